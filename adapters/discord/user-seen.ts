// An account as the bot sees it. Pure.
import type { UserSeen } from '../../src/ports/event.ts'
import { nameOf } from './resolved.ts'
import { textOf, type Wire } from './wire.ts'

/** An account, named as its server names it where that is told. */
export const userSeen = (user: Wire, member?: Wire): UserSeen => ({
  user: textOf(user, 'id'),
  name: nameOf(user, member),
  bot: user.bot === true,
  guest: false,
})
