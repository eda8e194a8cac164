// What most buttons carry: nothing, or one name. Made once for all of them, since each schema is kept as long as Hearth runs.
import { z } from 'zod'

/** It carries nothing. */
export const noArgs = z.tuple([])
/** It carries one thing: an id, or a word that its handler knows. */
export const oneArg = z.tuple([z.string()])
/** It carries two. */
export const twoArgs = z.tuple([z.string(), z.string()])
