// What is used of bidi-js. Its own declarations do not fit how Node imports it.
declare module 'bidi-js' {
  interface Embedding {
    /** For each UTF-16 unit; odd where the text runs from right to left. */
    readonly levels: Uint8Array
  }
  interface Bidi {
    getEmbeddingLevels(text: string, base: 'auto'): Embedding
    /** The units in the order in which they stand. */
    getReorderedIndices(text: string, embedding: Embedding): readonly number[]
  }
  // biome-ignore lint/style/noDefaultExport: it is theirs.
  export default function bidiFactory(): Bidi
}
