// What delivery calls duty for: offers as they are shown, answers that did not come in time, and shifts that end.
import type { Flow } from '../../flow.ts'
import { dutyEndDue, type HandOver } from './hand-over.ts'
import { type Offers, offerDue, offerKind } from './offers.ts'

/** Makes the flow. */
export const dutyFlow = (offers: Offers, left: HandOver): Flow => ({
  followUps: {},
  render: { [offerKind]: offers.render },
  posted: {},
  refused: { [offerKind]: offers.refused },
  due: { [offerDue]: offers.late, [dutyEndDue]: left.ended },
})
