// What is on or off: one schema for all settings that are.
import { z } from 'zod'

const onOrOff = z.enum(['on', 'off'])
/** Off unless it is switched on. */
export const switchedOff = onOrOff.default('off')
/** On unless it is switched off. */
export const switchedOn = onOrOff.default('on')
