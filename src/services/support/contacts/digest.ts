// What a secret, or the id of something that was handed in, is kept as: its SHA-256, in hexadecimal.

/** Makes it. Outside of any transaction: it takes a moment. */
export const digest = async (text: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex')
