// The ways to tell a person something who takes no direct messages: a private thread where there are such threads, else a
// message in a shared channel that they alone see. What neither could bring is kept, and stands above their next answer.

import type { Owner } from '../../delivery/owner.ts'
import type { CommunityId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { type ChannelPlace, placeKey, type ThreadPlace, type UserRef } from '../../domain/place.ts'
import { keepMessage, readMessage } from '../../ports/stored.ts'
import type { Note } from '../../store/repositories/notes.ts'
import type { Message } from '../../view/message.ts'
import { lines, ping } from '../../view/text.ts'
import { channelPlace, type House, happened, knownSpace, purposePlace, sayInSpace } from '../house.ts'
import { sayAmong } from '../support/teams/alone.ts'
import { keptMs, noteForgotten } from './forgotten.ts'

/** The names of the follow-ups. */
export const threadOpened = 'personal.thread-opened'
export const introduced = 'personal.introduced'
export const toldElsewhere = 'personal.elsewhere'

/**
 * Tells a person in another way what they could not be told directly. `subject` is the id of what it is about. Whoever is no
 * member is told in none.
 */
export async function tellElsewhere(
  house: House,
  community: CommunityId,
  user: UserRef,
  message: Message,
  subject?: string,
): Promise<Owner> {
  const kept = await keptNote(house, community, user, message, subject)
  if (kept === undefined) return 'unowned'
  // Whoever has left is in no channel and no thread.
  if (kept.member.leftAt === undefined) await bring(house, kept.member, kept.note)
  return 'owned'
}

/** The same for what nobody waits for: it stands above their next answer. */
export const tellWithNextAnswer: typeof tellElsewhere = async (...told) =>
  (await keptNote(...told)) === undefined ? 'unowned' : 'owned'

/** Keeps what could not be told directly; undefined for whoever is no member. */
async function keptNote(
  house: House,
  community: CommunityId,
  user: UserRef,
  message: Message,
  subject?: string,
): Promise<{ readonly member: Member; readonly note: Note } | undefined> {
  const { members, notes } = house.store.of(community)
  const member = await members.byUser(user)
  if (member === undefined) return undefined
  await happened(house, community, { kind: 'direct-refused', space: user.space, member: member.id, subject })
  const at = house.clock.now()
  const note: Note = { id: house.ids.next(), member: member.id, message: keepMessage(message), doubtful: false }
  await notes.keep(note, 'waiting', at)
  await house.delivery.later(community, noteForgotten, note.id, at + keptMs)
  return { member, note }
}

/** Brings a note into the person's private thread, or into a channel. */
export async function bring(house: House, member: Member, note: Note): Promise<void> {
  const { space } = member.user
  if (house.lookUps(space.platform).supportShape(space) !== 'thread') return whisper(house, member, note, [])
  const { notes } = house.store.of(member.community)
  if (member.privateThread !== undefined) return postInThread(house, member, member.privateThread, [note], 'again')
  const opening = (await notes.ofMember(member.id, 'opening')).length > 0
  await notes.change(note.id, { state: 'opening' })
  if (!opening) await openThread(house, member, [])
}

/** Opens a private thread for the notes that wait for one, in the first channel that did not refuse to take it. */
export async function openThread(house: House, member: Member, tried: readonly string[]): Promise<void> {
  const { community, id, user, name } = member
  const { notes, records } = house.store.of(community)
  const parent = await nextChannel(house, member, ['support', 'welcome'], tried)
  if (parent === undefined) {
    for (const note of await notes.ofMember(id, 'opening')) await notes.change(note.id, { state: 'waiting' })
    return
  }
  // The number tells it from every other, also when it must be found again.
  const number = await records.nextNumber('private-thread')
  const say = sayInSpace(await knownSpace(house, community, user.space))
  const title = say.label('personal.thread-title', { number, name })
  const args = { member: id, tried: [...tried, parent.channel].join() }
  const effect = { kind: 'openThread', parent, title, users: [user.user] } as const
  await house.delivery.send(community, effect, { followUp: { name: threadOpened, args } })
}

/** Posts notes into the person's thread, under a line that says why they are there. */
export async function postInThread(
  house: House,
  member: Member,
  place: ThreadPlace,
  told: readonly Note[],
  which: 'first' | 'again',
): Promise<void> {
  const { delivery, store } = house
  const { community, user } = member
  const say = await sayTo(house, member)
  const name = ping(user, member.name)
  const support = { kind: 'command', path: 'support' } as const
  const text =
    which === 'first' ? say('personal.thread.first', { name, support }) : say('personal.thread.again', { name })
  await delivery.send(
    community,
    { kind: 'post', place, message: { text } },
    { followUp: { name: introduced, args: {} } },
  )
  for (const note of told) {
    await store.of(community).notes.change(note.id, { state: 'sent' })
    const followUp = { name: toldElsewhere, args: { note: note.id, thread: which } }
    await delivery.send(community, { kind: 'post', place, message: readMessage(note.message) }, { followUp })
  }
}

/** Shows a note in the next channel where the person may be; without one it waits. */
export async function whisper(house: House, member: Member, note: Note, tried: readonly string[]): Promise<void> {
  const { community, user } = member
  const { notes } = house.store.of(community)
  const place = await nextChannel(house, member, ['welcome', 'support', 'suggestions', 'general'], tried)
  await notes.change(note.id, { state: place === undefined ? 'waiting' : 'sent' })
  if (place === undefined) return
  const message = readMessage(note.message)
  const say = await sayTo(house, member)
  const shown: Message = { ...message, text: lines(say('personal.whisper'), message.text) }
  const followUp = { name: toldElsewhere, args: { note: note.id, tried: [...tried, place.channel].join() } }
  await house.delivery.send(community, { kind: 'whisper', place, user: user.user, message: shown }, { followUp })
}

/** The thread is none any more. Another may stand in its place already. */
export async function forgetThread(house: House, member: Member, place: ThreadPlace): Promise<Member> {
  if (member.privateThread === undefined || placeKey(member.privateThread) !== placeKey(place)) return member
  await house.store.of(member.community).members.toldIn(member.id, undefined)
  return { ...member, privateThread: undefined }
}

async function sayTo(house: House, { community, user, locale }: Member) {
  const space = await knownSpace(house, community, user.space)
  return sayAmong(house, community, locale ?? space.locale)
}

async function nextChannel(
  house: House,
  { community, user }: Member,
  purposes: readonly ('welcome' | 'support' | 'suggestions' | 'general')[],
  tried: readonly string[],
): Promise<ChannelPlace | undefined> {
  const space = await knownSpace(house, community, user.space)
  for (const purpose of purposes) {
    const general = purpose === 'general' ? await house.store.of(community).spaces.general(space.ref) : undefined
    const known = general === undefined ? undefined : channelPlace(space.ref, general.channel)
    const place = purpose === 'general' ? known : await purposePlace(house, space, purpose)
    if (place !== undefined && !tried.includes(place.channel)) return place
  }
  return undefined
}
