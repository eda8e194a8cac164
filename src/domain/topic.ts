// Topics: what support threads are about. Each may have a team, questions of its own, and who may open one.
import { z } from 'zod'
import type { Caller } from './caller.ts'
import { mayUse } from './caller.ts'

export const topicNameLength = 40
export const topicsAtMost = 20
export const topicDescriptionLength = 100
/** A form of Discord's has five fields, and the subject is one. */
export const questionsAtMost = 4
/** What Discord shows above a field of a form. */
export const questionLabelLength = 45
export const questionHintLength = 100
/** A select of a form takes so many, and Slack's show so much of each. */
export const choicesAtMost = 25
export const choiceLength = 75

const answerKinds = ['line', 'lines', 'number', 'choice', 'date', 'address'] as const
const topicAudiences = ['everyone', 'members', 'staff'] as const

const question = z.object({
  id: z.string().min(1),
  label: z.string().min(1).max(questionLabelLength),
  hint: z.string().max(questionHintLength).exactOptional(),
  kind: z.enum(answerKinds),
  /** Of a choice. */
  choices: z.array(z.string().min(1).max(choiceLength)).max(choicesAtMost).readonly().exactOptional(),
  required: z.boolean(),
})

export const topic = z.object({
  /** What threads name it by; never shown. */
  id: z.string().min(1),
  name: z.string().min(1).max(topicNameLength),
  description: z.string().max(topicDescriptionLength).exactOptional(),
  questions: z.array(question).max(questionsAtMost).readonly().default([]),
  /** The id of the team that answers; absent: everyone. */
  team: z.string().exactOptional(),
  /** Who may open one; staff always may. */
  who: z.enum(topicAudiences).default('everyone'),
  /** Within how many minutes it is usually answered, as is said before a word is typed. */
  usually: z.number().int().positive().exactOptional(),
  /** Threads on it are complaints; absent: questions. */
  kind: z.literal('complaint').exactOptional(),
})

export type Question = z.infer<typeof question>
export type Topic = z.infer<typeof topic>
export type AnswerKind = Question['kind']
export type TopicAudience = Topic['who']

/** What a topic is known by as people type it: its name, however it is written, in one word. */
export const topicKey = (name: string): string =>
  name.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, '-').replaceAll(',', '')

/** Whether somebody may open a thread on it. */
export function mayOpenTopic({ who }: Pick<Topic, 'who'>, { level, guest }: Pick<Caller, 'level' | 'guest'>): boolean {
  if (mayUse('staff', level)) return true
  switch (who) {
    case 'everyone':
      return true
    case 'members':
      return !guest
    case 'staff':
      return false
    default:
      return who satisfies never
  }
}

const stampLength = 4

/** Which questions a form asks, in its id: they may be others by the time it is sent. */
export const questionsStamp = (questions: readonly Pick<Question, 'id'>[]): string =>
  questions.map(({ id }) => id.slice(-stampLength)).join('')

/** The questions a form asked, each where it stood in it; undefined where one is there no more. */
export function questionsOfStamp(topic: Pick<Topic, 'questions'>, stamp: string): readonly (Question | undefined)[] {
  const pieces = stamp.match(new RegExp(`.{${stampLength}}`, 'g')) ?? []
  return pieces.map((piece) => topic.questions.find(({ id }) => id.endsWith(piece)))
}

/** The topics of two communities as those of one: the first's stay in front, and of two of a name the first's stays. */
export function mergedTopics(first: readonly Topic[], second: readonly Topic[]): readonly Topic[] {
  const known = new Set(first.map(({ name }) => topicKey(name)))
  return [...first, ...second.filter(({ name }) => !known.has(topicKey(name)))].slice(0, topicsAtMost)
}
