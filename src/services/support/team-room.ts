// The team's room of a thread: the thread under its notice, whatever the shape. Where words are carried it is the team's end and
// begun at once; else it is begun when something is first to be said there. Where it can't be, the notice's own place takes it.
import type { Ended, FollowUp } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { threadId } from '../../domain/ids.ts'
import { type MessageRef, type Place, placeKey, type ThreadPlace } from '../../domain/place.ts'
import { isCarried } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import type { Message } from '../../view/message.ts'
import { lines } from '../../view/text.ts'
import { type House, knownSpace, sayInSpace, staffPlace } from '../house.ts'
import { type Around, around, sayToStaff, subjectOfThread } from './around.ts'
import { isShown } from './shown-copies.ts'
import { teamPlaceOf } from './teams/team-place.ts'

/** The names of the follow-ups: of beginning the team's end of a carried thread, of beginning a room, and of a post there. */
export const teamThreadName = 'support.team-thread'
export const roomBegunName = 'support.room-begun'
export const teamPostName = 'support.team-post'

/** The thread under a message. */
export const threadUnder = ({ channel, id, place }: MessageRef): ThreadPlace => ({
  kind: 'thread',
  space: place.space,
  channel,
  thread: id,
})

/** Whether a thread has to be begun there before anybody can write in it. */
export const isBegunFirst = (house: House, { space }: Pick<Place, 'space'>): boolean =>
  house.lookUps(space.platform).supportShape(space) === 'thread'

/** Has the thread under the notice begun, which may be so already: that is no mistake. */
export async function beginUnder(house: House, { thread }: Around, under: ThreadPlace, name: string): Promise<void> {
  const team = await knownSpace(house, thread.community, under.space)
  const { number, subject, id } = thread
  const title = sayInSpace(team).label('support.thread-title', { number, subject })
  const followUp = { name, args: { thread: id } }
  await house.delivery.send(thread.community, { kind: 'startThread', thread: under, title }, { followUp })
}

/**
 * Where the team talks about a thread among itself, begun by what is sent first where it is not there yet. While no notice
 * stands, and under one in a direct message that can have no thread, it is where the team is told of all else; undefined
 * where that is nowhere.
 */
export async function teamRoom(house: House, about: Around): Promise<Place | undefined> {
  const { thread, space } = about
  if (isCarried(thread) && thread.teamPlace !== undefined) return thread.teamPlace
  const notice = await noticeOf(house, about)
  if (notice === undefined) return staffPlace(house, space)
  const under = threadUnder(notice)
  if (!isBegunFirst(house, under)) return under
  if (notice.place.kind === 'direct') return notice.place
  await beginUnder(house, about, under, isCarried(thread) ? teamThreadName : roomBegunName)
  return under
}

/**
 * Says something to the team alone, in its room of the thread. False when the team is nowhere. With a follow-up of its own,
 * that one calls `postBeside` when the room did not take it.
 */
export async function postToTeam(
  house: House,
  about: Around,
  message: (say: Say) => Message,
  followUp?: FollowUp,
): Promise<boolean> {
  const place = await teamRoom(house, about)
  if (place === undefined) return false
  const { community, id } = about.thread
  const say = sayToStaff(about, await knownSpace(house, community, place.space))
  const followed = followUp ?? { name: teamPostName, args: { thread: id } }
  await house.delivery.send(community, { kind: 'post', place, message: message(say) }, { followUp: followed })
  return true
}

/** What the room did not take is said beside it, where the notice stands. `unowned` where there is no other place. */
export async function postBeside(
  house: House,
  about: Around,
  { effect, outcome }: Pick<Ended, 'effect' | 'outcome'>,
  followUp?: FollowUp,
): Promise<Owner> {
  if (effect.kind !== 'post' || effect.place.kind !== 'thread' || outcome.kind !== 'refused') return 'unowned'
  const { community, number } = about.thread
  const place = (await noticeOf(house, about))?.place ?? (await staffPlace(house, about.space))
  if (place === undefined || placeKey(place) === placeKey(effect.place)) return 'unowned'
  const say = sayToStaff(about, await knownSpace(house, community, place.space))
  const text = lines(say('support.beside-room', { number }), effect.message.text)
  const options = followUp === undefined ? {} : { followUp }
  await house.delivery.send(community, { kind: 'post', place, message: { ...effect.message, text } }, options)
  return 'owned'
}

/** The follow-up of what shows the team a message of the record. */
export const showsTeam = ({ thread }: Pick<Around, 'thread'>, said: string): FollowUp => ({
  name: teamPostName,
  args: { thread: thread.id, said },
})

/** The follow-up of what has none of its own. */
export async function postedToTeam(house: House, ended: Ended): Promise<Owner> {
  const { outcome, args, community } = ended
  if (outcome.kind === 'done') {
    const ref = outcome.result.message
    const said = args.said === undefined ? undefined : await house.store.of(community).conversations.get(args.said)
    if (ref !== undefined) await isShown(house, community, said, { ref, files: [] })
    return 'owned'
  }
  const about = await around(house, community, threadId(args.thread ?? ''))
  return about === undefined ? 'unowned' : postBeside(house, about, ended, { name: teamPostName, args })
}

/** Where the notice stands: where its team reads now, else in a channel, if it stands in one. */
async function noticeOf(house: House, { thread, space }: Around): Promise<MessageRef | undefined> {
  const all = await house.delivery.allShownAt(thread.community, subjectOfThread(thread), 'notice')
  const now = await teamPlaceOf(house, space, thread.team)
  const current = all.find(({ place }) => now !== undefined && placeKey(place) === placeKey(now))
  return current ?? all.find(({ place }) => place.kind === 'channel') ?? all[0]
}
