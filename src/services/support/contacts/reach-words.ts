// How somebody without an account is reached, in words: in the notice, and to whoever wrote down what they told them.
import type { CommunityId, MemberId } from '../../../domain/ids.ts'
import { isOutside } from '../../../domain/support.ts'
import type { Say, SentenceKey } from '../../../locales/say.ts'
import type { Fact, Message } from '../../../view/message.ts'
import { lines, type Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { type Around, named } from '../around.ts'
import type { Asker } from '../caller.ts'

const reachSaid = (house: House, { thread, opener }: Around, say: Say): Promise<Text> =>
  reachOf(house, thread.community, opener.id, say)

/** As one reads it; nothing is kept of whoever was forgotten. */
export async function reachOf(
  { store }: Pick<House, 'store'>,
  community: CommunityId,
  member: MemberId,
  say: Say,
): Promise<Text> {
  const contact = await store.of(community).contacts.of(member)
  if (contact === undefined) return say('contact.reach.gone')
  const { way, reach } = contact
  return say('contact.reach.by', { way: reach === '' ? 'none' : way, reach })
}

/** What the notice shows of it. */
export const reachFacts = async (house: House, about: Around, say: Say): Promise<readonly Fact[]> =>
  isOutside(about.thread)
    ? [
        { label: say.label('contact.no-account'), value: say('contact.is-outside') },
        { label: say.label('contact.reach'), value: await reachSaid(house, about, say) },
      ]
    : []

/** Said to whoever did something that somebody without an account is to hear of: they tell it themselves. */
export async function tellYourself(
  house: House,
  { say }: Pick<Asker, 'say'>,
  about: Around,
  key: SentenceKey,
): Promise<Message> {
  const done = say(key, { number: about.thread.number, name: named(about.opener) })
  return { text: lines(done, await reachSaid(house, about, say)) }
}

/** Said to whoever wrote down what they told them. */
export async function toldWords(house: House, { say }: Asker, about: Around): Promise<Text> {
  const { number } = about.thread
  const done = say('contact.told-done', { number, name: named(about.opener) })
  return lines(done, await reachSaid(house, about, say))
}
