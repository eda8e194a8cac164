// What delivery calls the support flow for: follow-ups, what its messages show, and where they stand.

import type { Ended, Seen } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { threadId } from '../../domain/ids.ts'
import { inPlaceOfThread, type MessageRef, type Place, placeKey } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import { hasRoom, isCarried } from '../../domain/support.ts'
import type { Refusal } from '../../ports/outcome.ts'
import type { Message } from '../../view/message.ts'
import type { Flow } from '../flow.ts'
import { hostUnreachable } from '../hosts.ts'
import { directPlace, type House, knownSpace, staffPlace } from '../house.ts'
import { type Around, around, sayToStaff, subjectKind, subjectOfThread } from './around.ts'
import { carriedName, copyChangedName } from './bring-copies.ts'
import { goByDirect } from './by-direct.ts'
import { forgetCarried, oldCarried } from './carried-age.ts'
import { saidSolvedName } from './ending/ends.ts'
import { lostPlaces } from './ending/lost-places.ts'
import { endsLate, roomStaysMs } from './ending/waits.ts'
import { leaveRoom, letOpenerIn } from './entering.ts'
import { supportEvents } from './events.ts'
import { toldName } from './failure.ts'
import { renderNotice } from './notice.ts'
import { moreFacts } from './notice-facts.ts'
import { noticeLabels } from './notice-labels.ts'
import { openingMessage } from './opening.ts'
import { putOutName } from './pulled-in.ts'
import { openedName } from './show-thread.ts'
import { reactedName } from './staff-reactions.ts'
import type { SupportService } from './support.ts'
import { teamEnd } from './team-end.ts'
import { isBegunFirst, postedToTeam, roomBegunName, teamPostName, teamThreadName } from './team-room.ts'
import { leftNotice } from './teams/move.ts'
import { dueBy } from './teams/targets.ts'
import { letInName } from './turns.ts'
import { nobodyTold } from './untold.ts'

/** A private thread that was deleted has its first message no more: it stands in the next one, or goes on by direct messages. */
const isLeft = ({ thread }: Around, place: Place): boolean => {
  if (!hasRoom(thread)) return place.kind === 'thread'
  return thread.place === undefined || placeKey(thread.place) !== placeKey(place)
}

/** What stands in a channel that is archived stays as it is. */
const isArchived = ({ thread }: Around, now: number): boolean =>
  thread.state === 'closed' && endsLate(thread) && thread.closedAt !== undefined && now >= thread.closedAt + roomStaysMs

/** Makes the flow over the service. */
export function supportFlow(house: House, { desks }: Pick<SupportService, 'desks'>): Flow {
  const { opens, carrier, turns, failure, early } = desks
  const lost = lostPlaces(house, desks)
  const team = teamEnd(house, carrier)
  const ways = { carrier, team }
  const find = ({ community, subject }: Seen): Promise<Around | undefined> =>
    around(house, community, threadId(subject))

  async function render(seen: Seen): Promise<Message | undefined> {
    const about = await find(seen)
    if (about === undefined) return undefined
    if (seen.role !== 'notice') {
      if (isLeft(about, seen.place) || isArchived(about, house.clock.now())) return undefined
      return openingMessage(house, about, about.thread.shape === 'relayed' && isBegunFirst(house, seen.place))
    }
    const left = await leftNotice(house, about, seen.place)
    if (left !== undefined) return left
    const { thread } = about
    const here = await knownSpace(house, seen.community, seen.place.space)
    const say = sayToStaff(about, here)
    const more = await moreFacts(house, about, say)
    return renderNotice(about, here, { ...(await noticeLabels(house, thread)), due: await dueBy(house, thread), more })
  }

  /** The first message stands: where threads are relayed, it is also where the thread is. */
  async function openingPosted(about: Around, { channel, id }: MessageRef): Promise<void> {
    const { thread, space } = about
    // Direct messages have no threads where threads have to be begun.
    const place = isBegunFirst(house, { space: space.ref })
      ? inPlaceOfThread(space.ref, channel)
      : ({ kind: 'thread', space: space.ref, channel, thread: id } as const)
    if (thread.shape === 'relayed') await opens.standsAt(about, place)
    const now = await around(house, thread.community, thread.id)
    if (now === undefined) return
    if (thread.shape === 'relayed') await early.settle(now, place)
    await carrier.bringHeld(now, 'opener')
  }

  /** The private thread stands: what was written in it before we knew is settled. */
  async function opened(ended: Ended): Promise<Owner> {
    const before = await around(house, ended.community, threadId(ended.args.thread ?? ''))
    const { outcome, effect, args } = ended
    if (before !== undefined && effect.kind === 'openRoom' && outcome.kind === 'done') {
      const { thread: room } = outcome.result
      if (room !== undefined) await letOpenerIn(house, before, room, { name: openedName, args })
      return 'owned'
    }
    if (before !== undefined && effect.kind === 'addToThread' && outcome.kind === 'refused')
      await leaveRoom(house, before, effect.thread)
    const known = await around(house, ended.community, threadId(ended.args.thread ?? ''))
    if (known !== undefined && outcome.kind === 'refused' && (await goByDirect(house, known, outcome.reason, ways)))
      return 'owned'
    const owner = await opens.opened(ended)
    const about = await around(house, ended.community, threadId(ended.args.thread ?? ''))
    if (about?.thread.place !== undefined) await early.settle(about, about.thread.place)
    return owner
  }

  async function posted(seen: Seen, message: MessageRef): Promise<void> {
    const about = await find(seen)
    if (about === undefined) return
    if (seen.role !== 'notice') return openingPosted(about, message)
    if ((await leftNotice(house, about, seen.place)) === undefined) await team.noticeStands(about, message)
    const { community } = about.thread
    const subject = subjectOfThread(about.thread)
    const all = await house.delivery.allShownAt(community, subject, 'notice')
    // One that stands elsewhere, for the team that had the thread before, says now where it went.
    if (all.length > 1) await house.delivery.touch(community, subject)
  }

  async function refused(seen: Seen, reason: Refusal): Promise<Owner> {
    const about = await find(seen)
    if (about === undefined) return 'unowned'
    const { thread } = about
    if (seen.role !== 'notice') {
      // It went on elsewhere while this was on its way.
      if (isLeft(about, seen.place)) return 'owned'
      if (thread.place === undefined) return failure.notOpened(about, reason)
      if (reason === 'gone' && (await lost.roomGone(about, seen.place))) return 'owned'
      // The thread stands without its first message: what was held goes there all the same.
      await carrier.bringHeld(about, 'opener')
      return 'unowned'
    }
    const { place } = seen
    const everyones = await staffPlace(house, about.space)
    if (place.kind === 'channel' && everyones !== undefined && placeKey(everyones) !== placeKey(place)) {
      // The channel of its team takes no notice: all of the staff see it then.
      await house.delivery.show(thread.community, subjectOfThread(thread), 'notice', everyones)
      return 'owned'
    }
    const there = await knownSpace(house, thread.community, place.space)
    if (place.kind === 'direct') await hostUnreachable(house, there, place.user)
    // Where words are carried it takes a thread under the notice, and not every platform's direct messages have one.
    const fits = ({ ref }: Space): boolean =>
      !isCarried(thread) || house.lookUps(ref.platform).supportShape(ref) !== 'thread'
    const hosted = [there, about.space].find((one) => one.host !== undefined && fits(one))
    if (place.kind === 'direct' || hosted?.host === undefined) {
      await nobodyTold(house, about)
      return 'unowned'
    }
    // The moderators' channel takes no notice, and somebody has to see it.
    const host = directPlace({ space: hosted.ref, user: hosted.host.user })
    await house.delivery.show(thread.community, subjectOfThread(thread), 'notice', host)
    return 'owned'
  }

  return {
    ...supportEvents(house, desks),
    followUps: {
      [openedName]: opened,
      [carriedName]: async (ended) => (await lost.carried(ended)) ?? carrier.brought(ended),
      [copyChangedName]: desks.changes.changed,
      [reactedName]: desks.staffReactions.wasShown,
      [toldName]: failure.told,
      [teamThreadName]: team.begun,
      [putOutName]: desks.pulledIn.wasPutOut,
      // What was to be said there ends beside it by itself.
      [roomBegunName]: async () => 'owned',
      [teamPostName]: (ended) => postedToTeam(house, ended),
      [letInName]: async (ended) => (await lost.inRoom(ended)) ?? turns.wasLetIn(ended),
      [saidSolvedName]: turns.saidSolved,
    },
    failed: { [openedName]: opens.gaveUp },
    render: { [subjectKind]: render },
    posted: { [subjectKind]: posted },
    refused: { [subjectKind]: refused },
    due: { [oldCarried]: (due) => forgetCarried(house, due) },
  }
}
