// Which events greet, and what follows a greeting that did not arrive.
import { memberId } from '../../domain/ids.ts'
import type { Flow } from '../flow.ts'
import { type House, knownSpace } from '../house.ts'
import { lates } from './greeting.ts'
import { welcomePicture } from './picture.ts'
import { directName, publicName, type WelcomeService } from './welcome.ts'

/** Makes the flow of welcoming. */
export const welcomeFlow = (house: House, welcome: WelcomeService, picture = welcomePicture(house)): Flow => ({
  handle: async (event, space) => {
    if (event.kind === 'member-joined') await welcome.joined(event, space)
    if (event.kind === 'member-ready') await welcome.ready(event, space)
    if (event.kind === 'member-left') await welcome.left(event, space)
  },
  followUps: {
    ...picture.followUps,
    [directName]: async (ended) => {
      const { community, args, effect, outcome } = ended
      await picture.follow(ended)
      if (outcome.kind === 'done') return 'owned'
      // Whoever may have been greeted is rather greeted twice than never.
      if (effect.kind !== 'post') return 'unowned'
      const member = await house.store.of(community).members.get(memberId(args.member ?? ''))
      if (member === undefined) return 'unowned'
      const late = lates.find((one) => one === args.late) ?? 'no'
      const space = await knownSpace(house, community, member.user.space)
      return welcome.directRefused(space, member, effect.message, late)
    },
    // There is no other place for a public line: the staff see that it did not come.
    [publicName]: async (ended) => {
      await picture.follow(ended)
      return 'unowned'
    },
  },
  render: {},
  posted: {},
  due: {},
})
