// Notes on people: the form that `/thread note` opens for one, and the buttons under what is known of somebody.
import { z } from 'zod'
import { formOf } from '../src/bot/form-of.ts'
import { action, type Declared, form, onAction, onForm } from '../src/bot/spec.ts'
import { type TouchWay, touchFollowsLength, touchSaidLength } from '../src/domain/touch-point.ts'
import type { Say } from '../src/locales/say.ts'
import { type Answer, says } from '../src/ports/answer.ts'
import type { NamedTarget, TouchPointsService } from '../src/services/support/touch/touch-points.ts'
import { touchChange, touchList, touchOfThread, touchRemove, touchWrite } from '../src/view/touch-actions.ts'
import { keepingWords } from './reply-form.ts'
import { oneThread } from './which-thread.ts'

interface Services {
  readonly touchPoints: TouchPointsService
}

const writes = { who: 'staff', does: 'writes', answers: 'private' } as const
const reads = { who: 'staff', does: 'reads', answers: 'private' } as const
const opens = { who: 'staff', does: 'reads', answers: 'form' } as const

const id = z.string().min(1)
/** A member, and the thread that it is about, if any. */
const target = z.tuple([id]).rest(z.string())

const noteForm = {
  ...writes,
  title: 'touch.form',
  submit: 'form.send',
  intro: 'touch.form.intro',
  options: {
    how: {
      kind: 'choice',
      label: 'touch.how',
      required: true,
      choices: [
        { value: 'call', label: 'touch.how.call' },
        { value: 'meeting', label: 'touch.how.meeting' },
        { value: 'webinar', label: 'touch.how.webinar' },
        { value: 'mail', label: 'touch.how.mail' },
        { value: 'other', label: 'touch.how.other' },
      ],
    },
    when: { kind: 'text', lines: 'one', maxLength: 60, label: 'touch.when', hint: 'touch.when.hint', required: false },
    said: { kind: 'text', lines: 'many', maxLength: touchSaidLength, label: 'touch.said', required: true },
    follows: {
      kind: 'text',
      lines: 'many',
      maxLength: touchFollowsLength,
      label: 'touch.follows',
      hint: 'touch.follows.hint',
      required: false,
    },
  },
} as const

const writeForm = form({ ...touchWrite, ...noteForm, args: target })
const changeForm = form({ ...touchChange, ...noteForm, args: z.tuple([id]) })
const openWrite = action({ ...touchWrite, ...opens, args: target })
const openChange = action({ ...touchChange, ...opens, args: z.tuple([id]) })
const list = action({ ...touchList, ...reads, args: z.tuple([id, z.coerce.number().int().nonnegative()]) })
const ofThread = action({ ...touchOfThread, ...reads, args: oneThread })
const remove = action({ ...touchRemove, ...writes, args: z.tuple([id, z.enum(['ask', 'sure'])]) })

const filled = (text: string) => ({ kind: 'text', text }) as const

/** The form of a new note, with what was typed already. */
export function openTouchForm(say: Say, { member, thread, name }: NamedTarget, said = ''): Answer {
  const values = { how: filled('call' satisfies TouchWay), when: filled('now'), said: filled(said) }
  const args: [string, ...string[]] = [member, ...(thread === undefined ? [] : [thread])]
  const intro = say('touch.form.on', { name })
  return { kind: 'form', form: { ...formOf(writeForm, args, say, { values, shape: '' }), intro } }
}

/** Notes on people. */
export const threadTouchDeclared: readonly Declared<Services>[] = [
  onAction(openWrite, ({ touchPoints }: Services) => async (call) => {
    const [member, thread] = call.args
    return openTouchForm(call.say, await touchPoints.targetOf(call, { member, thread }))
  }),
  onForm(writeForm, ({ touchPoints }: Services) => (call) => {
    const [member, thread] = call.args
    return keepingWords(call.input.said, 'said', async () =>
      says(await touchPoints.write(call, { member, thread }, call.input)),
    )
  }),
  onAction(openChange, ({ touchPoints }: Services) => async (call) => {
    const { at, how, said, follows = '' } = await touchPoints.known(call, call.args[0])
    const when = filled(`${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`)
    const values = { how: filled(how), when, said: filled(said), follows: filled(follows) }
    return { kind: 'form', form: formOf(changeForm, call.args, call.say, { values, shape: '' }) }
  }),
  onForm(
    changeForm,
    ({ touchPoints }: Services) =>
      (call) =>
        keepingWords(call.input.said, 'said', async () =>
          says(await touchPoints.change(call, call.args[0], call.input)),
        ),
  ),
  onAction(
    list,
    ({ touchPoints }: Services) =>
      async (call) =>
        says(await touchPoints.listOf(call, call.args[0], call.args[1])),
  ),
  onAction(
    ofThread,
    ({ touchPoints }: Services) =>
      async (call) =>
        says(await touchPoints.listOfThread(call, call.args[0])),
  ),
  onAction(
    remove,
    ({ touchPoints }: Services) =>
      async (call) =>
        says(await touchPoints.remove(call, call.args[0], call.args[1] === 'sure')),
  ),
]
