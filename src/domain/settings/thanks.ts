// The role that is given as thanks for an idea. Set by `/setup thanks` alone.

import { z } from 'zod'
import { gift } from './welcome-steps.ts'

export const thanksSettings = {
  /** In each space. */
  'suggestions.thanks': z.array(gift).readonly().default([]),
}
