// One thread as a line of the queue.
import type { ThreadId } from '../../domain/ids.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { SupportThread } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import { plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { named, quoted, wayTo } from './around.ts'
import { forStaff } from './notice.ts'
import { priorityWords } from './priority-words.ts'

/** What was looked up for all lines of a page at once. */
export interface PageKnows {
  /** All of the community. */
  readonly spaces: readonly Space[]
  readonly tags: ReadonlyMap<ThreadId, readonly string[]>
}

/** Says who wants what since when, and who has it; where people are of several spaces, of which. */
export async function queueLine(house: House, say: Say, thread: SupportThread, known: PageKnows): Promise<Text> {
  const { members } = house.store.of(thread.community)
  const opener = await members.get(thread.opener)
  if (opener === undefined) throw new Error('a thread has no opener')
  const assignee = thread.assignee === undefined ? undefined : await members.get(thread.assignee)
  const space = known.spaces.find(({ ref }) => spaceKey(ref) === spaceKey(thread.space))
  const isJoined = known.spaces.length > 1 && space !== undefined
  const { priority } = thread
  const tags = known.tags.get(thread.id) ?? []
  const labels = [
    ...(priority === 'normal' ? [] : [say.label(priorityWords[priority])]),
    ...tags.map((tag) => `#${tag}`),
  ]
  const line = say('queue.line', {
    number: thread.number,
    subject: quoted(thread.subject),
    name: isJoined ? say.label('accounts.name', { name: opener.name, space: space.name }) : named(opener),
    state: say.label(forStaff[thread.state]),
    since: { kind: 'time', at: thread.waitingSince, style: 'ago' },
    assignee: assignee === undefined ? say.label('support.nobody') : named(assignee),
    place: wayTo(say, thread, 'team') ?? say.label('queue.opening'),
  })
  return labels.length === 0 ? line : [...line, ...plain(' '), ...say('queue.labels', { labels: labels.join(', ') })]
}
