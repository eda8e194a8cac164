// An account as the bot sees it. Pure.
import type { UserSeen } from '../../src/ports/event.ts'
import { nameOf } from './resolved.ts'
import { madeAt } from './snowflake.ts'
import { maybeText, textOf, type Wire } from './wire.ts'

/** An account, named as its server names it where that is told. Discord tells nobody's zone. */
export function userSeen(user: Wire, member?: Wire): UserSeen {
  const id = textOf(user, 'id')
  const avatar = avatarOf(id, maybeText(user, 'avatar'))
  return {
    user: id,
    name: nameOf(user, member),
    bot: user.bot === true,
    guest: false,
    createdAt: madeAt(id),
    ...(avatar === undefined ? {} : { avatar }),
  }
}

/** The address of somebody's picture. The hash stands in it, so nothing else is taken for one. */
const avatarOf = (user: string, hash: string | undefined): string | undefined =>
  hash !== undefined && /^(a_)?[0-9a-f]{1,64}$/.test(hash)
    ? `https://cdn.discordapp.com/avatars/${user}/${hash}.png?size=256`
    : undefined
