// The queue: what is open, those first that wait for the team, the longest waiting before the others.
import type { SupportThread } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { queueMore, supportChoose, supportSee } from '../../view/actions.ts'
import { button, type Control, type Message } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { aroundThread, named, quoted, wayTo } from './around.ts'
import type { Asker } from './caller.ts'
import { forStaff } from './notice.ts'

/** Threads on one page: as many as fit into one message everywhere. */
const pageLength = 6
/** More than this are a select, since a row holds no more buttons. */
const mostButtons = 5

const waitsForTeam = ({ state }: SupportThread): boolean => state !== 'waiting on member'

/** The page of the queue that begins at `from`. */
export async function queueMessage(house: House, { caller, say }: Asker, from: number): Promise<Message> {
  const open = await house.store.of(caller.community).threads.open()
  if (open.length === 0) return { text: say('queue.empty') }
  const joined = (await house.store.of(caller.community).spaces.all()).length > 1
  const waiting = open.filter(waitsForTeam)
  const sorted = [...waiting, ...open.filter((thread) => !waitsForTeam(thread))]
  const page = sorted.slice(from, from + pageLength)
  const rows = await Promise.all(page.map((thread) => lineOf(house, say, thread, joined)))
  const left = Math.max(0, sorted.length - from - page.length)
  const rest = left === 0 ? [] : [say('queue.left', { count: left })]
  const more = left === 0 ? [] : [button(actionId(queueMore, from + pageLength), say.label('queue.more'))]
  return {
    text: lines(say('queue.title', { count: open.length, waiting: waiting.length }), ...rows, ...rest),
    controls: [...openControls(say, page), ...more],
  }
}

async function lineOf(house: House, say: Say, thread: SupportThread, joined: boolean): Promise<Text> {
  const { opener, assignee, space } = await aroundThread(house, thread)
  const way = wayTo(say, thread, 'team')
  return say('queue.line', {
    number: thread.number,
    subject: quoted(thread.subject),
    name: joined ? say.label('accounts.name', { name: opener.name, space: space.name }) : named(opener),
    state: say.label(forStaff[thread.state]),
    since: { kind: 'time', at: thread.waitingSince, style: 'ago' },
    assignee: assignee === undefined ? say.label('support.nobody') : named(assignee),
    place: way ?? say.label('queue.opening'),
  })
}

function openControls(say: Say, page: readonly SupportThread[]): readonly Control[] {
  if (page.length < mostButtons)
    return page.map(({ id, number }) => button(actionId(supportSee, id), say.label('queue.open', { number })))
  const choices = page.map(({ id, number, subject }) => ({
    value: id,
    label: say.label('queue.choice', { number, subject }),
  }))
  return [{ kind: 'select', action: actionId(supportChoose), placeholder: say.label('queue.choose'), choices }]
}
