// What moderators press on the notice of a support thread: Claim, Open, Resolve. Reply is in thread-reply.ts.
import { z } from 'zod'
import { noArgs } from '../src/bot/args.ts'
import { action, type Declared, onAction } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { SupportService } from '../src/services/support/support.ts'
import { supportChoose, supportClaim, supportResolve, supportSee, supportTakeOver } from '../src/view/actions.ts'
import { oneThread, whichThread } from './which-thread.ts'

const byName = oneThread
const staffActs = { who: 'staff', does: 'writes', answers: 'private' } as const

const claim = action({ ...supportClaim, ...staffActs, args: byName })
const takeOver = action({ ...supportTakeOver, ...staffActs, args: z.tuple([whichThread, z.string()]) })
const resolve = action({ ...supportResolve, ...staffActs, args: byName })
const see = action({ ...supportSee, ...staffActs, args: byName })
const choose = action({ ...supportChoose, ...staffActs, args: noArgs })
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
]
