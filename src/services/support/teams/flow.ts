// What delivery calls for the targets of threads: the moments at which somebody is warned, and at which one is missed.
import { threadId } from '../../../domain/ids.ts'
import type { Flow } from '../../flow.ts'
import type { House } from '../../house.ts'
import { lookAtTargets, targetDue } from './targets.ts'

/** Makes the flow. */
export const targetsFlow = (house: House): Flow => ({
  followUps: {},
  render: {},
  posted: {},
  due: { [targetDue]: ({ community, subject }) => lookAtTargets(house, community, threadId(subject)) },
})
