// What is known of a person beside their threads, as a colleague finds it: the notes on them, the latest first.
import { mayUse } from '../../../domain/caller.ts'
import type { ThreadId } from '../../../domain/ids.ts'
import type { Member } from '../../../domain/member.ts'
import type { TouchPoint } from '../../../domain/touch-point.ts'
import { actionId } from '../../../view/action-id.ts'
import { type Button, button, type Message } from '../../../view/message.ts'
import { lines, type Text } from '../../../view/text.ts'
import { touchChange, touchList, touchRemove, touchWrite } from '../../../view/touch-actions.ts'
import type { House } from '../../house.ts'
import { named, quoted } from '../around.ts'
import type { Asker } from '../caller.ts'

/** So many are looked at for a page; of long ones fewer fit. */
const pageLength = 5
/** So many characters of notes stand on a page, or one note. */
const pageSize = 2400
const threadsNamed = 10

interface Page {
  readonly from?: number
  /** What was just done. */
  readonly first?: Text
  /** The thread from which they are looked at: a new note is about it. */
  readonly thread?: ThreadId
}

/** A page of the notes on them. */
export async function notesOn(
  house: House,
  by: Asker,
  member: Member,
  { from = 0, first, thread }: Page = {},
): Promise<Message> {
  const { say } = by
  const { members, touchPoints } = house.store.of(by.caller.community)
  const accounts = await members.ofSamePerson(member.id)
  const { count } = await touchPoints.summary(accounts)
  const start = from < count ? from : 0
  const page = fitting(await touchPoints.on(accounts, start, pageLength))
  const rows = await Promise.all(page.map((note, index) => rowOf(house, by, note, start + index + 1)))
  const title = say('touch.list', { name: named(member), count })
  const threads = await threadsOf(house, by, accounts)
  const left = count - start - page.length
  return {
    text: lines(...(first === undefined ? [] : [first]), title, ...rows, ...threads),
    controls: [
      button(
        actionId(touchWrite, member.id, ...(thread === undefined ? [] : [thread])),
        say.label('touch.write'),
        count === 0 ? 'primary' : 'plain',
      ),
      ...page.flatMap((note, index) => ownButtons(by, note, start + index + 1)),
      ...(left > 0
        ? [button(actionId(touchList, member.id, start + page.length), say.label('touch.earlier', { count: left }))]
        : []),
    ],
  }
}

/** As many as are read at once; one at least. */
function fitting(notes: readonly TouchPoint[]): readonly TouchPoint[] {
  let size = 0
  return notes.filter(({ said, follows = '' }, index) => {
    size += said.length + follows.length
    return index === 0 || size <= pageSize
  })
}

async function rowOf(house: House, { say, caller }: Asker, note: TouchPoint, number: number): Promise<Text> {
  const { members, threads } = house.store.of(caller.community)
  const author = await members.get(note.author)
  const thread = note.thread === undefined ? undefined : await threads.get(note.thread)
  const head = say('touch.head', {
    ...{ number, how: note.how, at: { kind: 'time', at: note.at, style: 'moment' } },
    by: author === undefined ? say.label('touch.somebody') : named(author),
    thread: thread?.number ?? 'none',
  })
  const { follows } = note
  return lines(
    head,
    [quoted(note.said)],
    ...(follows === undefined ? [] : [say('touch.follows-said', { follows: quoted(follows) })]),
  )
}

/** Whether somebody may correct or take back a note: whoever wrote it, and admins. */
export async function mayChange(house: House, { caller }: Asker, note: TouchPoint): Promise<boolean> {
  if (mayUse('admins', caller.level)) return true
  return (await house.store.of(caller.community).members.get(note.author))?.person === caller.person
}

/** Everybody of the staff sees them: who may not is told by whom it is. */
const ownButtons = ({ say }: Asker, { id }: TouchPoint, number: number): readonly Button[] => [
  button(actionId(touchChange, id), say.label('touch.change', { number })),
  button(actionId(touchRemove, id, 'ask'), say.label('touch.remove', { number })),
]

/** The numbers of their threads, the latest first. */
async function threadsOf(
  house: House,
  { say, caller }: Asker,
  accounts: Parameters<typeof listed>[2],
): Promise<readonly Text[]> {
  const numbers = await listed(house, caller.community, accounts)
  if (numbers.length === 0) return []
  const shown = numbers.slice(0, threadsNamed)
  const list = new Intl.ListFormat(say.locale).format(shown.map((number) => `${number}`))
  return [say('touch.threads', { count: numbers.length, list, more: numbers.length - shown.length })]
}

async function listed(
  { store }: House,
  community: Asker['caller']['community'],
  accounts: readonly Member['id'][],
): Promise<readonly number[]> {
  const { threadKeeping, threads } = store.of(community)
  const all = await Promise.all((await threadKeeping.threadsOf(accounts)).map((id) => threads.get(id)))
  return all
    .filter((one) => one !== undefined)
    .map(({ number }) => number)
    .toSorted((one, other) => other - one)
}
