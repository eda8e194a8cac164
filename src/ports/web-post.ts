// Posting to an address that an admin named: the one door through which Hearth reaches other programs on the internet.

/** Why nothing is posted to an address, or why it did not answer. */
export const postTroubles = [
  /** Not an address, or one that names a user. */
  'malformed',
  /** Without TLS, towards an address that everybody can reach. */
  'plain',
  /** It leads into a private network, and that is not allowed here. */
  'private',
  /** Nobody knows that name now. */
  'unresolved',
  /** No connection, or it was cut. */
  'unreachable',
  /** Its certificate does not hold. */
  'certificate',
  /** No answer in time. */
  'late',
] as const
export type PostTrouble = (typeof postTroubles)[number]

export interface Post {
  readonly address: string
  /** The same for each try. */
  readonly id: string
  /** When this try is made, in milliseconds since 1970. */
  readonly at: number
  readonly body: string
  readonly secret: string
}

export type Posted =
  /** `retryAfterMs`: when it wants to be asked again, where it says. */
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfterMs?: number }
  | { readonly kind: 'failed'; readonly why: PostTrouble }

/** Reaches nobody. */
export const closedWebPost: WebPost = {
  check: async () => undefined,
  post: async () => ({ kind: 'failed', why: 'unreachable' }),
  newSecret: () => 'whsec_',
}

export interface WebPost {
  /** What stands in the way of posting there by now; undefined: nothing that can be seen. A look-up. */
  check(address: string): Promise<PostTrouble | undefined>
  /** Posts it, signed. Never rejects. */
  post(post: Post): Promise<Posted>
  /** A new signing secret. */
  newSecret(): string
}
