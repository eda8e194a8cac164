// One thread as a line of the queue.
import type { ThreadId } from '../../domain/ids.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { SupportThread } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import { plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { waitedWords } from '../waited-words.ts'
import { named, quoted, wayTo } from './around.ts'
import { stateForStaff } from './notice.ts'
import { priorityWords } from './priority-words.ts'
import { dueBy } from './teams/targets.ts'

/** What was looked up for all lines of a page at once. */
export interface PageKnows {
  /** All of the community. */
  readonly spaces: readonly Space[]
  readonly tags: ReadonlyMap<ThreadId, readonly string[]>
  readonly organisations: ReadonlyMap<ThreadId, Organisation>
}

/** Says who wants what since when, and who has it; where people are of several spaces, of which. */
export async function queueLine(house: House, say: Say, thread: SupportThread, known: PageKnows): Promise<Text> {
  return labelled(say, say('queue.line', await aboutThread(house, say, thread, known)), thread, known)
}

/** The same with what is due next, and in how long. */
export async function nearLine(house: House, say: Say, thread: SupportThread, known: PageKnows): Promise<Text> {
  const due = await dueBy(house, thread)
  // What was done between the list and the line is due no more.
  if (due === undefined) return queueLine(house, say, thread, known)
  const left = due.at - house.clock.now()
  const said = say.label(left > 0 ? 'queue.due-in' : 'queue.overdue', {
    kind: due.kind,
    time: waitedWords(say, Math.abs(left)),
  })
  const about = await aboutThread(house, say, thread, known)
  return labelled(say, say('queue.line-near', { ...about, due: said }), thread, known)
}

async function aboutThread(house: House, say: Say, thread: SupportThread, { spaces }: PageKnows) {
  const { members } = house.store.of(thread.community)
  const opener = await members.get(thread.opener)
  if (opener === undefined) throw new Error('a thread has no opener')
  const assignee = thread.assignee === undefined ? undefined : await members.get(thread.assignee)
  const space = spaces.find(({ ref }) => spaceKey(ref) === spaceKey(thread.space))
  const isJoined = spaces.length > 1 && space !== undefined
  return {
    number: thread.number,
    subject: quoted(thread.subject),
    name: isJoined ? say.label('accounts.name', { name: opener.name, space: space.name }) : named(opener),
    state: say.label(stateForStaff(thread)),
    since: { kind: 'time', at: thread.waitingSince, style: 'ago' },
    assignee: assignee === undefined ? say.label('support.nobody') : named(assignee),
    place: wayTo(say, thread, 'team') ?? say.label('queue.opening'),
  } as const
}

/** With its organisation, its priority and its tags, where it has any to be told. */
function labelled(say: Say, line: Text, { id, priority }: SupportThread, { tags, organisations }: PageKnows): Text {
  const organisation = organisations.get(id)
  const labels = [
    ...(organisation === undefined ? [] : [organisation.name]),
    ...(priority === 'normal' ? [] : [say.label(priorityWords[priority])]),
    ...(tags.get(id) ?? []).map((tag) => `#${tag}`),
  ]
  return labels.length === 0 ? line : [...line, ...plain(' '), ...say('queue.labels', { labels: labels.join(', ') })]
}
