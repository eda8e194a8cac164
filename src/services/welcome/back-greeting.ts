// The greeting of somebody who is back: they alone read it.
import type { Member } from '../../domain/member.ts'
import type { Space } from '../../domain/space.ts'
import { sayIn } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { startHere } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { person } from '../../view/text.ts'

/** What somebody is told who had left, and is here again. */
export function backGreeting(space: Space, member: Member): Message {
  const say = sayIn(member.locale ?? space.locale)
  return {
    text: say('arriving.back', { space: space.name, name: person(member.user, member.name) }),
    controls: [button(actionId(startHere), say.label('welcome.start-here'))],
  }
}
