// How a promise reads for the team: in its room of the thread, in a reminder, in a list and on the notice.
import type { Member } from '../../../domain/member.ts'
import type { PromiseState, ThreadPromise } from '../../../domain/promise.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { type Button, button, type Fact, type Message } from '../../../view/message.ts'
import { promiseKept, promiseLater, promiseTakeBack } from '../../../view/promises-actions.ts'
import type { Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { type Around, named, quoted } from '../around.ts'

/** What its message is about. */
export const promiseKind = 'promise'
export const promiseSubject = (id: string) => ({ kind: promiseKind, id }) as const

const time = (at: number) => ({ kind: 'time', at, style: 'moment' }) as const

/** A state as a sentence chooses it. */
export const stateArgument = (state: PromiseState): string => (state === 'taken back' ? 'back' : state)

/** What can be done about an open one. */
export const promiseButtons = (say: Say, { id, state }: ThreadPromise): readonly Button[] =>
  state === 'open'
    ? [
        button(actionId(promiseKept, id), say.label('promises.kept'), 'primary'),
        button(actionId(promiseLater, id), say.label('promises.later')),
        button(actionId(promiseTakeBack, id), say.label('promises.take-back')),
      ]
    : []

/** One line: what, to whom, by when, in which thread. */
export const promiseLine = (say: Say, { number, opener }: Numbered, promise: ThreadPromise, now: number): Text =>
  say('promises.line', {
    ...{ number, name: named(opener), what: quoted(promise.what), at: time(promise.dueAt) },
    late: promise.dueAt <= now ? 'yes' : 'no',
  })

/** What a line says of the thread. */
export interface Numbered {
  readonly number: number
  readonly opener: Pick<Member, 'user' | 'name'>
}

/** All of it, with what can be done. */
export function promiseCard(
  say: Say,
  { thread, opener }: Around,
  promise: ThreadPromise,
  people: { readonly by: Member | undefined; readonly keeper: Member | undefined },
): Message {
  const { what, dueAt, state } = promise
  if (what === '') return { text: say('promises.erased', { number: thread.number }) }
  const facts: Fact[] = [
    { label: say.label('promises.due'), value: [time(dueAt)] },
    {
      label: say.label('support.state'),
      value: say('promises.state', { state: stateArgument(state) }),
    },
  ]
  const { by, keeper } = people
  if (by !== undefined) facts.push({ label: say.label('promises.by'), value: [named(by)] })
  if (keeper !== undefined && keeper.id !== by?.id)
    facts.push({ label: say.label('promises.keeper'), value: [named(keeper)] })
  if (keeper === undefined && state === 'open')
    facts.push({ label: say.label('promises.keeper'), value: say('promises.nobody') })
  if (opener.leftAt !== undefined)
    facts.push({ label: say.label('ending.left'), value: say('ending.has-left', { name: named(opener) }) })
  const text = say('promises.card', { number: thread.number, name: named(opener), what: quoted(what) })
  return { text, card: { facts }, controls: promiseButtons(say, promise) }
}

/** What the notice shows of a thread's open ones. */
export async function promiseFacts(house: House, { thread }: Around, say: Say): Promise<readonly Fact[]> {
  const open = await house.store.of(thread.community).promises.openIn(thread.id)
  return open.map(({ what, dueAt }) => ({
    label: say.label('promises.fact'),
    value: say('promises.fact.value', { what: quoted(what), at: time(dueAt) }),
  }))
}
