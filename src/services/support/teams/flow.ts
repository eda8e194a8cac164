// What delivery calls for teams: the moments at which somebody is warned of a target, and at which one is missed; and what goes
// on over many threads after a team was changed.
import { threadId } from '../../../domain/ids.ts'
import type { Flow } from '../../flow.ts'
import type { House } from '../../house.ts'
import { leavesOn } from './leave-team.ts'
import { walksOn } from './open-walk.ts'
import { allTargets, lookAtTargets, targetDue } from './targets.ts'
import { noticesAnew } from './who-answers.ts'

/** Makes the flow. */
export const targetsFlow = (house: House): Flow => ({
  followUps: {},
  render: {},
  posted: {},
  due: {
    [targetDue]: ({ community, subject }) => lookAtTargets(house, community, threadId(subject)),
    ...walksOn(house, allTargets),
    ...walksOn(house, noticesAnew),
    ...leavesOn(house),
  },
})
