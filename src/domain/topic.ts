// Topics: what support threads are about. Each may have a team, questions of its own, and who may open one.
import { z } from 'zod'

const topicNameLength = 40
export const topicsAtMost = 20
/** A form of Discord's has five fields, and the subject is one. */
const questionsAtMost = 4

const answerKinds = ['line', 'lines', 'number', 'choice', 'date', 'address'] as const

const question = z.object({
  id: z.string().min(1),
  label: z.string().min(1).max(45),
  hint: z.string().max(100).exactOptional(),
  kind: z.enum(answerKinds),
  /** Of a choice. */
  choices: z.array(z.string().min(1).max(75)).max(25).readonly().exactOptional(),
  required: z.boolean(),
})

export const topic = z.object({
  /** What threads name it by; never shown. */
  id: z.string().min(1),
  name: z.string().min(1).max(topicNameLength),
  description: z.string().max(100).exactOptional(),
  questions: z.array(question).max(questionsAtMost).readonly().default([]),
  /** The id of the team that answers; absent: everyone. */
  team: z.string().exactOptional(),
  /** Who may open one; staff always may. */
  who: z.enum(['everyone', 'members', 'staff']).default('everyone'),
  /** Within how many minutes it is usually answered, as is said before a word is typed. */
  usually: z.number().int().positive().exactOptional(),
})
