// What delivery calls the keeping of support threads for: files to copy, threads that are too old, and what was sent of it.
import type { Flow } from '../../flow.ts'
import type { House } from '../../house.ts'
import type { Turns } from '../turns.ts'
import { filesName } from './look-after-files.ts'
import { retain, retentionName } from './retention.ts'
import { madeSentName, madeWasSent } from './send-made.ts'

/** Makes the flow. */
export const supportKeepingFlow = (house: House, turns: Pick<Turns, 'tell'>): Flow => ({
  followUps: { [madeSentName]: (ended) => madeWasSent(house, ended) },
  render: {},
  posted: {},
  due: {
    [filesName]: async () => house.files.ask(),
    [retentionName]: (due) => retain(house, turns, due),
  },
})
