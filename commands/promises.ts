// /promise and /promises, and what stands under a promise: Kept, Later, Take back.
import { noArgs, oneArg } from '../src/bot/args.ts'
import { formOf } from '../src/bot/form-of.ts'
import { action, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { promiseLength } from '../src/domain/promise.ts'
import { says } from '../src/ports/answer.ts'
import type { ThreadActs } from '../src/services/support/acts/thread-acts.ts'
import type { PromisesService } from '../src/services/support/promises/promises.ts'
import {
  promiseChoose,
  promiseKept,
  promiseLater,
  promiseTakeBack,
  threadPromise,
} from '../src/view/promises-actions.ts'
import { keepingWords } from './reply-form.ts'
import { opensForm } from './thread-act.ts'
import { threadOption } from './thread-option.ts'

const staffAct = { who: 'staff', does: 'writes', answers: 'private' } as const
const looks = { ...staffAct, does: 'reads' } as const
const byPromise = { args: oneArg }

const momentLength = 60
const moment = {
  kind: 'text',
  lines: 'one',
  maxLength: momentLength,
  hint: 'promises.when.hint',
  required: true,
} as const

const make = command({
  ...staffAct,
  path: 'promise',
  summary: 'promises.make.summary',
  intro: 'promises.make.intro',
  options: {
    what: {
      kind: 'text',
      lines: 'one',
      maxLength: promiseLength,
      label: 'promises.what',
      hint: 'promises.what.hint',
      required: true,
    },
    by: { ...moment, label: 'promises.when' },
    who: { kind: 'people', label: 'promises.who', hint: 'promises.who.hint', required: false },
    thread: threadOption,
  },
})
const list = command({ ...looks, path: 'promises', summary: 'promises.summary', options: {} })
const choose = action({ ...promiseChoose, ...looks, args: noArgs })
const kept = action({ ...promiseKept, ...staffAct, ...byPromise })
const openTakeBack = action({ ...promiseTakeBack, ...byPromise, who: 'staff', does: 'reads', answers: 'form' })
const openLater = action({ ...promiseLater, ...byPromise, who: 'staff', does: 'reads', answers: 'form' })

const wordLength = 1000
const word = { kind: 'text', lines: 'many', maxLength: wordLength, label: 'promises.word', required: true } as const
const takeBackForm = form({
  ...promiseTakeBack,
  ...staffAct,
  ...byPromise,
  title: 'promises.take-back.title',
  submit: 'form.send',
  intro: 'promises.take-back.intro',
  options: { word },
})
const laterForm = form({
  ...promiseLater,
  ...staffAct,
  ...byPromise,
  title: 'promises.later.title',
  submit: 'form.send',
  intro: 'promises.later.intro',
  options: { until: { ...moment, label: 'promises.when' }, word },
})

interface Services {
  readonly threadActs: ThreadActs
  readonly promises: PromisesService
}

/** What staff promise, and what becomes of it. */
export const promisesDeclared: readonly Declared<Services>[] = [
  onCommand(
    make,
    ({ promises }: Services) =>
      (call) =>
        keepingWords(call.input.what, 'thread', async () => says(await promises.make(call, call.input))),
    ({ threadActs }) =>
      ({ caller, say, value }) =>
        threadActs.choices(caller, say, value),
    ({ threadActs: { handOver } }) =>
      async (call) => {
        if (call.input.who !== undefined) await handOver.mayHave(call, call.input.who)
      },
  ),
  opensForm(threadPromise, make),
  onCommand(
    list,
    ({ promises }: Services) =>
      async (call) =>
        says(await promises.list(call)),
  ),
  onAction(
    choose,
    ({ promises }: Services) =>
      async (call) =>
        says(await promises.show(call, call.values[0] ?? '')),
  ),
  onAction(
    kept,
    ({ promises }: Services) =>
      async (call) =>
        says(await promises.kept(call, call.args[0])),
  ),
  onAction(openTakeBack, ({ promises }: Services) => async (call) => {
    await promises.mustBeOpen(call, call.args[0])
    return { kind: 'form', form: formOf(takeBackForm, call.args, call.say, { shape: '' }) }
  }),
  onForm(
    takeBackForm,
    ({ promises }: Services) =>
      (call) =>
        keepingWords(call.input.word, 'word', async () =>
          says(await promises.takeBack(call, call.args[0], call.input.word)),
        ),
  ),
  onAction(openLater, ({ promises }: Services) => async (call) => {
    await promises.mustBeOpen(call, call.args[0])
    return { kind: 'form', form: formOf(laterForm, call.args, call.say, { shape: '' }) }
  }),
  onForm(
    laterForm,
    ({ promises }: Services) =>
      (call) =>
        keepingWords(call.input.word, 'word', async () =>
          says(await promises.putOff(call, call.args[0], call.input.until, call.input.word)),
        ),
  ),
]
