// Support threads: their states, and what moves them.
import type { FileRef } from './file.ts'
import type { CommunityId, MemberId, ThreadId } from './ids.ts'
import type { MessageRef, SpaceRef, ThreadPlace } from './place.ts'
import type { Signature } from './signature.ts'
import type { Priority } from './team.ts'

export const threadStates = ['open', 'waiting on member', 'waiting on staff', 'resolved', 'closed'] as const
export type ThreadState = (typeof threadStates)[number]

/**
 * One private thread for both sides (`thread`), or where there are none, a private channel of its own (`channel`). Else there
 * are two ends, and Hearth between them: the opener's is under a direct message (`relayed`), or private to them and whoever
 * was let in, while the team is in another space (`bridged`). Of somebody without an account there is the team's end alone
 * (`outside`): what is carried there, the team wrote down, or it was handed in.
 */
export const supportShapes = ['thread', 'channel', 'relayed', 'bridged', 'outside'] as const
export type SupportShape = (typeof supportShapes)[number]

/** Whether Hearth carries words from one end to the other. */
export const isCarried = ({ shape }: Pick<SupportThread, 'shape'>): boolean =>
  shape === 'relayed' || shape === 'bridged' || shape === 'outside'

/** Whether the opener's end is a private thread, or channel, that is opened for it. */
export const hasRoom = ({ shape }: Pick<SupportThread, 'shape'>): boolean => shape !== 'relayed' && shape !== 'outside'

/** Whether its opener has no account: what they are told, the team tells them in its own way. */
export const isOutside = ({ shape }: Pick<SupportThread, 'shape'>): boolean => shape === 'outside'

/** Where a reply stands for whoever it is for: of somebody without an account, where the team wrote down that they were told. */
export const endOfReplies = (thread: Pick<SupportThread, 'shape'>): ThreadEnd => (isOutside(thread) ? 'team' : 'opener')

export interface SupportThread {
  readonly id: ThreadId
  readonly community: CommunityId
  readonly number: number
  readonly opener: MemberId
  readonly space: SpaceRef
  readonly subject: string
  readonly state: ThreadState
  readonly assignee: MemberId | undefined
  readonly shape: SupportShape
  readonly openedAt: number
  /** Where the opener reads and writes; undefined until it is open on the platform. */
  readonly place: ThreadPlace | undefined
  /** The thread under the notice: the team's end when words are carried, else its own room; undefined until that is known. */
  readonly teamPlace: ThreadPlace | undefined
  /** Since when whoever's turn it is has been waited for. */
  readonly waitingSince: number
  readonly lastMemberAt: number | undefined
  readonly lastStaffAt: number | undefined
  readonly resolvedAt: number | undefined
  /** Since when nobody of the team could be told of it; undefined when somebody was. */
  readonly untoldAt: number | undefined
  /** The call that opened it, until that was answered with where it is. */
  readonly call: string | undefined
  /** The id of its topic, where it has one. */
  readonly topic: string | undefined
  /** The id of the team that answers it; undefined: everyone. */
  readonly team: string | undefined
  readonly priority: Priority
  /** The moderator who opened it for its opener. */
  readonly openedBy: MemberId | undefined
  /** When the team first answered. */
  readonly firstReplyAt: number | undefined
  /** Since when its assignee has it. */
  readonly claimedAt: number | undefined
  /** Until then it is not counted among what waits for the team. */
  readonly snoozedUntil: number | undefined
  /** The thread that goes on in its place. */
  readonly mergedInto: ThreadId | undefined
  /** When its opener said that it is solved, or nobody came back to it. */
  readonly closedAt: number | undefined
  /** How many times it was opened again. */
  readonly reopened: number
}

/** Words that wait for the end they are for to be there. */
export interface HeldWords {
  /** Later ones sort after earlier ones. */
  readonly id: string
  readonly thread: ThreadId
  readonly toward: ThreadEnd
  readonly author: MemberId
  readonly manner: WordsManner
  readonly text: string
  /** What was sent with them; absent when nothing was. */
  readonly files?: readonly FileRef[]
  /** What a reply is signed with; absent: its author's name. */
  readonly signature?: Signature
  /** The key of the place they were written in, while it is not known whether that is the thread. */
  readonly under?: string
  /** When they were written, if that was while Hearth was away. */
  readonly missedAt?: number
  /** Of what was written where it is not known yet whether that is the thread: the message that they are, and when it was. */
  readonly source?: MessageRef
  readonly at?: number
}

/** What an account reacted with, as people read it. */
export interface Reaction {
  readonly user: string
  readonly emoji: string
  /** Absent: it is the opener's, whose words or whose reply it is about. */
  readonly end?: 'team'
  /** The team wants that whoever wrote the words sees it; so they do, as a reaction of Hearth's. */
  readonly shown?: true
}

/**
 * How words were taken away: by their author, with all they said or so that the team keeps that; or they were `erased`, with
 * every message that showed them.
 */
export const removals = ['words too', 'words stay', 'erased'] as const
export type Removal = (typeof removals)[number]

/** Words that were carried to an end of a thread, as they are now. */
export interface CarriedWords extends Omit<HeldWords, 'under' | 'source' | 'at'> {
  /** The message that was carried; absent where it was said by a form. */
  readonly source?: MessageRef
  /** The id of what the opener reads of a reply: its copy for the team has the same. */
  readonly reply?: string
  /** The message of the record that it brings, where it was said by a form. */
  readonly kept?: string
  /** Counts the changes. */
  readonly version: number
  /** How many messages it is brought in; 0 until it is. */
  readonly parts: number
  readonly edited: boolean
  readonly removed: Removal | undefined
  readonly reactions: readonly Reaction[]
}

/** Where words go: to the opener's end of a thread, or to the team's. */
export type ThreadEnd = 'opener' | 'team'

/** `written` by the opener, `edited` by them later, or a moderator's `reply`; `opening`: what they did to the first message. */
export const wordsManners = ['written', 'edited', 'reply', 'opening'] as const
export type WordsManner = (typeof wordsManners)[number]

export const openStates: readonly ThreadState[] = ['open', 'waiting on member', 'waiting on staff']

/** Whether somebody still waits for something in it. */
export const isOpen = (thread: Pick<SupportThread, 'state'>): boolean => openStates.includes(thread.state)

/** The longest subject that fits a thread's name with its number on every platform. */
export const subjectLength = 80
/** The longest reply of a moderator, which fits into one message with its signature on every platform. */
export const replyLength = 1500

/** A subject made from somebody's first words: the first line, cut at a word with an ellipsis where it is too long. */
export function subjectOf(words: string): string {
  const line = words.trim().split('\n')[0]?.trim() ?? ''
  return pieces(line, subjectLength - 1).length <= 1 ? line : `${pieces(line, subjectLength - 1)[0] ?? ''}\u2026`
}

/** Cuts a text into pieces of at most `most` characters, between lines or words where it can. Nothing is lost. */
export function pieces(text: string, most: number): readonly string[] {
  const found: string[] = []
  let rest = text.trim()
  while (rest.length > most) {
    const room = rest.slice(0, most + 1)
    const cut =
      [room.lastIndexOf('\n'), room.lastIndexOf(' ')].find((at) => at > most / 2) ?? wholeCharacters(rest, most)
    found.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  return rest === '' ? found : [...found, rest]
}

/** Made when a word is first cut: the running system takes its time to make one. */
let characters: Intl.Segmenter | undefined

/** Where the last character ends that fits whole, as people see characters; one that fits nowhere is cut between its parts. */
function wholeCharacters(text: string, most: number): number {
  characters ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  const { index = 0 } = characters.segment(text.slice(0, most + 2)).containing(most) ?? {}
  if (index > 0) return index
  return /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most
}

/** Whether it could not be opened, and was given up. */
export const wasNeverOpened = ({ state, closedAt }: Pick<SupportThread, 'state' | 'closedAt'>): boolean =>
  state === 'closed' && closedAt === undefined

/** Whether it has ended and can go on. */
export const canReopen = (thread: SupportThread): boolean => {
  if (isOpen(thread) || wasNeverOpened(thread) || thread.mergedInto !== undefined) return false
  return thread.state === 'resolved' || thread.place !== undefined || isOutside(thread)
}

/** Whose turn it was before somebody said that it is solved: the opener's, if the team has written since the turn began. */
export function stateBefore(thread: SupportThread): ThreadState {
  const { lastStaffAt, lastMemberAt, openedAt, waitingSince, reopened } = thread
  if (lastStaffAt !== undefined && lastStaffAt >= waitingSince) return 'waiting on member'
  return lastStaffAt === undefined && reopened === 0 && lastMemberAt === openedAt ? 'open' : 'waiting on staff'
}
