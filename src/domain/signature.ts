// What a reply of the team's is signed with, where its opener reads it.

export const signedBys = ['name', 'role', 'team'] as const
export type SignedBy = (typeof signedBys)[number]

/** `called`: the role's or the team's own name; absent where it has none. */
export type Signature = { readonly by: 'name' } | { readonly by: 'role' | 'team'; readonly called?: string }

/** The moderator's own name: as long as nothing else is said. */
export const byName: Signature = { by: 'name' }
