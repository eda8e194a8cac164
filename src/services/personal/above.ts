// What could not be told before, above the next answer that a person gets: in the transaction that stores the answer, so that
// it is told once and lost by no kill.
import type { Member } from '../../domain/member.ts'
import type { Say } from '../../locales/say.ts'
import { readMessage } from '../../ports/stored.ts'
import type { Control, Message } from '../../view/message.ts'
import { lines, type Part, plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { endNote } from './forgotten.ts'

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
): Promise<Message> {
  if (!(await isOwed(house, asking))) return answer
  const comesAgain = await house.store.of(asking.community).threads.openedBy(key)
  return comesAgain ? answer : withNotes(house, asking, say, answer)
}

/** An answer with as many notes above it as fit, the earliest first; the others wait for the next. */
export async function withNotes(house: House, asking: Asking, say: Say, answer: Message): Promise<Message> {
  const { community, person } = asking
  const texts: Text[] = []
  const controls: Control[] = []
  let room = lengthAtMost - lengthOf(answer.text)
  for (const note of await house.store.of(community).notes.waitingFor(person)) {
    const message = readMessage(note.message)
    const why = note.doubtful ? say('personal.before-doubtful') : say('personal.before')
    const text = lines(why, flat(message), [])
    const length = lengthOf(text)
    // One that leaves no room for any answer is told with the first; where it is cut, it says so.
    const never = length > lengthAtMost / 2 && texts.length === 0
    if (length > room && !never) break
    room -= length
    texts.push(text)
    controls.push(...(message.controls ?? []))
    await endNote(house, community, note.id)
  }
  if (texts.length === 0) return answer
  const all = [...controls, ...(answer.controls ?? [])]
  return { ...answer, text: lines(...texts, answer.text), ...(all.length === 0 ? {} : { controls: all }) }
}

/** A message as text alone: the card under it is the answer's. */
function flat({ text, card }: Message): Text {
  const facts = (card?.facts ?? []).map(({ label, value }): Text => [...plain(`${label}: `), ...value])
  return lines(text, ...[card?.body, ...facts, card?.note].filter((one) => one !== undefined))
}

const lengthOf = (text: Text): number => text.reduce((sum, part) => sum + wordsOf(part).length, 0)

function wordsOf(part: Part): string {
  switch (part.kind) {
    case 'plain':
    case 'bold':
    case 'code':
    case 'quote':
      return part.text
    case 'person':
    case 'role':
    case 'place':
      return part.name
    case 'link':
      return `${part.label}${part.url}`
    case 'time':
      return `${part.at}`
    case 'command':
      return part.path
    default:
      return part satisfies never
  }
}
