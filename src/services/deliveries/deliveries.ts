// What did not get through: shown to the staff, who have it tried again or let it be. Each is dealt with once.
import type { Caller } from '../../domain/caller.ts'
import type { Undelivered, UndeliveredRef } from '../../domain/undelivered.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import { actionId } from '../../view/action-id.ts'
import { runRef } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { acted, type House } from '../house.ts'
import { listDeliveries } from './list.ts'
import { tryAgain } from './retry.ts'
import { whatItWas } from './what.ts'
import { isReadable, whyNot } from './why.ts'

export interface DeliveriesService {
  /** What failed, what waits, and what may have arrived, from there on. */
  list(caller: Caller, say: Say, from: number): Promise<Message>
  /** Has one of them tried again, or says who dealt with it before. */
  retry(caller: Caller, say: Say, which: UndeliveredRef): Promise<Message>
  /** Takes one off the list, or says who dealt with it before. */
  dismiss(caller: Caller, say: Say, which: UndeliveredRef): Promise<Message>
}

const retryAct = 'deliveries.retry'
const dismissAct = 'deliveries.dismiss'
const command = { kind: 'command', path: 'deliveries' } as const

/** Makes the service. */
export const deliveriesService = (house: House): DeliveriesService => ({
  list: (caller, say, from) => listDeliveries(house, caller, say, from),
  async retry(caller, say, which) {
    const one = await known(house, caller, say, which)
    if (!one.open) return dealtWith(house, caller, say, one)
    if (!isReadable(one)) throw new UserError(whyNot(one, say))
    if (!(await tryAgain(house, caller.community, one))) return dealtWith(house, caller, say, one)
    await acted(house, caller.community, caller.member, retryAct, one.id)
    const what = await whatItWas(house, caller.community, one, say)
    return { text: say('deliveries.retried', { what, command }), controls: [showButton(say)] }
  },
  async dismiss(caller, say, which) {
    const one = await known(house, caller, say, which)
    const { undelivered } = house.store.of(caller.community)
    if (!one.open || !(await undelivered.dismiss(one, house.clock.now()))) return dealtWith(house, caller, say, one)
    await acted(house, caller.community, caller.member, dismissAct, one.id)
    const what = await whatItWas(house, caller.community, one, say)
    return { text: say('deliveries.dismissed', { what, kind: one.kind }), controls: [showButton(say)] }
  },
})

/** One of the caller's community. Throws a UserError when there is none of that name. */
async function known(house: House, caller: Caller, say: Say, which: UndeliveredRef): Promise<Undelivered> {
  const found = await house.store.of(caller.community).undelivered.get(which)
  if (found === undefined) throw new UserError(say('deliveries.unknown', { command }))
  return found
}

/** Somebody was faster, or it got through by itself. */
async function dealtWith(house: House, { community }: Caller, say: Say, { id }: Undelivered): Promise<Message> {
  const { records, members } = house.store.of(community)
  const last = await records.lastAct(id)
  const member = last === undefined ? undefined : await members.get(last.member)
  if (last === undefined || member === undefined) return { text: say('deliveries.settled') }
  const by = {
    name: { kind: 'person', user: member.user, name: member.name, ping: false },
    at: { kind: 'time', at: last.at, style: 'moment' },
  } as const
  return { text: last.act === retryAct ? say('deliveries.retried-before', by) : say('deliveries.dismissed-before', by) }
}

const showButton = (say: Say) => button(actionId(runRef, command.path), say.label('deliveries.show'))
