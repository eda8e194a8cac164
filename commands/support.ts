// /support, the buttons and forms that open threads, and what members press in their own threads.
import { z } from 'zod'
import { noArgs, oneArg, twoArgs } from '../src/bot/args.ts'
import { formOfCommand } from '../src/bot/form-of.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { subjectLength } from '../src/domain/support.ts'
import { says } from '../src/ports/answer.ts'
import type { SupportService } from '../src/services/support/support.ts'
import { supportOpen, supportOpenWith, supportRoute, supportSolved, supportWhich } from '../src/view/actions.ts'
import { supportStaffDeclared } from './support-actions.ts'
import { supportTopicsDeclared } from './support-topics.ts'
import { oneThread, whichThread } from './which-thread.ts'

const support = command({
  path: 'support',
  summary: 'support.summary',
  intro: 'support.intro',
  who: 'everyone',
  does: 'writes',
  answers: 'private',
  options: {
    subject: {
      kind: 'text',
      lines: 'one',
      maxLength: subjectLength,
      label: 'support.subject',
      hint: 'support.subject.hint',
      required: true,
    },
  },
})

const open = action({ ...supportOpen, args: noArgs, who: 'everyone', does: 'reads', answers: 'form' })

const openWith = action({
  ...supportOpenWith,
  args: oneArg,
  who: 'everyone',
  does: 'writes',
  answers: 'private',
})

const route = action({
  ...supportRoute,
  args: z.tuple([whichThread, z.string()]),
  who: 'everyone',
  does: 'writes',
  answers: 'private',
})

const which = action({
  ...supportWhich,
  args: twoArgs,
  who: 'everyone',
  does: 'writes',
  answers: 'private',
})

const solved = action({
  ...supportSolved,
  args: oneThread,
  who: 'everyone',
  does: 'writes',
  answers: 'private',
})

interface Services {
  readonly support: SupportService
}

/** /support, its buttons, and what moderators press on a notice. */
export const supportDeclared: readonly Declared<Services>[] = [
  onCommand(
    support,
    (services: Services) => (call) => services.support.asking.subject(call, call.input.subject),
    undefined,
    undefined,
    (services: Services) => (call) => services.support.asking.begin(call),
  ),
  onAction(open, (services: Services) => async (call) => {
    const begun = await services.support.asking.begin(call)
    if (begun !== undefined) return begun
    return { kind: 'form', form: formOfCommand(support, call.say, { shape: await services.support.shape(call) }) }
  }),
  onAction(openWith, (services: Services) => (call) => services.support.asking.words(call, call.args[0])),
  onAction(
    route,
    (services: Services) => async (call) => says(await services.support.route(call, call.args[0], call.args[1])),
  ),
  onAction(
    which,
    (services: Services) => async (call) => says(await services.support.which(call, call.args[0], call.args[1])),
  ),
  onAction(solved, (services: Services) => async (call) => says(await services.support.solved(call, call.args[0]))),
  ...supportTopicsDeclared,
  ...supportStaffDeclared,
]
