// One kind of what is kept of somebody beside their threads: how it is shown to them, and how it goes.
import type { CommunityId, MemberId } from '../../../domain/ids.ts'
import type { Say } from '../../../locales/say.ts'
import type { Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'

/** What there is of it, in somebody's language. */
export interface Kept {
  readonly count: number
  /** What there is, in a few lines. */
  readonly said: readonly Text[]
  /** What goes of it when they wish to be forgotten. */
  readonly goes: readonly Text[]
  /** What stays then, and why. */
  readonly stays: readonly Text[]
  /** All of it, as rows of a file. */
  readonly rows: readonly string[]
}

export interface KeptPart {
  /** Finds it, over these accounts of one person. */
  readonly of: (house: House, community: CommunityId, accounts: readonly MemberId[], say: Say) => Promise<Kept>
  /** Forgets what can be forgotten. */
  readonly forget: (house: House, community: CommunityId, accounts: readonly MemberId[]) => Promise<void>
}
