// How the id of a button, or the value of a select, names a support thread.
import { z } from 'zod'

/** The number of a support thread. */
export const threadNumber = z.coerce.number().int().positive()
