// There may be room again for what waited: it is told as one message, as far as it is still of use.
import type { DueNow, Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { type CommunityId, memberId, type PersonId } from '../../domain/ids.ts'
import { sayIn } from '../../locales/say.ts'
import { readMessage } from '../../ports/stored.ts'
import type { WaitingPiece } from '../../store/repositories/unasked.ts'
import type { Flow } from '../flow.ts'
import { type House, happened, knownSpace } from '../house.ts'
import { mayBeNudged } from '../welcome/may-be-nudged.ts'
import { joinPieces } from './joined-pieces.ts'
import { lastAccountOf } from './last-account.ts'
import { freeFor, nudgeTold, send, unaskedFree } from './unasked.ts'

/** Discord takes many direct messages at once for spam: one person is told in this time. */
const paceMs = 1_000

/** Makes the flow. The pace is kept over all communities. */
export function unaskedFlow(house: House): Flow {
  let nextAt = 0
  return {
    followUps: { [nudgeTold]: (ended) => nudgeWasTold(house, ended) },
    render: {},
    posted: {},
    due: {
      [unaskedFree]: async (due) => {
        const now = house.clock.now()
        const notBefore = Math.max(now, nextAt)
        if (await tellWaiting(house, due, notBefore)) nextAt = notBefore + paceMs
      },
    },
  }
}

/** Tells a person what waits for them. False when nothing was told. */
async function tellWaiting(house: House, { community, subject }: DueNow, notBefore: number): Promise<boolean> {
  const { members, unasked } = house.store.of(community)
  const member = await members.get(memberId(subject))
  if (member === undefined) return false
  const { person } = member
  const pieces = await stillOfUse(house, community, person)
  if (pieces.length === 0) return false
  const ids = pieces.map(({ id }) => id)
  const wish = await unasked.wish(person)
  const account = await lastAccountOf(house, community, person, member.id)
  if (wish === 'none' || account === undefined) {
    await unasked.end(ids)
    return false
  }
  const free = await freeFor(house, community, person, wish)
  if (free > house.clock.now()) {
    await house.delivery.later(community, unaskedFree, subject, free)
    return false
  }
  const say = sayIn(account.locale ?? (await knownSpace(house, community, account.user.space)).locale)
  const once = eachOnce(pieces)
  const told = once.map((piece) => {
    const message = readMessage(piece.message)
    return { message, line: piece.line === undefined ? message.text : readMessage(piece.line).text }
  })
  const [first, ...others] = once
  const alone = others.length === 0 && first?.subject !== undefined ? { subject: first.subject } : {}
  const kind = pieces.every((one) => one.kind === 'nudge') ? 'nudge' : 'news'
  await send(house, community, account, { kind, message: joinPieces(say, told), notBefore, ...alone })
  await unasked.end(ids)
  return true
}

/** Whoever takes no direct messages is asked in no other way, and nobody has to do anything about it. */
async function nudgeWasTold(house: House, { community, args, outcome }: Ended): Promise<Owner> {
  const member = await house.store.of(community).members.get(memberId(args.member ?? ''))
  if (outcome.kind === 'done' || member === undefined) return 'owned'
  if (outcome.reason !== 'direct-messages-closed') return 'unowned'
  const { space } = member.user
  await happened(house, community, { kind: 'direct-refused', space, member: member.id, subject: undefined })
  return 'owned'
}

/** Whoever took part meanwhile is asked no more what keeps them. */
async function stillOfUse(house: House, community: CommunityId, person: PersonId): Promise<readonly WaitingPiece[]> {
  const { unasked } = house.store.of(community)
  const pieces = await unasked.waiting(person)
  if (!pieces.some(({ kind }) => kind === 'nudge') || (await mayBeNudged(house, community, person))) return pieces
  await unasked.end(pieces.filter(({ kind }) => kind === 'nudge').map(({ id }) => id))
  return pieces.filter(({ kind }) => kind !== 'nudge')
}

/** Of two accounts that were linked meanwhile, both may have been about to be told the same. */
const eachOnce = (pieces: readonly WaitingPiece[]): readonly WaitingPiece[] =>
  pieces.filter(
    ({ kind, subject }, index) =>
      subject === undefined || !pieces.slice(index + 1).some((one) => one.kind === kind && one.subject === subject),
  )
