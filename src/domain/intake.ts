// Answers to the questions of a topic: whether one can stand, and how it is written where it does.
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { AnswerKind, Question } from './topic.ts'

/** So long an answer may be; one to a question of one line is shorter. */
export const answerLength = 1000
const shortAnswerLength = 200

/** What is wrong with an answer. */
export type AnswerProblem = 'missing' | 'long' | 'number' | 'choice' | 'date' | 'address'

/** What an answer is kept as, or why it cannot stand; undefined where a question was left out that may be. */
export type AnswerRead = { readonly value: string } | { readonly problem: AnswerProblem } | undefined

/** The longest answer to a question of this kind. */
export const longestAnswer = (kind: AnswerKind): number => (kind === 'lines' ? answerLength : shortAnswerLength)

const address = z.union([z.email(), z.url({ protocol: /^https?$/ })])

/** Reads what somebody filled in. */
export function readAnswer(
  question: Pick<Question, 'kind' | 'required' | 'choices'>,
  typed: string | undefined,
): AnswerRead {
  const { kind, required, choices = [] } = question
  const text = (typed ?? '').trim()
  if (text === '') return required ? { problem: 'missing' } : undefined
  if (text.length > longestAnswer(kind)) return { problem: 'long' }
  switch (kind) {
    case 'line':
    case 'lines':
      return { value: text }
    case 'number':
      return /^[+-]?\d{1,15}([.,]\d{1,10})?$/.test(text) ? { value: text } : { problem: 'number' }
    case 'choice': {
      const chosen = choices.find((one) => one.toLowerCase() === text.toLowerCase())
      return chosen === undefined ? { problem: 'choice' } : { value: chosen }
    }
    case 'date':
      return isDate(text) ? { value: text } : { problem: 'date' }
    case 'address':
      return address.safeParse(text).success ? { value: text } : { problem: 'address' }
    default:
      return kind satisfies never
  }
}

/** A day of the calendar as `2026-12-25`. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** The choices of a question as one line names them: separated by commas, each once. */
export function readChoices(line: string): readonly string[] {
  const all = line.split(',').map((one) => one.trim().replaceAll(/\s+/g, ' '))
  const seen = new Set<string>()
  return all.filter((one) => {
    const key = one.toLowerCase()
    if (one === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
}
