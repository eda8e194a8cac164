// What is used of wawoff2, which comes without declarations.
declare module 'wawoff2/decompress.js' {
  /** A font that was packed as WOFF2, as TrueType or OpenType. Rejects what is none. */
  // biome-ignore lint/style/noDefaultExport: it is theirs.
  export default function decompress(font: Uint8Array): Promise<Uint8Array>
}
