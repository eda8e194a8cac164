// Which events the support flow handles: messages in its threads, and direct messages that belong to none.
import type { Member } from '../../domain/member.ts'
import { inPlaceOfThread, type ThreadPlace } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import { hasRoom, isCarried, isOpen, type SupportThread, type ThreadEnd } from '../../domain/support.ts'
import type { Flow, MessageEvent } from '../flow.ts'
import { directPlace, type House, purposePlace } from '../house.ts'
import { openBeside } from './already-open.ts'
import { type Around, around, aroundThread, isTeamEnd, sameSpace, sayToOpener } from './around.ts'
import { goesOnIn } from './goes-on-in.ts'
import { readReactions } from './reactions.ts'
import { filesOf, saysNothing } from './sent-words.ts'
import type { SupportDesks } from './support.ts'

/** Makes what the flow does about events. */
export function supportEvents(
  house: House,
  desks: SupportDesks,
): Required<Pick<Flow, 'wants' | 'wantsReaction' | 'wantsJoined' | 'prepare' | 'handle' | 'whichSpace'>> {
  const { turns, carrier, changes, pulledIn, outside, early } = desks

  const reactions = readReactions(house, { changes, carrier, staff: desks.staffReactions })

  /** Whether a whole channel may be a thread there: else nothing is looked up of what everybody says. */
  const hasChannels = ({ ref }: Space): boolean => house.lookUps(ref.platform).supportShape(ref) === 'channel'

  async function threadOf(event: MessageEvent, space: Space): Promise<SupportThread | undefined> {
    const place = placeIn(event, space)
    const { threads, carried } = house.store.of(space.community)
    const isPublic = event.place.kind === 'channel' && !hasChannels(space)
    const thread = isPublic ? undefined : await threads.at(place)
    if (thread !== undefined || isPublic || event.what === 'posted') return thread
    // They may have been brought to a thread from where they were written.
    const words = await carried.of(event.ref)
    return words === undefined ? undefined : threads.get(words.thread)
  }

  /** What its opener writes in a thread that is solved and not closed opens it again. */
  async function goingOn(event: MessageEvent, about: Around): Promise<Around> {
    const { thread, opener } = about
    if (thread.state !== 'resolved' || event.what !== 'posted' || isOvertaken(event, thread)) return about
    if (saysNothing({ text: event.text, files: filesOf(event) })) return about
    // Beside another on the same topic it stays solved: they are asked where their words belong.
    if ((await openBeside(house, about)) !== undefined) return about
    await turns.reopen(opener.id, about)
    return (await around(house, thread.community, thread.id)) ?? about
  }

  async function inThread(event: MessageEvent, known: Around, place: ThreadPlace): Promise<void> {
    const byOpener = !isTeamEnd(known.thread, place) && (await isOpener(house, event, known))
    const about = byOpener ? await goingOn(event, known) : known
    const { thread } = about
    const end = isTeamEnd(thread, place) ? 'team' : 'opener'
    // What the team asks us for inside a thread is done beside this, and is said to nobody else.
    if (event.asksUs === true && !byOpener) return
    if (event.what === 'removed') return removed(event, about, end)
    if (end === 'team') return amongTheTeam(event, about)
    const guest = byOpener ? undefined : await guestWho(event, thread)
    if (guest !== undefined) return byGuest(event, about, guest)
    if (isCarried(thread)) return byOpener ? relayed(event, about) : byTheTeam(event, about)
    if (!isOpen(thread)) return byOpener && event.what === 'posted' ? afterTheEnd(event, about) : undefined
    if (event.what === 'edited') await changes.edited(about, event.ref, event.text)
    await told(event, about, byOpener ? 'opener' : 'team')
    if (event.what !== 'posted' || isOvertaken(event, thread)) return
    return byOpener ? turns.openerWrote(thread, event.at) : turns.teamWrote(thread, event.at)
  }

  /** Whoever was let in beside the opener and the team; undefined when the author was not. */
  async function guestWho({ space, author }: MessageEvent, thread: SupportThread): Promise<Member | undefined> {
    const { members, threadPeople } = house.store.of(thread.community)
    const member = await members.byUser({ space, user: author.user })
    return member !== undefined && (await threadPeople.has(thread.id, member.person)) ? member : undefined
  }

  /** Their words inform the team, and make it nobody's turn. */
  async function byGuest(event: MessageEvent, about: Around, author: Member): Promise<void> {
    const { thread } = about
    const words = { text: event.text, files: filesOf(event) }
    if (!isOpen(thread) || saysNothing(words)) return
    const manner = event.what === 'edited' ? 'edited' : 'written'
    const known = event.what === 'edited' && (await changes.edited(about, event.ref, event.text))
    if (isCarried(thread) && !known)
      await carrier.carry(about, { toward: 'team', author, manner, source: event.ref, ...words })
    await told(event, about, 'opener')
  }

  /** Words that stand in the thread already, for whoever keeps, times or counts. */
  async function told(event: MessageEvent, { thread }: Around, from: ThreadEnd, internal?: true): Promise<void> {
    const user = { space: event.space, user: event.author.user }
    const author = await house.store.of(thread.community).members.byUser(user)
    if (author === undefined) return
    const { text, at, ref } = event
    const spoken = {
      from,
      author,
      text,
      files: filesOf(event),
      at,
      ref,
      ...(internal === undefined ? {} : { internal }),
    }
    await turns.tell(thread, { kind: event.what === 'edited' ? 'edited' : 'wrote', spoken })
  }

  async function removed({ ref, at }: MessageEvent, about: Around, end: ThreadEnd): Promise<void> {
    await changes.removed(about, ref)
    await turns.tell(about.thread, { kind: 'removed', ref, end, at })
  }

  /** What the team writes under the notice stays there. */
  const amongTheTeam = (event: MessageEvent, about: Around): Promise<void> => told(event, about, 'team', true)

  async function relayed(event: MessageEvent, about: Around): Promise<void> {
    const { thread, opener } = about
    const { community } = thread
    const files = filesOf(event)
    if (saysNothing({ text: event.text, files })) {
      const message = { text: sayToOpener(about)('support.words-only') }
      return house.delivery.send(community, { kind: 'post', place: event.place, message })
    }
    if (!isOpen(thread)) return event.what === 'posted' ? afterTheEnd(event, about) : undefined
    const manner = event.what === 'edited' ? 'edited' : 'written'
    const missed = event.missed === true ? { missedAt: event.at } : {}
    const words = { toward: 'team', author: opener, text: event.text, files, ...missed } as const
    const known = event.what === 'edited' && (await changes.edited(about, event.ref, event.text))
    if (!known) await carrier.carry(about, { ...words, manner, source: event.ref })
    await told(event, about, 'opener')
    if (!isOvertaken(event, thread)) await turns.openerWrote(thread, event.at)
  }

  /** In a private thread of the opener's somebody else may write: only the team sees it there, and it is an answer. */
  async function byTheTeam(event: MessageEvent, about: Around): Promise<void> {
    const { thread } = about
    const files = filesOf(event)
    if (!isOpen(thread) || saysNothing({ text: event.text, files })) return
    if (event.what === 'edited' && !(await changes.edited(about, event.ref, event.text))) return
    const user = { space: event.space, user: event.author.user }
    const author = await house.store.of(thread.community).members.byUser(user)
    if (author === undefined) return
    const words = { toward: 'team', manner: 'reply', author, text: event.text, files, source: event.ref } as const
    if (event.what === 'posted') await carrier.carry(about, words)
    await told(event, about, 'team')
    if (event.what === 'posted' && !isOvertaken(event, thread)) await turns.teamWrote(thread, event.at)
  }

  /** The opener wrote where it is solved already: it reaches nobody, and they are told so where only they read. */
  async function afterTheEnd(event: MessageEvent, about: Around): Promise<void> {
    const { thread, opener } = about
    const { members, threads } = house.store.of(thread.community)
    // What was merged into another belongs there.
    const next = (await goesOnIn(house, thread))?.thread
    const theirs = await threads.openOf(await members.ofSamePerson(opener.id))
    const open = next !== undefined && isOpen(next) ? [next] : theirs
    const place = thread.shape === 'relayed' ? event.place : directPlace(opener.user)
    const { community } = thread
    const words = { text: event.text, files: filesOf(event) }
    const stray = { community, user: opener.user, words, place, say: sayToOpener(about) }
    await outside.ask(stray, open, thread)
  }

  /**
   * Between a platform's showing a thread and our knowing where it stands, its opener may have written in it already,
   * and it may be solved already: the thread that this may have been written in.
   */
  async function notYetStanding(event: MessageEvent, space: Space): Promise<SupportThread | undefined> {
    const { members, threads } = house.store.of(space.community)
    const user = { space: space.ref, user: event.author.user }
    const author = await members.byUser(user)
    const coming = author === undefined ? undefined : await threads.comingOf(await members.ofSamePerson(author.id))
    if (coming === undefined || event.place.kind !== 'thread' || !sameSpace(coming, { user })) return undefined
    if (hasRoom(coming)) {
      const parent = await purposePlace(house, space, 'support')
      return parent?.channel === event.place.channel ? coming : undefined
    }
    // What nobody waits for is asked about at once where it is known that nobody else reads.
    return !isOpen(coming) && (await isDirect(house, event)) ? undefined : coming
  }

  async function beforeItStands(event: MessageEvent, thread: SupportThread, under: ThreadPlace): Promise<void> {
    const words = { text: event.text, files: filesOf(event), source: event.ref, at: event.at }
    await early.hold(await aroundThread(house, thread), { under, edited: event.what === 'edited', ...words })
  }

  return {
    whichSpace: (event, spaces) => desks.which.ask(event, spaces),
    async wants(event, space) {
      if (event.author.bot) return false
      // Asked in this order, since the thread may come to stand meanwhile, and then this is a direct conversation.
      if ((await threadOf(event, space)) !== undefined) return true
      if (event.place.kind === 'channel') return false
      if (event.what === 'removed') return house.store.of(space.community).heldWords.has(event.ref)
      if (event.place.kind === 'thread' && (await notYetStanding(event, space)) !== undefined) return true
      return isDirect(house, event)
    },
    wantsJoined: pulledIn.wants,
    prepare: pulledIn.prepare,
    wantsReaction: async (event, space) => (await reactions.of(event, space)) !== undefined,
    async handle(event, space) {
      if (event.kind === 'joined-thread') return pulledIn.handle(event, space)
      if (event.kind === 'reacted') return reactions.handle(event, space)
      if (event.kind !== 'message' || event.author.bot) return
      const thread = await threadOf(event, space)
      const place = placeIn(event, space)
      if (thread !== undefined) return inThread(event, await aroundThread(house, thread), place)
      if (event.what === 'removed') return house.store.of(space.community).heldWords.removed(event.ref)
      const coming = event.place.kind === 'thread' ? await notYetStanding(event, space) : undefined
      if (coming !== undefined && event.place.kind === 'thread') return beforeItStands(event, coming, event.place)
      const words = { text: event.text, files: filesOf(event), source: event.ref }
      const asked = event.what === 'posted' && !saysNothing(words) && space.confirmedAt !== undefined
      if (asked && (await isDirect(house, event))) await desks.which.inSpace(space, event.author, words)
    },
  }
}

/** The thread that it stands in, or the channel or direct messages that may be one. */
const placeIn = ({ place, ref }: MessageEvent, space: Space): ThreadPlace =>
  place.kind === 'thread' ? place : inPlaceOfThread(space.ref, place.kind === 'direct' ? ref.channel : place.channel)

/** Platforms' clocks and ours differ by so much. */
const skewMs = 5_000

/** Whether it was found so late that others have written since: whose turn it is, they have decided. */
const isOvertaken = ({ missed, at }: MessageEvent, { lastMemberAt = 0, lastStaffAt = 0 }: SupportThread): boolean =>
  missed === true && at + skewMs < Math.max(lastMemberAt, lastStaffAt)

async function isOpener(house: House, event: MessageEvent, { thread, opener }: Around): Promise<boolean> {
  const author = await house.store.of(thread.community).members.byUser({ space: event.space, user: event.author.user })
  return author?.person === opener.person
}

/** Whether only its author and Hearth read there: their direct messages, or a thread there, whoever began it. */
async function isDirect(house: House, { place }: MessageEvent): Promise<boolean> {
  if (place.kind === 'direct') return true
  if (place.kind === 'channel') return false
  return house.store.spaces.isDirectChannel(place.space.platform, place.channel)
}
