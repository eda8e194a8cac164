// /setup topic: what support threads can be about, who answers, and what each asks.
import { z } from 'zod'
import { noArgs, oneArg } from '../src/bot/args.ts'
import { type FormFill, formOf } from '../src/bot/form-of.ts'
import { action, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import type { Caller } from '../src/domain/caller.ts'
import {
  questionHintLength,
  questionLabelLength,
  topicDescriptionLength,
  topicNameLength,
} from '../src/domain/topic.ts'
import type { Say } from '../src/locales/say.ts'
import { says } from '../src/ports/answer.ts'
import type { SetTopicsService } from '../src/services/support/topics/set-topics.ts'
import {
  topicCardRef,
  topicChange,
  topicListRef,
  topicQuestion,
  topicQuestionRemove,
  topicRemove,
} from '../src/view/actions.ts'
import type { Form } from '../src/view/form.ts'

const admins = { who: 'admins', answers: 'private' } as const
const opensForm = { who: 'admins', does: 'reads', answers: 'form' } as const

const topicSpec = command({
  ...admins,
  path: 'setup topic',
  summary: 'topic.summary',
  does: 'writes',
  options: {
    topic: { kind: 'text', lines: 'one', maxLength: topicNameLength, label: 'topic.name', required: false },
  },
})
const listSpec = action({ ...admins, ...topicListRef, args: noArgs, does: 'writes' })
const cardSpec = action({ ...admins, ...topicCardRef, args: oneArg, does: 'reads' })
const openChange = action({ ...topicChange, ...opensForm, args: oneArg })
const openQuestion = action({ ...topicQuestion, ...opensForm, args: oneArg })
const removeQuestion = action({ ...admins, ...topicQuestionRemove, args: oneArg, does: 'writes' })
const removeSpec = action({
  ...admins,
  ...topicRemove,
  args: z.tuple([z.string(), z.enum(['ask', 'sure'])]),
  does: 'writes',
})

const line = (maxLength: number) => ({ kind: 'text', lines: 'one', maxLength }) as const

const changeForm = form({
  ...admins,
  ...topicChange,
  args: oneArg,
  does: 'writes',
  title: 'topic.form.title',
  submit: 'form.send',
  options: {
    name: { ...line(topicNameLength), label: 'topic.name', required: true },
    description: {
      ...line(topicDescriptionLength),
      label: 'topic.description',
      hint: 'topic.description-hint',
      required: false,
    },
    who: {
      kind: 'choice',
      label: 'topic.who',
      required: true,
      choices: [
        { value: 'everyone', label: 'topic.who.everyone' },
        { value: 'members', label: 'topic.who.members' },
        { value: 'staff', label: 'topic.who.staff' },
      ],
    },
    usually: {
      kind: 'choice',
      label: 'topic.usually',
      hint: 'topic.usually-hint',
      required: false,
      choices: [
        { value: 'none', label: 'topic.usually.none' },
        { value: '15', label: 'topic.usually.15' },
        { value: '30', label: 'topic.usually.30' },
        { value: '60', label: 'topic.usually.60' },
        { value: '120', label: 'topic.usually.120' },
        { value: '240', label: 'topic.usually.240' },
        { value: '480', label: 'topic.usually.480' },
        { value: '1440', label: 'topic.usually.1440' },
        { value: '2880', label: 'topic.usually.2880' },
        { value: '4320', label: 'topic.usually.4320' },
        { value: '10080', label: 'topic.usually.10080' },
      ],
    },
    // The choices are filled in when the form is opened: the teams.
    team: { ...line(100), label: 'topic.team', required: false },
  },
})

const questionForm = form({
  ...admins,
  ...topicQuestion,
  args: oneArg,
  does: 'writes',
  title: 'topic.question.title',
  submit: 'form.send',
  options: {
    label: { ...line(questionLabelLength), label: 'topic.question.label', required: true },
    kind: {
      kind: 'choice',
      label: 'topic.question.kind',
      required: true,
      choices: [
        { value: 'line', label: 'topic.kind.line' },
        { value: 'lines', label: 'topic.kind.lines' },
        { value: 'number', label: 'topic.kind.number' },
        { value: 'choice', label: 'topic.kind.choice' },
        { value: 'date', label: 'topic.kind.date' },
        { value: 'address', label: 'topic.kind.address' },
      ],
    },
    required: {
      kind: 'choice',
      label: 'topic.question.required',
      required: true,
      choices: [
        { value: 'yes', label: 'topic.question.yes' },
        { value: 'no', label: 'topic.question.no' },
      ],
    },
    choices: { ...line(1500), label: 'topic.question.choices', hint: 'topic.question.choices-hint', required: false },
    hint: { ...line(questionHintLength), label: 'topic.question.hint', required: false },
  },
})

interface Services {
  readonly setTopics: SetTopicsService
}

const filled = (text: string | undefined) => ({ kind: 'text', text: text ?? '' }) as const

/** The form of a topic as it is, or as somebody filled it already. Without teams there is none to choose. */
async function changeFormOf(
  { setTopics }: Services,
  { caller, say, args }: { readonly caller: Caller; readonly say: Say; readonly args: readonly [string] },
  values?: FormFill['values'],
): Promise<Form> {
  const { topic, teams } = await setTopics.changeable(caller, say, args[0])
  const now = {
    name: filled(topic.name),
    description: filled(topic.description),
    who: filled(topic.who),
    usually: filled(topic.usually === undefined ? 'none' : String(topic.usually)),
    team: filled(topic.team ?? '-'),
  }
  const everyone = { value: '-', label: say.label('topic.team.everyone') }
  const choices = { team: [everyone, ...teams.map(({ id, name }) => ({ value: id, label: name }))] }
  // No intro of this form speaks of support threads, so their shape does not matter.
  const made = formOf(changeForm, args, say, { values: values ?? now, choices, shape: '' })
  return teams.length > 0 ? made : { ...made, fields: made.fields.filter(({ name }) => name !== 'team') }
}

export const setupTopicDeclared: readonly Declared<Services>[] = [
  onCommand(
    topicSpec,
    ({ setTopics }: Services) =>
      async ({ caller, say, input }) =>
        says(await setTopics.topics(caller, say, input.topic)),
  ),
  onAction(
    listSpec,
    ({ setTopics }: Services) =>
      async ({ caller, say }) =>
        says(await setTopics.topics(caller, say, undefined)),
  ),
  onAction(
    cardSpec,
    ({ setTopics }: Services) =>
      async ({ caller, say, args }) =>
        says(await setTopics.card(caller, say, args[0])),
  ),
  onAction(openChange, (services: Services) => async (call) => ({
    kind: 'form',
    form: await changeFormOf(services, call),
  })),
  onAction(openQuestion, ({ setTopics }: Services) => async ({ caller, say, args }) => {
    await setTopics.changeable(caller, say, args[0])
    const values = { kind: filled('line'), required: filled('yes') }
    return { kind: 'form', form: formOf(questionForm, args, say, { values, shape: '' }) }
  }),
  onAction(
    removeQuestion,
    ({ setTopics }: Services) =>
      async ({ caller, say, args, values }) =>
        says(await setTopics.removeQuestion(caller, say, args[0], values[0] ?? '')),
  ),
  onAction(
    removeSpec,
    ({ setTopics }: Services) =>
      async ({ caller, say, args: [id, sure] }) =>
        says(await setTopics.remove(caller, say, id, sure === 'sure')),
  ),
  onForm(
    changeForm,
    ({ setTopics }: Services) =>
      ({ caller, say, args, input }) =>
        setTopics.change(caller, say, args[0], input),
    undefined,
    (services: Services) => (call, values) => changeFormOf(services, call, values),
  ),
  onForm(
    questionForm,
    ({ setTopics }: Services) =>
      ({ caller, say, args, input }) =>
        setTopics.addQuestion(caller, say, args[0], input),
  ),
]
