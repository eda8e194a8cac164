// What support keeps of somebody beside their threads: what they said of their duty, their shifts, what they were offered, a block,
// the saved replies in their name, and notes on them. A block and saved replies are the community's own, and outlive a wish to be forgotten.
import type { DutyWord, Shift } from '../../../domain/duty.ts'
import type { CommunityId, MemberId } from '../../../domain/ids.ts'
import { hoursText } from '../../../domain/opening-hours.ts'
import type { SavedReply } from '../../../domain/saved-reply.ts'
import type { Say } from '../../../locales/say.ts'
import type { DutyOffer } from '../../../store/repositories/duty.ts'
import type { SupportBlock } from '../../../store/repositories/support-blocks.ts'
import type { Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { quoted } from '../around.ts'
import { dutyEndDue } from '../duty/hand-over.ts'
import { forgetTouch, type KeptTouch, keptTouch, touchGoes, touchRows, touchSaid } from '../touch/touch-kept.ts'
import { momentSaid } from './transcript-words.ts'

export interface KeptBeside {
  readonly words: readonly DutyWord[]
  readonly shifts: readonly Shift[]
  readonly offers: readonly DutyOffer[]
  readonly block: SupportBlock | undefined
  readonly replies: readonly SavedReply[]
  readonly touch: KeptTouch
}

/** All of it, over these accounts of one person. */
export async function keptBeside(
  house: House,
  community: CommunityId,
  accounts: readonly MemberId[],
): Promise<KeptBeside> {
  const { duty, settings, supportBlocks, savedReplies } = house.store.of(community)
  const isTheirs = (member: string): boolean => accounts.some((one) => one === member)
  const blocks = await supportBlocks.all(house.clock.now())
  return {
    words: (await duty.words()).filter(({ member }) => isTheirs(member)),
    shifts: (await settings.get())['support.shifts'].filter(({ member }) => isTheirs(member)),
    offers: await duty.offersTo(accounts),
    block: blocks.find(({ member }) => isTheirs(member)),
    replies: (await savedReplies.all()).filter(({ by }) => isTheirs(by)),
    touch: await keptTouch(house, community, accounts),
  }
}

export const isNothing = ({ words, shifts, offers, block, replies, touch }: KeptBeside): boolean =>
  words.length + shifts.length + offers.length + replies.length === 0 &&
  block === undefined &&
  touch.on.length + touch.written === 0

/** What there is, in a line for each kind. */
export function besideSaid(say: Say, { words, shifts, offers, block, replies, touch }: KeptBeside): readonly Text[] {
  const duty = { words: words.length, shifts: shifts.length, offers: offers.length }
  return [
    ...(words.length + shifts.length + offers.length === 0 ? [] : [say('duty.kept', duty)]),
    ...(block === undefined ? [] : [say('privacy.beside.block', { reason: quoted(block.reason) })]),
    ...(replies.length === 0 ? [] : [say('privacy.beside.replies', { count: replies.length })]),
    ...touchSaid(say, touch),
  ]
}

/** What goes of it, and what stays and why. */
export function besideGoes(say: Say, { words, shifts, offers, block, replies, touch }: KeptBeside): readonly Text[] {
  const list = { kind: 'command', path: 'reply list' } as const
  return [
    ...(words.length + shifts.length + offers.length === 0 ? [] : [say('duty.kept.goes')]),
    ...(block === undefined ? [] : [say('privacy.beside.block-stays', { reason: quoted(block.reason) })]),
    ...(replies.length === 0 ? [] : [say('privacy.beside.replies-stay', { count: replies.length, list })]),
    ...touchGoes(say, touch),
  ]
}

/** Forgets what can be forgotten. They are on duty for nothing after that. */
export async function forgetBeside(house: House, community: CommunityId, accounts: readonly MemberId[]): Promise<void> {
  const { duty, settings } = house.store.of(community)
  await duty.forget(accounts)
  await forgetTouch(house, community, accounts)
  const isTheirs = ({ member }: Shift): boolean => accounts.some((one) => one === member)
  if ((await settings.get())['support.shifts'].some(isTheirs))
    await settings.change((now) => ({ 'support.shifts': now['support.shifts'].filter((one) => !isTheirs(one)) }))
  for (const account of accounts) await house.delivery.notLater(community, dutyEndDue, account)
}

/** The same in full, as rows of a text. */
export async function besideRows(house: House, community: CommunityId, say: Say, kept: KeptBeside) {
  const { threads } = house.store.of(community)
  const rows: string[] = []
  for (const { state, since, until } of kept.words)
    rows.push(say.label('duty.file.word', { state, since: momentSaid(say, since), until: untilSaid(say, until) }))
  for (const { hours } of kept.shifts) rows.push(say.label('duty.file.shift', { hours: hoursText(hours) }))
  for (const { thread, at, state } of kept.offers) {
    const number = (await threads.get(thread))?.number ?? 0
    rows.push(say.label('duty.file.offer', { number, at: momentSaid(say, at), state }))
  }
  const { block } = kept
  if (block !== undefined) {
    const { reason, at, until } = block
    rows.push(say.label('privacy.file.block', { reason, at: momentSaid(say, at), until: untilSaid(say, until) }))
  }
  for (const { name, text } of kept.replies) rows.push(say.label('privacy.file.reply', { name, text }))
  rows.push(...touchRows(say, kept.touch))
  return rows.map((row) => `  ${row}`)
}

const untilSaid = (say: Say, until: number | undefined): string => (until === undefined ? '-' : momentSaid(say, until))
