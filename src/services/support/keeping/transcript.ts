// A transcript as data: what was said in a thread, as its reader may know it. The opener reads neither what the team said
// among itself nor what was removed, and of the team's people only what replies are signed with.
import type { CommunityId, MemberId, ThreadId } from '../../../domain/ids.ts'
import type { EarlierWords, GoneWay, KeptFile, KeptMessage } from '../../../domain/kept.ts'
import type { ThreadEnd, ThreadState } from '../../../domain/support.ts'
import type { Say } from '../../../locales/say.ts'
import type { House } from '../../house.ts'
import { around } from '../around.ts'

/** Whom it is for: the team reads all. */
export type TranscriptFor = ThreadEnd

export interface TranscriptLine {
  readonly at: number
  readonly author: string
  readonly end: ThreadEnd
  readonly internal: boolean
  readonly text: string
  readonly editedAt: number | undefined
  /** What it said before, the earliest first. */
  readonly earlier: readonly EarlierWords[]
  readonly gone: { readonly how: GoneWay; readonly at: number; readonly by: string } | undefined
  readonly files: readonly KeptFile[]
}

export interface Transcript {
  readonly number: number
  readonly subject: string
  readonly state: ThreadState
  readonly openedAt: number
  readonly opener: string
  readonly endedAt: number | undefined
  /** When its words went, and how many messages and files there were. */
  readonly erased: { readonly at: number; readonly messages: number; readonly files: number } | undefined
  readonly forTeam: boolean
  readonly lines: readonly TranscriptLine[]
}

/** Reads it; undefined when there is no such thread in the community. */
export async function transcriptOf(
  house: House,
  community: CommunityId,
  id: ThreadId,
  whose: TranscriptFor,
  say: Say,
): Promise<Transcript | undefined> {
  const about = await around(house, community, id)
  if (about === undefined) return undefined
  const { thread, opener } = about
  const { conversations, threadFiles, threadKeeping, members, settings } = house.store.of(community)
  const forTeam = whose === 'team'
  const signed = (await settings.get())['support.signed-by']
  const [messages, earlier, files, keeping] = [
    await conversations.of(id),
    await conversations.earlierOf(id),
    Map.groupBy(await threadFiles.of(id), ({ message }) => message),
    await threadKeeping.of(id),
  ]
  const names = new Map<MemberId, string>()
  async function nameOf(member: MemberId | undefined, end: ThreadEnd): Promise<string> {
    if (!forTeam && end === 'team' && signed !== 'name') return say.label('transcript.team')
    if (member === undefined) return say.label('transcript.somebody')
    const known = names.get(member) ?? (await members.get(member))?.name ?? say.label('transcript.somebody')
    names.set(member, known)
    return known
  }

  const lines: TranscriptLine[] = []
  for (const message of messages) {
    if (isUnheard(message) || (message.internal && !forTeam)) continue
    const { id: key, author, end, at, editedAt, internal, gone } = message
    const hidden = gone !== undefined && !forTeam
    lines.push({
      ...{ at, end, internal, editedAt: hidden ? undefined : editedAt },
      author: await nameOf(author, end),
      text: hidden ? '' : message.text,
      earlier: hidden ? [] : (earlier.get(key) ?? []),
      gone: gone === undefined ? undefined : { how: gone.how, at: gone.at, by: await nameOf(gone.by, 'team') },
      files: hidden ? [] : (files.get(key) ?? []).filter(({ state }) => state !== 'gone'),
    })
  }
  const { number, subject, state, openedAt, resolvedAt, closedAt } = thread
  return {
    ...{ number, subject, state, openedAt, endedAt: closedAt ?? resolvedAt, forTeam, lines },
    opener: keeping.forgottenAt === undefined ? opener.name : say.label('transcript.somebody'),
    erased: keeping.erased,
  }
}

/** Something that was removed before anybody heard of it: whose it was, and whether it was said, nobody knows. */
const isUnheard = ({ gone, author }: KeptMessage): boolean => gone?.how === 'removed' && author === undefined
