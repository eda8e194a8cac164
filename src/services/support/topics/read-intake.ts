// What somebody filled into the form of a topic: every answer with its question, or what is wrong with it by field.
import { type AnswerProblem, longestAnswer, readAnswer } from '../../../domain/intake.ts'
import { type Question, questionsOfStamp, type Topic } from '../../../domain/topic.ts'
import type { Say, SentenceKey } from '../../../locales/say.ts'
import { plain, type Text } from '../../../view/text.ts'
import { questionField } from './intake-form.ts'

/** The values of a sent form by the names of its fields. */
export type IntakeValues = Readonly<Record<string, string | undefined>>

export type IntakeRead =
  | { readonly kind: 'read'; readonly lines: readonly string[] }
  | { readonly kind: 'wrong'; readonly fields: Readonly<Record<string, Text>> }

const problems: Readonly<Record<AnswerProblem, SentenceKey>> = {
  missing: 'input.missing',
  long: 'input.too-long',
  number: 'intake.wrong.number',
  choice: 'input.choice',
  date: 'intake.wrong.date',
  address: 'intake.wrong.address',
}

/** Reads the answers to what the form asked, which may be other questions by now: those are nobody's fault. */
export function readIntake(say: Say, topic: Topic, stamp: string, values: IntakeValues): IntakeRead {
  const lines: string[] = []
  const fields: Record<string, Text> = {}
  for (const [index, question] of questionsOfStamp(topic, stamp).entries()) {
    const name = questionField(index)
    const typed = values[name]
    if (question === undefined) {
      // It is asked no more, and what was answered stays.
      if (typed !== undefined) lines.push(typed)
      continue
    }
    const read = readAnswer(question, typed)
    if (read === undefined) continue
    if ('value' in read) lines.push(`${asked(question.label)} ${read.value}`)
    else fields[name] = problemText(say, question, read.problem, typed)
  }
  return Object.keys(fields).length === 0 ? { kind: 'read', lines } : { kind: 'wrong', fields }
}

/** A question before its answer: one that ends in a mark of its own needs no colon. */
const asked = (label: string): string =>
  /[?!.:\u2026\uff1f\uff01\u3002\uff1a\u061f]$/u.test(label.trim()) ? label.trim() : `${label.trim()}:`

function problemText(say: Say, question: Question, problem: AnswerProblem, typed: string | undefined): Text {
  const { label, kind, choices = [] } = question
  const args = { length: typed?.trim().length ?? 0, most: longestAnswer(kind), known: choices.join(', ') }
  return [...plain(`${asked(label)} `), ...say(problems[problem], args)]
}

/** The answers of an earlier form by the ids of their questions, to fill another with them. */
export function answersById(topic: Topic, stamp: string, values: IntakeValues): ReadonlyMap<string, string> {
  const found = questionsOfStamp(topic, stamp).map((question, index) => [question?.id, values[questionField(index)]])
  return new Map(found.flatMap(([id, value]) => (id === undefined || value === undefined ? [] : [[id, value]])))
}
