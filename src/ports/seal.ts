// Secrets at rest, as an adapter sees them: what it keeps is closed with a key that it never holds.

export type Opened =
  /** `renew`: it was closed with a key on its way out, and is to be closed anew. */
  | { readonly kind: 'open'; readonly words: string; readonly renew: boolean }
  /** Closed with a key that nobody gave us. */
  | { readonly kind: 'other-key' }
  /** Changed since it was closed, or closed for something else. */
  | { readonly kind: 'broken' }

export interface Seal {
  /** Closes words so that they are read and believed only here, and only for what they are `about`. */
  close(words: string, about: string): string
  open(closed: string, about: string): Opened
}
