// How the id of a button, or the value of a select, names a support thread.
import { z } from 'zod'

/** The id of a support thread; its number in whatever was posted before threads were named by their ids. */
export const whichThread = z.string().regex(/^([1-9]\d{0,8}|[0-9a-z]{20})$/)

/** A button that names one, and nothing else. */
export const oneThread = z.tuple([whichThread])
