// Sends again what did not get through: as something new, at the end of the line of its place, saying when it was meant.
import type { CommunityId } from '../../domain/ids.ts'
import { placeKey, type SpaceRef } from '../../domain/place.ts'
import type { Purpose } from '../../domain/space.ts'
import type { Undelivered } from '../../domain/undelivered.ts'
import type { Errand } from '../../ports/call-out.ts'
import type { Message } from '../../view/message.ts'
import { lines } from '../../view/text.ts'
import { digestPosted } from '../digest/post.ts'
import { staffToldName } from '../hosts.ts'
import { channelPlace, type House } from '../house.ts'
import { panelKind } from '../support/panels.ts'
import { openedName } from '../support/show-thread.ts'
import { publicName } from '../welcome/greet.ts'
import { togetherName } from '../welcome/together.ts'
import { effectIn, followUpIn, placeOf } from './body.ts'
import { sayAt } from './names.ts'

/** What goes to the channel of a purpose goes to the one that has it now. */
const purposeOfFollowUp: Readonly<Record<string, Purpose>> = {
  [publicName]: 'welcome',
  [togetherName]: 'welcome',
  [openedName]: 'support',
  [staffToldName]: 'moderators',
  [digestPosted]: 'moderators',
}
const purposeOfRole: Readonly<Record<string, Purpose>> = { card: 'suggestions', notice: 'moderators' }

const purposeOf = ({ subjectKind, role }: Extract<Undelivered, { kind: 'appearance' }>): Purpose | undefined =>
  subjectKind === panelKind ? 'support' : purposeOfRole[role]

/**
 * Has it tried once more; false when somebody was faster. What is sent anew leaves the list, and the rest comes back to it
 * if it fails once more.
 */
export async function tryAgain(house: House, community: CommunityId, one: Undelivered): Promise<boolean> {
  const { undelivered } = house.store.of(community)
  switch (one.kind) {
    case 'effect':
      if (!(await undelivered.dismiss(one, house.clock.now()))) return false
      await sendAgain(house, community, one)
      return true
    case 'appearance': {
      const channel = await channelNow(house, community, one.place.space, purposeOf(one))
      const moved = channel !== undefined && one.place.kind === 'channel' && channel !== one.place.channel
      if (!moved) return undelivered.again(one, house.clock.now())
      if (!(await undelivered.dismiss(one, house.clock.now()))) return false
      const subject = { kind: one.subjectKind, id: one.subject }
      await house.delivery.show(community, subject, one.role, channelPlace(one.place.space, channel))
      return true
    }
    case 'event':
      return undelivered.again(one, house.clock.now())
    default:
      return one satisfies never
  }
}

async function sendAgain(
  house: House,
  community: CommunityId,
  one: Extract<Undelivered, { kind: 'effect' }>,
): Promise<void> {
  const stored = effectIn(one.effect)
  if (stored === undefined) throw new Error('what cannot be read was to be sent again')
  const followUp = followUpIn(one.followUp)
  const purpose = followUp === undefined ? undefined : purposeOfFollowUp[followUp.name]
  const effect = await whereItGoesNow(house, community, stored, purpose)
  // What was sent again before says already when it was meant.
  const marked = one.again ? effect : await saidLate(house, community, effect, one.at)
  await house.delivery.send(community, marked, { meantAt: one.at, ...(followUp === undefined ? {} : { followUp }) })
}

async function channelNow(
  house: House,
  community: CommunityId,
  space: SpaceRef,
  purpose: Purpose | undefined,
): Promise<string | undefined> {
  if (purpose === undefined) return undefined
  return (await house.store.of(community).spaces.channels(space))[purpose]?.channel
}

async function whereItGoesNow(
  house: House,
  community: CommunityId,
  effect: Errand,
  purpose: Purpose | undefined,
): Promise<Errand> {
  const place = placeOf(effect)
  if (place?.kind !== 'channel') return effect
  const channel = await channelNow(house, community, place.space, purpose)
  if (channel === undefined) return effect
  const now = channelPlace(place.space, channel)
  if (placeKey(now) === placeKey(place)) return effect
  if (effect.kind === 'post') return { ...effect, place: now }
  return effect.kind === 'openThread' ? { ...effect, parent: now } : effect
}

/** A message says in a line of its own that it comes late; nothing else has words to say it with. */
async function saidLate(house: House, community: CommunityId, effect: Errand, at: number): Promise<Errand> {
  const place = placeOf(effect)
  if (place === undefined || (effect.kind !== 'post' && effect.kind !== 'answer')) return effect
  const say = await sayAt(house, community, place)
  const late = say('deliveries.late', { at: { kind: 'time', at, style: 'moment' } })
  const message: Message = { ...effect.message, text: lines(effect.message.text, late) }
  return { ...effect, message }
}
