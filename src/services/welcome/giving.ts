// What is given for interests and for having taken all steps: a role where a space has roles to give, else an invitation to
// a channel. A role can be taken back; nobody is taken out of a channel.
import type { FollowUp } from '../../delivery/delivery.ts'
import type { CommunityId } from '../../domain/ids.ts'
import { type Gift, giftIn, type Interest, interestKey } from '../../domain/interest.ts'
import type { Member } from '../../domain/member.ts'
import type { SpaceRef } from '../../domain/place.ts'
import { channelPlace, type House } from '../house.ts'
import { type Newcomer, stepsProgress } from './steps-taken.ts'

/** The names of the follow-ups. */
export const interestGiven = 'welcome.interest-given'
export const finishingGiven = 'welcome.finishing-given'

/** What somebody who has taken all steps is known by among their steps. */
const finished = 'finished'

/** What a space gives: its kind. Where support has threads of its own there are roles, where it is relayed there are none. */
export const giftKindOf = ({ lookUps }: House, space: SpaceRef): Gift['kind'] =>
  lookUps(space.platform).supportShape(space) === 'thread' ? 'role' : 'channel'

/** The accounts of a person that can be given something. */
export const accountsThere = async (house: House, { community, person }: Newcomer): Promise<readonly Member[]> =>
  (await house.store.of(community).members.ofPerson(person)).filter(({ leftAt, bot }) => leftAt === undefined && !bot)

/** Gives an account what an interest gives in its space. `call` is the key of the call that chose it. */
export async function giveInterest(house: House, account: Member, interest: Interest, call?: string): Promise<void> {
  const gift = giftIn(interest, account.user.space)
  const args = { member: account.id, interest: interestKey(interest), ...(call === undefined ? {} : { call }) }
  if (gift !== undefined) await give(house, account, gift, { name: interestGiven, args })
}

async function give(house: House, { community, user }: Member, gift: Gift, followUp: FollowUp): Promise<void> {
  const effect =
    gift.kind === 'role'
      ? ({ kind: 'grantRole', space: user.space, user: user.user, role: gift.id } as const)
      : ({ kind: 'inviteToChannel', place: channelPlace(user.space, gift.id), user: user.user } as const)
  await house.delivery.send(community, effect, { followUp })
}

/** Takes a role back. */
export const takeRole = (house: House, { community, user }: Member, role: string): Promise<void> =>
  house.delivery.send(community, { kind: 'revokeRole', space: user.space, user: user.user, role })

/** Somebody has taken a step, in the caller's transaction. Once it was the last, they are given what there is for that. */
export async function stepTaken(
  house: House,
  community: CommunityId,
  member: Pick<Member, 'id' | 'person'>,
  step: string,
): Promise<void> {
  const isNew = await house.store.of(community).firstSteps.take(member.id, step, house.clock.now())
  if (isNew) await giveWhenFinished(house, { community, person: member.person })
}

/** Gives every account of a person what there is for having taken all steps, each once, if they have. */
async function giveWhenFinished(house: House, newcomer: Newcomer): Promise<void> {
  const { firstSteps, settings } = house.store.of(newcomer.community)
  const { of, next } = await stepsProgress(house, newcomer)
  if (of === 0 || next !== undefined) return
  const { 'welcome.finishing': gifts } = await settings.get()
  for (const account of await accountsThere(house, newcomer)) {
    if (!(await firstSteps.take(account.id, finished, house.clock.now()))) continue
    const gift = giftIn({ gives: gifts }, account.user.space)
    const followUp = { name: finishingGiven, args: { member: account.id } }
    if (gift !== undefined) await give(house, account, gift, followUp)
  }
}

/** An account has come back, without the roles that it had: it is given them again. Nobody is invited anew. */
export async function giveRolesAgain(house: House, account: Member): Promise<void> {
  if (giftKindOf(house, account.user.space) !== 'role') return
  const { chosenInterests, firstSteps, settings } = house.store.of(account.community)
  const chosen = new Set((await chosenInterests.ofPerson(account.person)).map(({ interest }) => interest))
  const hasFinished = await firstSteps.hasTaken(account.id, finished)
  if (chosen.size === 0 && !hasFinished) return
  const { 'welcome.interests': interests, 'welcome.finishing': gives } = await settings.get()
  for (const interest of interests) if (chosen.has(interestKey(interest))) await giveInterest(house, account, interest)
  const gift = giftIn({ gives }, account.user.space)
  if (hasFinished && gift !== undefined)
    await give(house, account, gift, { name: finishingGiven, args: { member: account.id } })
}

/** Accounts have become one person: each is given what the others have earned, and what they chose. */
export async function giveToLinked(house: House, newcomer: Newcomer): Promise<void> {
  const { chosenInterests, settings } = house.store.of(newcomer.community)
  const { 'welcome.interests': interests } = await settings.get()
  const chosen = await chosenInterests.ofPerson(newcomer.person)
  for (const account of await accountsThere(house, newcomer))
    for (const interest of interests) {
      const by = chosen.filter((one) => one.interest === interestKey(interest))
      if (by.length > 0 && by.every(({ member }) => member !== account.id)) await giveInterest(house, account, interest)
    }
  await giveWhenFinished(house, newcomer)
}
