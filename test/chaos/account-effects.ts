// Every effect and everything that stays visible, by the ids that the platforms gave: each stands once, nothing stands
// that nobody meant, and what went to one place stands in the order in which it was sent.
import type { Books } from './books.ts'
import type { Row } from './kept.ts'
import { mayStand, messageKey } from './may-stand.ts'
import type { Looked, Town } from './town.ts'

type Ref = NonNullable<Row<'appearances'>['message']>

const shorten = (effect: unknown): string => JSON.stringify(effect).slice(0, 400)

/** Compares the outbox and the appearances with what was told. */
export function accountEffects(books: Books): void {
  for (const { town, looked } of books.towns) {
    const effects = books.kept.outbox.filter(({ place_key }) => place_key.startsWith(`${town.name}:`))
    endings(books, town, effects)
    standing(books, town, looked, effects)
    threadsOf(books, town, looked, effects)
    inOrder(books, town, effects)
  }
}

/**
 * What was refused and has an owner was replaced by something else, which is counted for itself. To whoever made a call
 * that was never acknowledged, the platform has said that it failed: that Hearth's apology reaches them in no way either is
 * shown to the staff, and leaves nobody waiting.
 */
function endings(books: Books, town: Town, effects: readonly Row<'outbox'>[]): void {
  const states = books.crowd.asked.filter((one) => one.town === town).map(({ ask }) => ask.state())
  const told = new Set(states.flatMap(({ accepted, key }) => (accepted || key === undefined ? [] : [key])))
  for (const { state, outcome, effect, place_key } of effects) {
    const isApology = effect?.body.kind === 'answer' && told.has(place_key.split('/answer/')[1] ?? '')
    if (outcome?.reason === 'unconfirmed') books.count('once effects of unknown outcome')
    else if (isApology && state === 'failed' && outcome?.reason === 'direct-messages-closed')
      books.count('calls too late for their platform')
    else if (state === 'waiting') books.wrong('lost', town, place_key, `still waits: ${shorten(effect)}`)
    else if (state === 'failed') books.wrong('failed', town, place_key, `${outcome?.reason}: ${shorten(effect)}`)
    else if (state === 'refused') books.count('refused and replaced')
  }
}

function standing(books: Books, town: Town, looked: Looked, effects: readonly Row<'outbox'>[]): void {
  const told = new Map(looked.told.map((one) => [messageKey(one), one]))
  const meant = new Map<string, string>()
  const mean = (ref: Ref, subject: string): void => {
    const key = messageKey(ref)
    books.count('effects expected')
    if (told.has(key)) books.count('effects seen')
    else books.wrong('lost', town, subject, `message ${key} is not there`)
    const other = meant.get(key)
    if (other !== undefined) books.wrong('lost', town, subject, `message ${key} stands for ${other} as well`)
    meant.set(key, subject)
  }
  for (const { effect, outcome, state, place_key, position } of effects) {
    const message = outcome?.result?.message
    if (state !== 'done' || effect === undefined) continue
    if (effect.body.kind === 'post' && message === undefined)
      books.wrong('lost', town, place_key, `was done, and is no message: ${shorten(effect)}`)
    if (message === undefined) continue
    if (effect.body.kind === 'post') mean(message, `${place_key} effect ${position}`)
    if (effect.body.kind === 'answer' && told.has(messageKey(message))) mean(message, `${place_key} effect ${position}`)
  }
  for (const { place_key, message, subject, role, wanted, shown, refused, failed_at } of books.kept.appearances) {
    if (!place_key.startsWith(`${town.name}:`)) continue
    if (failed_at !== null) books.wrong('failed', town, subject, `${role}: ${refused}`)
    if (wanted > shown && refused === null) books.wrong('lost', town, subject, `${role} was never brought up to date`)
    if (message !== undefined) mean(message, `${role} of ${subject}`)
  }
  const doubtful = mayStand(books, town, looked)
  for (const [key, { where, text }] of told)
    if (!meant.has(key) && !doubtful.has(key))
      books.wrong('duplicated', town, where, `nobody meant message ${key}: ${text.slice(0, 200)}`)
}

function threadsOf(books: Books, town: Town, looked: Looked, effects: readonly Row<'outbox'>[]): void {
  const opened = effects.flatMap(({ outcome }) => outcome?.result?.thread?.thread ?? [])
  for (const { id, title } of looked.threads)
    if (!opened.includes(id)) books.wrong('duplicated', town, title, `nobody meant thread ${id}`)
}

function inOrder(books: Books, town: Town, effects: readonly Row<'outbox'>[]): void {
  const last = new Map<string, string>()
  for (const { effect, outcome, state, place_key, position } of effects) {
    const id = outcome?.result?.message?.id
    if (state !== 'done' || effect?.body.kind !== 'post' || id === undefined) continue
    const before = last.get(place_key)
    if (before !== undefined && isBefore(id, before))
      books.wrong('out of order', town, place_key, `effect ${position} stands before one that was sent earlier`)
    last.set(place_key, id)
  }
}

/** Ids of messages as moments: numbers on Discord, seconds with six digits on Slack. */
const isBefore = (id: string, other: string): boolean =>
  id.includes('.') ? Number(id) < Number(other) : BigInt(id) < BigInt(other)
