// Which events greet, what is due for newcomers, and what follows a greeting that did not arrive.
import type { DueNow } from '../../delivery/delivery.ts'
import { memberId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import type { Space } from '../../domain/space.ts'
import type { Flow } from '../flow.ts'
import { type House, knownSpace } from '../house.ts'
import { burstDue, burstKind, burstTurns, renderBurst } from './bursts.ts'
import { directName, directWasSent, publicName } from './greet.ts'
import { hellosDue, hellosKind, helloTurns, renderHellos } from './hellos.ts'
import { leaveName, leavesDue, leavesTurns } from './leaves.ts'
import { putOff } from './of-space.ts'
import { pacedTurns } from './paced.ts'
import { welcomePicture } from './picture.ts'
import { togetherName, togetherTurns } from './together.ts'
import { dayHasCome } from './turn.ts'
import { dailyDue, daytimeDue, pacedDue, rulesDue, togetherDue } from './waits.ts'
import type { WelcomeService } from './welcome.ts'

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
      // Of many who come at once nobody gets a picture.
      if (ended.args.paced === undefined) await picture.follow(ended)
      return directWasSent(house, ended)
    },
    // There is no other place for a public line: the staff see that it did not come.
    [publicName]: async (ended) => {
      await picture.follow(ended)
      return 'unowned'
    },
    [togetherName]: async () => 'unowned',
    [leaveName]: async () => 'unowned',
  },
  render: {
    [burstKind]: (seen) => renderBurst(house, seen),
    [hellosKind]: (seen) => renderHellos(house, seen),
  },
  posted: {},
  due: {
    [rulesDue]: ofMember(house, async (space, member, due) => {
      if (!(await putOff(house, space, rulesDue, due))) await welcome.rulesWaited(space, member)
    }),
    [daytimeDue]: ofMember(house, (space, member) => dayHasCome(house, space, member)),
    [togetherDue]: togetherTurns(house, 'together'),
    [dailyDue]: togetherTurns(house, 'daily'),
    [pacedDue]: pacedTurns(house),
    [burstDue]: burstTurns(house),
    [leavesDue]: leavesTurns(house),
    [hellosDue]: helloTurns(house),
  },
})

/** What is due for a member, if they are known still. */
const ofMember =
  (house: House, work: (space: Space, member: Member, due: DueNow) => Promise<void>) =>
  async (due: DueNow): Promise<void> => {
    const member = await house.store.of(due.community).members.get(memberId(due.subject))
    if (member !== undefined) await work(await knownSpace(house, due.community, member.user.space), member, due)
  }
