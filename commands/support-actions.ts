// What moderators press on the notice of a support thread: Claim, Open, Reply, Resolve.
import { z } from 'zod'
import { formOf } from '../src/bot/form-of.ts'
import { action, type Declared, form, onAction, onForm } from '../src/bot/spec.ts'
import { filesTogether } from '../src/domain/file.ts'
import { replyLength } from '../src/domain/support.ts'
import { says } from '../src/ports/answer.ts'
import type { SupportService } from '../src/services/support/support.ts'
import {
  supportChoose,
  supportClaim,
  supportReply,
  supportResolve,
  supportSee,
  supportTakeOver,
} from '../src/view/actions.ts'
import { whichThread } from './which-thread.ts'

const byName = z.tuple([whichThread])
const staffActs = { who: 'staff', does: 'writes', answers: 'private' } as const

const claim = action({ ...supportClaim, ...staffActs, args: byName })
const takeOver = action({ ...supportTakeOver, ...staffActs, args: z.tuple([whichThread, z.string()]) })
const resolve = action({ ...supportResolve, ...staffActs, args: byName })
const see = action({ ...supportSee, ...staffActs, args: byName })
const choose = action({ ...supportChoose, ...staffActs, args: z.tuple([]) })
const writeReply = action({ ...supportReply, args: byName, who: 'staff', does: 'reads', answers: 'form' })

const reply = form({
  ...supportReply,
  ...staffActs,
  args: byName,
  title: 'support.reply.title',
  submit: 'form.send',
  intro: 'support.reply.intro',
  options: {
    text: {
      kind: 'text',
      lines: 'many',
      maxLength: replyLength,
      label: 'support.reply.text',
      hint: 'support.reply.hint',
      required: true,
    },
    files: {
      kind: 'files',
      most: filesTogether,
      label: 'support.reply.files',
      hint: 'support.reply.files.hint',
      required: false,
    },
  },
})

interface Services {
  readonly support: SupportService
}

/** What moderators do about one support thread. */
export const supportStaffDeclared: readonly Declared<Services>[] = [
  onAction(claim, (services: Services) => async (call) => says(await services.support.claim(call, call.args[0]))),
  onAction(
    takeOver,
    (services: Services) => async (call) => says(await services.support.takeOver(call, call.args[0], call.args[1])),
  ),
  onAction(resolve, (services: Services) => async (call) => says(await services.support.resolve(call, call.args[0]))),
  onAction(see, (services: Services) => async (call) => says(await services.support.see(call, call.args[0]))),
  onAction(
    choose,
    (services: Services) => async (call) => says(await services.support.see(call, whichThread.parse(call.values[0]))),
  ),
  onAction(writeReply, (services: Services) => async (call) => {
    const shape = await services.support.replyable(call, call.args[0])
    return { kind: 'form', form: formOf(reply, call.args, call.say, { shape }) }
  }),
  onForm(
    reply,
    (services: Services) => async (call) => says(await services.support.reply(call, call.args[0], call.input)),
  ),
]
