// What could not be told before, above the next answer that a person gets: in the transaction that stores the answer, so that
// it is lost by no kill, and told once unless nobody can tell whether that answer was seen: then it is told above another.
import type { Answered } from '../../delivery/store-answer.ts'
import type { Member } from '../../domain/member.ts'
import type { Say } from '../../locales/say.ts'
import { readMessage } from '../../ports/stored.ts'
import type { Control, Message } from '../../view/message.ts'
import { lines, plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { textLength } from './text-length.ts'

/** So much fits into one message everywhere. */
const lengthAtMost = 1800

/** Whoever is answered. A caller is one, and so is a member. */
type Asking = Pick<Member, 'community' | 'person'>

/** Whether something waits to be told to whoever calls. */
export const isOwed = async ({ store }: Pick<House, 'store'>, { community, person }: Asking): Promise<boolean> =>
  (await store.of(community).notes.waitingFor(person)).length > 0

/**
 * The first answer to a call, with the notes above it. A call that is answered again once its thread stands takes none yet:
 * on Discord the later answer is shown in place of the first, and takes them.
 */
export async function firstAnswer(
  house: House,
  asking: Asking,
  key: string,
  say: Say,
  answer: Message,
): Promise<Answered> {
  if (!(await isOwed(house, asking))) return answer
  const comesAgain = await house.store.of(asking.community).threads.openedBy(key)
  return comesAgain ? answer : withNotes(house, asking, say, answer)
}

/** An answer with as many notes above it as fit, the earliest first; the others wait for the next. */
export async function withNotes(house: House, asking: Asking, say: Say, answer: Message): Promise<Answered> {
  const { community, person } = asking
  const { notes } = house.store.of(community)
  const texts: Text[] = []
  const controls: Control[] = []
  const above: string[] = []
  let room = lengthAtMost - textLength(answer.text)
  for (const note of await notes.waitingFor(person)) {
    const message = readMessage(note.message)
    const why = note.doubtful ? say('personal.before-doubtful') : say('personal.before')
    const text = lines(why, flat(message), [])
    const length = textLength(text)
    // One that leaves no room for any answer is told with the first; where it is cut, it says so.
    const never = length > lengthAtMost / 2 && texts.length === 0
    if (length > room && !never) break
    room -= length
    texts.push(text)
    controls.push(...(message.controls ?? []))
    above.push(note.id)
    await notes.change(note.id, { state: 'above' })
  }
  if (texts.length === 0) return answer
  const all = [...controls, ...(answer.controls ?? [])]
  return { ...answer, text: lines(...texts, answer.text), above, ...(all.length === 0 ? {} : { controls: all }) }
}

/** A message as text alone: the card under it is the answer's. */
function flat({ text, card }: Message): Text {
  const facts = (card?.facts ?? []).map(({ label, value }): Text => [...plain(`${label}: `), ...value])
  return lines(text, ...[card?.body, ...facts, card?.note].filter((one) => one !== undefined))
}
