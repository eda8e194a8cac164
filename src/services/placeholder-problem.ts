// What is wrong with a placeholder, in words that say what to change.
import type { PlaceholderProblem } from '../domain/placeholders.ts'
import type { Say } from '../locales/say.ts'
import type { Text } from '../view/text.ts'

/** `known`: every placeholder that there is, as it is typed. */
export function placeholderProblem(problem: PlaceholderProblem, known: string, say: Say): Text {
  switch (problem.kind) {
    case 'unknown': {
      const { placeholder, nearest } = problem
      if (nearest !== undefined) return say('welcome.text.unknown-near', { placeholder, nearest })
      return say('welcome.text.unknown', { placeholder, known })
    }
    case 'unclosed':
      return say('welcome.text.unclosed', { words: problem.words, brace: '{{' })
    case 'no-channel':
      return say('welcome.text.no-channel', { placeholder: problem.placeholder, example: '{channel:help}' })
    default:
      return problem satisfies never
  }
}
