// Greetings that are not for everybody: of a guest, and of somebody who is back.
import type { Late } from '../../domain/arrival.ts'
import type { Member } from '../../domain/member.ts'
import type { Space } from '../../domain/space.ts'
import { sayIn } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { startHere } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { person } from '../../view/text.ts'

/** The greeting of a guest, who is there for something already and needs no first steps. */
export function guestGreeting(space: Space, member: Member, late: Late): Message {
  const say = sayIn(member.locale ?? space.locale)
  return { text: say('arriving.guest', { space: space.name, name: person(member.user, member.name), late }) }
}

/** What somebody is told who had left, and is here again. */
export function backGreeting(space: Space, member: Member): Message {
  const say = sayIn(member.locale ?? space.locale)
  return {
    text: say('arriving.back', { space: space.name, name: person(member.user, member.name) }),
    controls: [button(actionId(startHere), say.label('welcome.start-here'))],
  }
}
