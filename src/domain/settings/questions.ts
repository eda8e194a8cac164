// How public questions work. Which channels are watched has a command of its own; the others are set with one word.
import { z } from 'zod'
import { switchedOff } from './switch.ts'

/** As many as anybody reads through. */
export const watchedAtMost = 50

/** A channel in which what people write is taken for questions and answers. */
export const watchedChannel = z.object({ space: z.string(), channel: z.string(), name: z.string() })
export type WatchedChannel = z.infer<typeof watchedChannel>

/** What `/settings set` changes. */
export const questionSettings = {
  /** Hours after which a question that nobody else has answered waits for the moderators. */
  'questions.hours': z.coerce.number().int().min(1).max(720).default(24),
  /** Whether everybody reads whose answer solved a question. */
  'questions.show-solvers': switchedOff,
}

/** Made by `/setup questions`. */
export const questionListSettings = {
  'questions.channels': z.array(watchedChannel).max(watchedAtMost).readonly().default([]),
}
