// One thread as a line of the queue.
import type { SupportThread } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import { plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { aroundThread, named, quoted, wayTo } from './around.ts'
import { forStaff } from './notice.ts'
import { priorityWords } from './priority-words.ts'

/** Says who wants what since when, and who has it. `joined`: people are of several spaces. */
export async function queueLine(house: House, say: Say, thread: SupportThread, joined: boolean): Promise<Text> {
  const { opener, assignee, space } = await aroundThread(house, thread)
  const { priority } = thread
  const tags = await house.store.of(thread.community).threadTags.of(thread.id)
  const labels = [
    ...(priority === 'normal' ? [] : [say.label(priorityWords[priority])]),
    ...tags.map((tag) => `#${tag}`),
  ]
  const line = say('queue.line', {
    number: thread.number,
    subject: quoted(thread.subject),
    name: joined ? say.label('accounts.name', { name: opener.name, space: space.name }) : named(opener),
    state: say.label(forStaff[thread.state]),
    since: { kind: 'time', at: thread.waitingSince, style: 'ago' },
    assignee: assignee === undefined ? say.label('support.nobody') : named(assignee),
    place: wayTo(say, thread, 'team') ?? say.label('queue.opening'),
  })
  return labels.length === 0 ? line : [...line, ...plain(' '), ...say('queue.labels', { labels: labels.join(', ') })]
}
