// What first steps have to do with the ledger: introductions, and roles and invitations that the platform refused.

import type { Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { memberId } from '../../domain/ids.ts'
import { giftIn, giftName, interestKey } from '../../domain/interest.ts'
import type { Member } from '../../domain/member.ts'
import type { Flow } from '../flow.ts'
import { directPlace, type House, knownSpace } from '../house.ts'
import { tellPerson } from '../personal/tell.ts'
import { sayAmong } from '../support/teams/alone.ts'
import { finishingGiven, giveRolesAgain, interestGiven } from './giving.ts'
import { hearIntroductions } from './hearing.ts'
import { introducing } from './introducing.ts'
import { stepsMessage } from './steps-message.ts'

/** Makes the flow of first steps. */
export function stepsFlow(house: House): Flow {
  const introductions = introducing(house)
  return {
    notes: introductions.notes,
    handle: async (event, space) => {
      if (event.kind === 'space-seen') await hearIntroductions(house, space)
      if (event.kind === 'member-joined' || event.kind === 'member-ready') {
        const member = await house.store
          .of(space.community)
          .members.byUser({ space: space.ref, user: event.member.user })
        // A role would let them past the rules.
        if (member !== undefined && !member.pending) await giveRolesAgain(house, member)
      }
      await introductions.handle(event, space)
    },
    followUps: {
      [interestGiven]: (ended) => interestWasGiven(house, ended),
      [finishingGiven]: (ended) => finishingWasGiven(house, ended),
    },
    render: {},
    posted: {},
    due: {},
  }
}

/** The choice stands, whatever the platform says of it; what it refused is on the team's list, and whoever chose is told so. */
async function interestWasGiven(house: House, { community, args, outcome }: Ended): Promise<Owner> {
  const { chosenInterests, settings } = house.store.of(community)
  const account = await memberIn(house, community, args.member)
  const key = args.interest ?? ''
  const known = (await settings.get())['welcome.interests'].find((one) => interestKey(one) === key)
  if (account === undefined) return outcome.kind === 'done' ? 'owned' : 'unowned'
  if (outcome.kind === 'done') {
    await chosenInterests.refused(account.person, key, undefined)
    return 'owned'
  }
  const gift = known === undefined ? undefined : giftIn(known, account.user.space)
  // What they have taken back meanwhile, or the team has taken off the list, is owed to nobody.
  const chosen = (await chosenInterests.ofPerson(account.person)).some(({ interest }) => interest === key)
  if (known === undefined || gift === undefined || !chosen || account.leftAt !== undefined) return 'unowned'
  await chosenInterests.refused(account.person, key, house.clock.now())
  const say = await sayTo(house, account)
  const text = say('steps.interest-refused', { interest: known.name, kind: gift.kind, name: giftName(gift) })
  const again = () => stepsMessage(house, takerOf(account), say, text)
  const direct = directPlace(account.user)
  if (args.call !== undefined && (await house.delivery.answerAgain(community, args.call, again, direct)))
    return 'unowned'
  await tellPerson(house, community, account.user, { text })
  return 'unowned'
}

async function finishingWasGiven(house: House, { community, args, outcome }: Ended): Promise<Owner> {
  if (outcome.kind === 'done') return 'owned'
  const account = await memberIn(house, community, args.member)
  if (account === undefined || account.leftAt !== undefined) return 'unowned'
  const { 'welcome.finishing': gives } = await house.store.of(community).settings.get()
  const gift = giftIn({ gives }, account.user.space)
  if (gift === undefined) return 'unowned'
  const say = await sayTo(house, account)
  await tellPerson(house, community, account.user, { text: say('steps.finishing-refused', { name: giftName(gift) }) })
  return 'unowned'
}

const memberIn = ({ store }: House, community: Ended['community'], id: string | undefined) =>
  store.of(community).members.get(memberId(id ?? ''))

const sayTo = async (house: House, { community, user, locale }: Member) =>
  sayAmong(house, community, locale ?? (await knownSpace(house, community, user.space)).locale)

const takerOf = ({ community, id: member, person, user, name }: Member) => ({
  ...{ community, space: user.space, member, person, user, name },
})
