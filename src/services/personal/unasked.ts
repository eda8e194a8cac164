// Tells a person something that they did not ask for, within the budget that holds over all flows: at most one such message a
// day and three a week, counted over linked accounts. What finds no room waits, and comes joined into one.
import type { FollowUp } from '../../delivery/delivery.ts'
import type { CommunityId, PersonId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { freeAt, type UnaskedKind, type UnaskedWish, unaskedCountsMs } from '../../domain/unasked.ts'
import { type Say, sayIn } from '../../locales/say.ts'
import { keepMessage } from '../../ports/stored.ts'
import { actionId } from '../../view/action-id.ts'
import { fewerOfThese } from '../../view/actions.ts'
import { type Button, button, type Message } from '../../view/message.ts'
import type { Text } from '../../view/text.ts'
import { directPlace, type House, knownSpace } from '../house.ts'
import { joinPieces } from './joined-pieces.ts'
import { toldDirectly } from './tell.ts'

/** The kind of what is due when there may be room again; its subject is the account that something waits for. */
export const unaskedFree = 'unasked.free'
/** The name of the follow-up of a nudge. */
export const nudgeTold = 'unasked.nudge-told'

export interface Unasked {
  readonly kind: UnaskedKind
  readonly message: Message
  /** How it reads in one line among others; its own text when absent. */
  readonly line?: Text
  /** The id of what it is about: a later one about the same takes the place of one that waits. */
  readonly subject?: string
  /** For a greeting: what follows it, in place of what follows all that is told to a person. */
  readonly followUp?: FollowUp
  /** For a greeting: not before this moment. */
  readonly notBefore?: number
}

/** Sent, waiting until there is room, or told to nobody, since they want none of it. */
export type Told = 'sent' | 'waiting' | 'dropped'

type Account = Pick<Member, 'id' | 'user' | 'person' | 'locale'>

/** Tells it, in the caller's transaction. A greeting is the first that anybody gets: it does not wait, but counts. */
export async function tellUnasked(
  house: House,
  community: CommunityId,
  account: Account,
  unasked: Unasked,
): Promise<Told> {
  const { kind, message, line, subject } = unasked
  const { unasked: rows } = house.store.of(community)
  const now = house.clock.now()
  if (kind === 'greeting') {
    await send(house, community, account, unasked)
    return 'sent'
  }
  const wish = await rows.wish(account.person)
  if (wish === 'none') return 'dropped'
  const free = await freeFor(house, community, account.person, wish)
  if (free <= now && (await rows.waiting(account.person)).length === 0) {
    await send(house, community, account, unasked)
    return 'sent'
  }
  const piece = {
    ...{ id: house.ids.next(), member: account.id, kind, subject },
    message: keepMessage(message),
    line: line === undefined ? undefined : keepMessage({ text: line }),
  }
  await rows.keep(piece, account.person, now)
  await house.delivery.later(community, unaskedFree, account.id, free)
  return 'waiting'
}

/** Tells several such pieces: as one message where there is room now, and else they wait. */
export async function tellTogether(
  house: House,
  community: CommunityId,
  account: Account,
  pieces: readonly (Unasked & { readonly line: Text })[],
): Promise<void> {
  const [first, ...others] = pieces
  const { unasked: rows } = house.store.of(community)
  const wish = await rows.wish(account.person)
  const hasRoom =
    wish !== 'none' &&
    (await freeFor(house, community, account.person, wish)) <= house.clock.now() &&
    (await rows.waiting(account.person)).length === 0
  if (first === undefined || others.length === 0 || !hasRoom) {
    for (const one of pieces) await tellUnasked(house, community, account, one)
    return
  }
  const say = sayIn(account.locale ?? (await knownSpace(house, community, account.user.space)).locale)
  await send(house, community, account, { kind: first.kind, message: joinPieces(say, pieces) })
}

/** The first moment when a person may be written to. */
export async function freeFor(
  { store, clock }: House,
  community: CommunityId,
  person: PersonId,
  wish: Exclude<UnaskedWish, 'none'>,
): Promise<number> {
  const now = clock.now()
  return freeAt(await store.of(community).unasked.sentSince(person, now - unaskedCountsMs), wish, now)
}

/** Sends it, and counts it. */
export async function send(
  house: House,
  community: CommunityId,
  account: Account,
  { kind, message, subject, followUp, notBefore }: Unasked,
): Promise<void> {
  const { id, user, locale } = account
  const at = Math.max(house.clock.now(), notBefore ?? 0)
  await house.store.of(community).unasked.sent(house.ids.next(), id, kind, at, at - unaskedCountsMs)
  const say = sayIn(locale ?? (await knownSpace(house, community, user.space)).locale)
  const { controls = [] } = message
  const fewer = fewerButton(say)
  const has = controls.some((one) => 'action' in one && one.action === fewer.action)
  const shown = has ? message : { ...message, controls: [...controls, fewer] }
  await house.delivery.send(
    community,
    { kind: 'post', place: directPlace(user), message: shown },
    {
      followUp: followUp ?? (kind === 'nudge' ? { name: nudgeTold, args: { member: id } } : asNews(user.user, subject)),
      ...(notBefore === undefined ? {} : { notBefore }),
    },
  )
}

/** Nobody waits for news: where they can't be told directly, they stand above the person's next answer. */
const asNews = (user: string, subject: string | undefined): FollowUp => ({
  name: toldDirectly,
  args: { user, waits: 'yes', ...(subject === undefined ? {} : { subject }) },
})

/** The button under everything that was not asked for, by which a person says how much of it they want. */
export const fewerButton = (say: Say): Button => button(actionId(fewerOfThese), say.label('unasked.fewer'))

/** The same where nothing stands above it that it could be about. */
export const howMuchButton = (say: Say): Button => button(actionId(fewerOfThese), say.label('unasked.how-much'))
