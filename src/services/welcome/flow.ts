// Which events greet, and what follows a greeting that did not arrive.
import { memberId } from '../../domain/ids.ts'
import type { Flow } from '../flow.ts'
import { type House, knownSpace } from '../house.ts'
import { lates, type WelcomeService } from './welcome.ts'

/** Makes the flow of welcoming. */
export const welcomeFlow = (house: House, welcome: WelcomeService): Flow => ({
  handle: async (event, space) => {
    if (event.kind === 'member-joined') await welcome.joined(event, space)
    if (event.kind === 'member-ready') await welcome.ready(event, space)
    if (event.kind === 'member-left') await welcome.left(event, space)
  },
  followUps: {
    'welcome.direct': async ({ community, args, effect, outcome }) => {
      if (outcome.kind === 'done' || effect.kind !== 'post') return
      const member = await house.store.of(community).members.get(memberId(args.member ?? ''))
      if (member === undefined) return
      const late = lates.find((one) => one === args.late) ?? 'no'
      const space = await knownSpace(house, community, member.user.space)
      await welcome.directRefused(space, member, effect.message, late)
    },
  },
  render: {},
  posted: {},
  due: {},
})
