// The form of a topic: the subject and its questions, with who will read it before a word is typed.
import { longestAnswer } from '../../../domain/intake.ts'
import { subjectLength } from '../../../domain/support.ts'
import { type AnswerKind, type Question, questionsAtMost, questionsStamp, type Topic } from '../../../domain/topic.ts'
import type { Say, SentenceKey } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { supportIntake } from '../../../view/actions.ts'
import type { Field, Form } from '../../../view/form.ts'
import type { Text } from '../../../view/text.ts'

/** Words that were kept before the form was opened: to be its subject, or the first words of the thread. */
export interface KeptBefore {
  readonly id: string
  readonly manner: 'subject' | 'words'
}

/** What stands in the fields: the subject, and the answers by the id of their question. */
export interface IntakeFilled {
  readonly subject?: string | undefined
  readonly answers?: ReadonlyMap<string, string>
}

/** In an id, where there is nothing to say. */
export const nothing = '-'

/** Builds it. `about` is said above the fields. */
export function intakeForm(
  say: Say,
  topic: Topic,
  kept: KeptBefore | undefined,
  filled: IntakeFilled,
  about: Text,
): Form {
  const { id, name, questions } = topic
  const stamp = questions.length === 0 ? nothing : questionsStamp(questions)
  return {
    action: actionId(supportIntake, id, stamp, kept?.id ?? nothing, kept?.manner ?? nothing),
    title: name,
    submit: say.label('form.send'),
    // Discord shows five things: with all questions there is no room above them, and the subject's hint says who reads it.
    ...(questions.length < questionsAtMost ? { intro: about } : {}),
    fields: [subjectField(say, filled.subject), ...questions.map((one, index) => fieldOf(say, one, index, filled))],
  }
}

/** The name of the field of a question, by where it stands. */
export const questionField = (index: number): string => `q${index + 1}`

const filledWith = (value: string | undefined): { readonly value?: string } =>
  value === undefined || value === '' ? {} : { value }

const subjectField = (say: Say, subject: string | undefined): Field => ({
  kind: 'text',
  name: 'subject',
  label: say.label('support.subject'),
  hint: say.label('support.subject.hint'),
  required: true,
  lines: 'one',
  // What was typed elsewhere may be too long: it comes back whole, to be shortened by whoever wrote it.
  maxLength: Math.max(subjectLength, subject?.length ?? 0),
  ...filledWith(subject),
})

function fieldOf(say: Say, question: Question, index: number, { answers }: IntakeFilled): Field {
  const { id, kind, label, required, choices = [] } = question
  const hint = question.hint ?? hintOf(say, kind)
  const value = answers?.get(id)
  const base = {
    name: questionField(index),
    label,
    required,
    ...(hint === undefined ? {} : { hint }),
    ...filledWith(value),
  }
  if (kind === 'choice') return { ...base, kind: 'choice', choices: choices.map((one) => ({ value: one, label: one })) }
  const most = Math.max(longestAnswer(kind), value?.length ?? 0)
  return { ...base, kind: 'text', lines: kind === 'lines' ? 'many' : 'one', maxLength: most }
}

const hints: Readonly<Partial<Record<AnswerKind, SentenceKey>>> = {
  number: 'intake.hint.number',
  date: 'intake.hint.date',
  address: 'intake.hint.address',
}

function hintOf(say: Say, kind: AnswerKind): string | undefined {
  const key = hints[kind]
  return key === undefined ? undefined : say.label(key)
}
