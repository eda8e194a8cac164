// A letter that did not arrive: whoever wrote it is told so, with their words, and may write again.
import type { Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { sayIn } from '../../locales/say.ts'
import { lines, person } from '../../view/text.ts'
import type { Flow } from '../flow.ts'
import { type House, knownSpace } from '../house.ts'
import { tellPerson } from '../personal/tell.ts'

/** The name of the follow-up of a letter. */
export const letterSent = 'letter.sent'

/** Makes the flow. */
export const lettersFlow = (house: House): Flow => ({
  followUps: { [letterSent]: (ended) => letterWasSent(house, ended) },
  render: {},
  posted: {},
  due: {},
})

async function letterWasSent(house: House, { community, args, effect, outcome }: Ended): Promise<Owner> {
  if (outcome.kind === 'done') return 'owned'
  const { letters, members } = house.store.of(community)
  const letter = await letters.get(args.letter ?? '')
  const to = letter === undefined ? undefined : await members.get(letter.member)
  const by = letter === undefined ? undefined : await members.get(letter.moderator)
  if (letter === undefined || to === undefined || by === undefined || effect.kind !== 'post') return 'unowned'
  // One that may have arrived may be answered.
  const doubtful = outcome.reason === 'unconfirmed'
  if (!doubtful) await letters.end(letter.id)
  const say = sayIn(by.locale ?? (await knownSpace(house, community, by.user.space)).locale)
  const why = doubtful ? 'doubtful' : outcome.reason === 'direct-messages-closed' ? 'closed' : 'other'
  const words = effect.message.text.filter(({ kind }) => kind === 'quote')
  const text = lines(say('letter.not-sent', { name: person(to.user, to.name), why }), words)
  await tellPerson(house, community, by.user, { text }, { subject: letter.id })
  return 'owned'
}
