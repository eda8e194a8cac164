// What delivery calls corrections for: one more reply of a saved one that was wrong is put right.
import type { Flow } from '../../flow.ts'
import { type CorrectionsService, correctionDue } from './corrections.ts'

/** Makes the flow. */
export const correctionsFlow = ({ due }: Pick<CorrectionsService, 'due'>): Flow => ({
  followUps: {},
  render: {},
  posted: {},
  due: { [correctionDue]: due },
})
