// What somebody who looks into a database finds there.

export type Found =
  | { readonly kind: 'problem'; readonly problem: string }
  /** `tables` are somebody's. */
  | { readonly kind: 'not ours'; readonly tables: number }
  | { readonly kind: 'ours'; readonly migrations: readonly string[]; readonly spaces: number }
