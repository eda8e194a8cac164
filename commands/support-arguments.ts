// What the commands of support threads share: how an id names a thread, and how a message becomes an answer.
import { z } from 'zod'
import type { Answer } from '../src/ports/answer.ts'
import type { Message } from '../src/view/message.ts'

/** The number of a thread in the id of a button. */
export const threadNumber = z.coerce.number().int().positive()

/** A message as an answer. */
export const says = (message: Message): Answer => ({ kind: 'say', message })
