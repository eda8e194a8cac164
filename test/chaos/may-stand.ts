// Messages that stand although the effect that sent them ended with an unknown outcome.
import type { Books } from './books.ts'
import type { Looked, Told, Town } from './town.ts'

/** What a greeting is known by. */
export const greetingWords = 'A few small steps'

/** A message's name in the accounts. */
export const messageKey = ({ channel, id }: { readonly channel: string; readonly id: string }): string =>
  `${channel}/${id}`

/**
 * The direct greetings that arrived without an answer that said so, to people who take no direct messages since: Slack
 * lets nobody look for them then. Hearth lists them as unconfirmed, and greets these people in public as well. One each.
 */
export function mayStand({ kept }: Books, town: Town, looked: Looked): ReadonlySet<string> {
  const done = kept.outbox.flatMap(({ outcome }) => outcome?.result?.message ?? [])
  const meant = new Set(done.map(messageKey))
  const unconfirmed = kept.outbox.filter(
    ({ outcome, follow_up }) => outcome?.reason === 'unconfirmed' && follow_up?.name === 'welcome.direct',
  )
  const isIt = (told: Told): boolean =>
    told.where === 'direct' && told.text.includes(greetingWords) && !meant.has(messageKey(told))
  const found = new Set<string>()
  for (const { follow_up } of unconfirmed) {
    const member = kept.members.find(({ id, platform }) => id === follow_up?.args.member && platform === town.name)
    if (member === undefined) continue
    const told = looked.toldTo({ id: member.user, name: member.name }).find(isIt)
    if (told !== undefined) found.add(messageKey(told))
  }
  return found
}
