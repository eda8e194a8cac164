// How an agreement reads at each end of its thread: whose words it is, whether it stands, and what can be said about it.
import type { Agreement } from '../../../domain/agreement.ts'
import { isCarried, isOutside, type ThreadEnd } from '../../../domain/support.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { button, type Fact, type Message } from '../../../view/message.ts'
import { agreedCorrect, agreedRight } from '../../../view/promises-actions.ts'
import type { Part } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { type Around, named, only, quoted } from '../around.ts'
import { nameToOpener } from '../signing.ts'

/** What its messages are about; the role is the end that reads it. */
export const agreementKind = 'agreement'
export const agreementSubject = (id: string) => ({ kind: agreementKind, id }) as const

/** Renders it for an end. */
export async function agreementCard(
  house: House,
  say: Say,
  about: Around,
  agreement: Agreement,
  reader: ThreadEnd,
): Promise<Message> {
  const { id, text, side, state, decidedAt } = agreement
  const { number, community } = about.thread
  if (text === '') return { text: say('agreed.erased', { number }) }
  const { members } = house.store.of(community)
  const author = await members.get(agreement.author)
  const decider = agreement.decidedBy === undefined ? undefined : await members.get(agreement.decidedBy)
  const nameOf = async (who: typeof author, of: ThreadEnd): Promise<Part> => {
    if (who === undefined) return { kind: 'plain', text: say.label('thread.did.somebody') }
    return reader === 'opener' && of === 'team' ? nameToOpener(house, about.thread, say, who) : named(who)
  }
  const other = side === 'team' ? 'opener' : 'team'
  const name = await nameOf(author, side)
  const by = decider === undefined ? name : await nameOf(decider, other)
  const at: Part = { kind: 'time', at: decidedAt ?? 0, style: 'moment' }
  const stands = { label: say.label('support.state'), value: say('agreed.state', { state, at, name: by }) }
  const words = say('agreed.card', { name, number, text: quoted(text) })
  if (state !== 'proposed') return { text: words, card: { facts: [stands] } }
  const waits = {
    label: say.label('support.state'),
    value: say('agreed.waits', { whose: side === reader ? 'own' : 'other' }),
  }
  // Both sides read the same private thread: what is asked there is asked of whoever opened it.
  // For whoever has no account, the team says it.
  const isAsked = side !== reader || isOutside(about.thread) || (reader === 'opener' && !isCarried(about.thread))
  const correct = button(actionId(agreedCorrect, id), say.label('agreed.correct'))
  const right = button(actionId(agreedRight, id), say.label('agreed.right'), 'primary')
  return { text: words, card: { facts: [waits] }, controls: isAsked ? [right, correct] : [correct] }
}

/** What the notice shows of it: what stands, and what waits for the other side's word. */
export async function agreementFacts(house: House, { thread }: Around, say: Say): Promise<readonly Fact[]> {
  const all = await house.store.of(thread.community).agreements.in(thread.id)
  const shown = all.filter(({ state, text }) => text !== '' && (state === 'confirmed' || state === 'proposed'))
  return shown.map(({ state, text }) => ({
    label: say.label(state === 'confirmed' ? 'agreed.fact' : 'agreed.fact.proposed'),
    value: only(quoted(text)),
  }))
}
