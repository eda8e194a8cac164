// All that is kept of one person from support, as plain text: their threads, what they said, what it said before, and what is
// kept beside threads.
import type { CommunityId, MemberId, ThreadId } from '../../../domain/ids.ts'
import type { SupportThread } from '../../../domain/support.ts'
import type { Say } from '../../../locales/say.ts'
import type { House } from '../../house.ts'
import { forMembers } from '../opening.ts'
import { keptBeside } from './kept-beside.ts'
import { fileSaid, goneSaid, momentSaid } from './transcript-words.ts'

/** Writes it. */
export async function personalFile(house: House, community: CommunityId, member: MemberId, say: Say): Promise<string> {
  const { members, threads, threadKeeping, conversations } = house.store.of(community)
  const theirs = await members.ofSamePerson(member)
  const rows = [say.label('privacy.file.title'), say.label('privacy.file.utc')]
  for (const id of await threadKeeping.threadsOf(theirs)) {
    const thread = await threads.get(id)
    if (thread !== undefined) rows.push('', ...threadSaid(say, thread))
  }
  const said = Map.groupBy(await conversations.by(theirs), ({ thread }) => thread)
  for (const [id, messages] of said) {
    const thread = await threads.get(id)
    if (thread === undefined) continue
    rows.push('', say.label('privacy.file.said', { number: thread.number }))
    rows.push(...(await saidIn(house, community, id, messages, say)))
  }
  const beside = await keptBeside(house, community, theirs, say)
  if (beside.rows.length > 0) rows.push('', say.label('privacy.file.beside'), ...beside.rows.map((row) => `  ${row}`))
  return `${rows.join('\n')}\n`
}

function threadSaid(
  say: Say,
  { number, subject, openedAt, state, closedAt, resolvedAt }: SupportThread,
): readonly string[] {
  const endedAt = closedAt ?? resolvedAt
  return [
    say.label('transcript.title', { number, subject }),
    `  ${say.label('transcript.opened')}: ${momentSaid(say, openedAt)}`,
    `  ${say.label('support.state')}: ${say.label(forMembers[state])}`,
    ...(endedAt === undefined ? [] : [`  ${say.label('transcript.ended')}: ${momentSaid(say, endedAt)}`]),
  ]
}

async function saidIn(
  house: House,
  community: CommunityId,
  thread: ThreadId,
  messages: Awaited<ReturnType<ReturnType<House['store']['of']>['conversations']['by']>>,
  say: Say,
): Promise<readonly string[]> {
  const { conversations, threadFiles } = house.store.of(community)
  const earlier = await conversations.earlierOf(thread)
  const files = Map.groupBy(await threadFiles.of(thread), ({ message }) => message)
  return messages.flatMap(({ id, at, text, gone }) => {
    const mark = goneSaid(say, { gone: gone && { how: gone.how, at: gone.at, by: say.label('transcript.team') } })
    return [
      `  ${momentSaid(say, at)}: ${text}`,
      ...(mark === undefined ? [] : [`    [${mark}]`]),
      ...(earlier.get(id) ?? []).map(
        (before) => `    ${say.label('transcript.earlier', { at: momentSaid(say, before.at) })} ${before.text}`,
      ),
      ...(files.get(id) ?? [])
        .filter(({ state }) => state !== 'gone')
        .map((file) => `    ${say.label('transcript.file', { file: fileSaid(say, file) })}`),
    ]
  })
}
