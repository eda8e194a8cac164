// The list for the staff: what failed, the newest first; what waits; and what may have arrived and was not repeated.
import type { Caller } from '../../domain/caller.ts'
import type { Undelivered, UndeliveredCounts } from '../../domain/undelivered.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { deliveriesMore, deliveryDismiss, deliveryRetry } from '../../view/actions.ts'
import { type Button, button, type Fact, type Message } from '../../view/message.ts'
import { lines, type Part, plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { reportKind } from '../reports/around-report.ts'
import { effectIn, followUpIn, placeOf } from './body.ts'
import { namesOf } from './names.ts'
import { waitingLines } from './waiting.ts'
import { whatItWas } from './what.ts'
import { isReadable, refusalOf, whyNot } from './why.ts'

/** Things on one page: as many as are read, with two buttons each. */
const pageLength = 5

/** The page of the list that begins at `from`. What waits stands on the first. */
export async function listDeliveries(house: House, caller: Caller, say: Say, from: number): Promise<Message> {
  const { undelivered } = house.store.of(caller.community)
  const counts = await undelivered.counts()
  const total = counts.failed + counts.doubtful
  const start = from < total ? from : 0
  const waiting = start === 0 ? await waitingLines(house, caller, say) : []
  const page: Undelivered[] = []
  for (const ref of await undelivered.page(start, pageLength)) {
    const one = await undelivered.get(ref)
    if (one !== undefined) page.push(one)
  }
  const facts = await Promise.all(page.map((one, index) => factOf(house, caller, say, one, start + index + 1)))
  const certain = Math.max(0, counts.failed - start)
  const left = total - start - page.length
  const text = headline(counts, waiting.length > 0, say)
  const all: readonly Fact[] = [
    ...facts.slice(0, certain),
    ...(waiting.length === 0 ? [] : [{ label: say.label('deliveries.waiting'), value: lines(...waiting) }]),
    ...facts.slice(certain),
  ]
  if (all.length === 0) return { text }
  const note = left > 0 ? { note: say('deliveries.left', { count: left }) } : {}
  return { text, card: { facts: all, ...note }, controls: buttonsOf(page, start, left, say) }
}

function headline({ failed, doubtful }: UndeliveredCounts, waits: boolean, say: Say): Text {
  const said = [
    ...(failed > 0 ? [say('deliveries.failed', { count: failed })] : []),
    ...(doubtful > 0 ? [say('deliveries.doubtful', { count: doubtful })] : []),
  ]
  if (said.length === 0) return waits ? say('deliveries.only-waiting') : say('deliveries.all-through')
  return said.flatMap((text, index) => (index === 0 ? text : [...plain(' '), ...text]))
}

async function factOf(house: House, caller: Caller, say: Say, one: Undelivered, number: number): Promise<Fact> {
  const what = await whatItWas(house, caller.community, one, say)
  const value = [...(await whenAndWhere(house, caller, say, one)), ...plain(' '), ...whyNot(one, say)]
  return { label: say.label('deliveries.item', { number, what }), value }
}

async function whenAndWhere(house: House, { community }: Caller, say: Say, one: Undelivered): Promise<Text> {
  const at: Part = { kind: 'time', at: one.at, style: 'moment' }
  if (one.kind === 'event') return say('deliveries.happened', { at })
  const effect = one.kind === 'effect' ? effectIn(one.effect) : undefined
  const place = one.kind === 'appearance' ? one.place : effect === undefined ? undefined : placeOf(effect)
  if (place === undefined || isHidden(one)) return say('deliveries.meant', { at })
  const names = namesOf(house, community, say)
  // What is gone cannot be gone to.
  const where = refusalOf(one) === 'gone' ? await names.placeInWords(place) : await names.place(place)
  return say('deliveries.meant-where', { where, at, how: place.kind === 'direct' ? 'privately' : 'there' })
}

/** Whether nobody is to read for whom it was. */
const isHidden = (one: Undelivered): boolean =>
  one.kind === 'effect'
    ? followUpIn(one.followUp)?.args.hidden !== undefined
    : one.kind === 'appearance' && one.subjectKind === reportKind

function buttonsOf(page: readonly Undelivered[], start: number, left: number, say: Say): readonly Button[] {
  const acts = page.flatMap((one, index) => {
    const number = start + index + 1
    const { kind, id } = one
    const dismiss = button(actionId(deliveryDismiss, kind, id), say.label('deliveries.dismiss', { number }))
    if (!isReadable(one)) return [dismiss]
    return [button(actionId(deliveryRetry, kind, id), say.label('deliveries.retry', { number }), 'primary'), dismiss]
  })
  if (left <= 0) return acts
  return [...acts, button(actionId(deliveriesMore, start + page.length), say.label('deliveries.more'))]
}
