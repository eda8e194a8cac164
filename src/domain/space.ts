// A space as Hearth knows it, and the channels it uses there, each for a purpose.
import type { CommunityId } from './ids.ts'
import type { SpaceRef } from './place.ts'

export interface Space {
  readonly ref: SpaceRef
  readonly community: CommunityId
  readonly name: string
  readonly locale: string | undefined
  /** Who hears from Hearth first. */
  readonly host: { readonly user: string; readonly name: string } | undefined
  /** When Hearth first saw it: who was there then is known, never greeted. */
  readonly firstSeenAt: number
  /** When an admin said *Looks right*; undefined until then. */
  readonly confirmedAt: number | undefined
  /** When an admin was told what Hearth found; undefined until then. */
  readonly toldAt: number | undefined
  /** When Hearth said that it does not work there; undefined where it does, and once it has left. */
  readonly refusedAt: number | undefined
  /** When Hearth was last up before it started, until what happened there since then is caught up with. */
  readonly awaySince: number | undefined
  /** When the last catch-up that came to its end began: what happened there before is known. */
  readonly caughtUpAt: number | undefined
  /** The community it was of before it joined this one. */
  readonly formerCommunity: CommunityId | undefined
  /** When it was separated from another; then no setting joins it again. */
  readonly separatedAt: number | undefined
}

export const purposes = ['welcome', 'support', 'suggestions', 'moderators'] as const
export type Purpose = (typeof purposes)[number]

export interface PurposeChannel {
  readonly channel: string
  readonly name: string
}

export type PurposeChannels = Readonly<Partial<Record<Purpose, PurposeChannel>>>

/** The names under which communities usually have such a channel, the best first. */
const usualNames: Readonly<Record<Purpose, readonly string[]>> = {
  welcome: ['welcome', 'introductions', 'lobby', 'general'],
  support: ['support', 'help', 'questions', 'ask', 'general'],
  suggestions: ['suggestions', 'ideas', 'feedback', 'feature-requests'],
  moderators: ['moderators', 'mods', 'mod-chat', 'staff', 'team', 'admins'],
}

/** What of a channel matters for choosing it. */
export interface ChannelCandidate {
  readonly id: string
  readonly name: string
  readonly everyoneCanRead: boolean
  readonly canPost: boolean
}

/** Finds a channel for each purpose by its usual names. One that everyone can read is never the moderators'. */
export function findChannels(candidates: readonly ChannelCandidate[]): PurposeChannels {
  const found: Partial<Record<Purpose, PurposeChannel>> = {}
  for (const purpose of purposes) {
    const fit = candidates.filter((one) => one.canPost && one.everyoneCanRead === (purpose !== 'moderators'))
    const channel = usualNames[purpose].map((name) => fit.find((one) => plainName(one.name) === name)).find(Boolean)
    if (channel !== undefined) found[purpose] = { channel: channel.id, name: channel.name }
  }
  return found
}

/** The channel that people mean by a name: the one that is called so, else one that is but for signs and capitals. */
export const channelNamed = <Channel extends { readonly name: string }>(
  channels: readonly Channel[],
  typed: string,
): Channel | undefined =>
  channels.find(({ name }) => name === typed) ?? channels.find(({ name }) => meantAs(name, typed))

const meantAs = (name: string, typed: string): boolean =>
  name.toLowerCase() === typed.toLowerCase() || (plainName(typed) !== '' && plainName(name) === plainName(typed))

/** One with a hand and a bar before `Welcome` is a welcome channel too. */
const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}-]+/gu, '')
    .replaceAll(/^-+|-+$/g, '')
