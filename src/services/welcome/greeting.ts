// What a greeting says: one message with one button, in public for everybody there, or directly to the newcomer alone.
import type { Late } from '../../domain/arrival.ts'
import type { Member } from '../../domain/member.ts'
import type { Space } from '../../domain/space.ts'
import { type Say, sayIn } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { startHere } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { person, ping } from '../../view/text.ts'
import { type House, knownSpace, sayInSpace } from '../house.ts'

/** The greeting that only the newcomer gets, in their language. */
export async function directGreeting(house: House, space: Space, member: Member, late: Late): Promise<Message> {
  const say = sayIn(member.locale ?? space.locale)
  const other = await knownFrom(house, member)
  const args = { space: space.name, name: person(member.user, member.name), late }
  return {
    text: other === undefined ? say('welcome.direct', args) : say('welcome.known-direct', { ...args, other }),
    controls: [startButton(say)],
  }
}

/** The greeting that everybody in the channel reads, in the language of the space. */
export async function publicGreeting(house: House, space: Space, member: Member, late: Late): Promise<Message> {
  const say = sayInSpace(space)
  const known = await knownFrom(house, member)
  const args = { name: ping(member.user, member.name), late }
  return {
    text: known === undefined ? say('welcome.public', args) : say('welcome.known-public', { ...args, space: known }),
    controls: [startButton(say)],
  }
}

/** The button that shows the first steps to whoever presses it. */
const startButton = (say: Say) => button(actionId(startHere), say.label('welcome.start-here'), 'primary')

/** The name of another space where the same person is, as far as they have linked their accounts. */
async function knownFrom(house: House, { community, id, person: who, activeAt }: Member): Promise<string | undefined> {
  if (activeAt === undefined) return undefined
  const accounts = await house.store.of(community).members.ofPerson(who)
  const other = accounts.find((one) => one.id !== id && one.leftAt === undefined)
  return other === undefined ? undefined : (await knownSpace(house, community, other.user.space)).name
}
