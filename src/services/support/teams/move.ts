// Gives an open thread to another team: its notice goes to their channel, and the one it leaves says where it went.
import type { MemberId } from '../../../domain/ids.ts'
import { type Place, placeKey, spaceKey } from '../../../domain/place.ts'
import { isCarried, type SupportShape } from '../../../domain/support.ts'
import { type Team, teamOf } from '../../../domain/team.ts'
import type { Message } from '../../../view/message.ts'
import type { House } from '../../house.ts'
import { type Around, aroundThread, quoted, sayToStaff, subjectOfThread } from '../around.ts'
import { carrier } from '../carrier.ts'
import { tellAll } from '../happenings.ts'
import { listenersOf } from '../listeners.ts'
import { teamEnd } from '../team-end.ts'
import { placeOf, teamPlaceOf } from './team-place.ts'

interface MoveOptions {
  readonly by?: MemberId
  /** The channel of the team that it leaves, where that is in the settings no more. */
  readonly from?: Team['channel']
}

/**
 * Gives it to a team, or with undefined to everyone, in the caller's transaction, and tells whoever listens that it changed.
 * Nobody has it any more then. What the opener writes meanwhile is held until the new team's end stands. False, and nothing
 * happens, when it is theirs already.
 */
export async function moveToTeam(
  house: House,
  about: Around,
  team: string | undefined,
  { by, from: channel }: MoveOptions = {},
): Promise<boolean> {
  const { thread, space } = about
  if (thread.team === team) return false
  const { threads } = house.store.of(thread.community)
  const from = await (channel === undefined ? teamPlaceOf(house, space, thread.team) : placeOf(house, space, channel))
  const to = await teamPlaceOf(house, space, team)
  const stays = from !== undefined && to !== undefined && placeKey(from) === placeKey(to)
  if (!stays) await endOldEnd(house, about, team)
  await threads.change(thread.id, {
    team: team ?? null,
    ...(thread.assignee === undefined ? {} : { assignee: null, claimedAt: null }),
    ...(stays || to === undefined ? {} : { teamPlace: null, shape: shapeFor(about, to) }),
  })
  const now = await threads.get(thread.id)
  if (now === undefined) throw new Error('a thread is gone')
  const moved = await aroundThread(house, now)
  if (!stays && to !== undefined) await showThere(house, moved, to)
  await house.delivery.touch(thread.community, subjectOfThread(thread))
  const tell = tellAll(listenersOf(house))
  const who = by === undefined ? {} : { by }
  if (thread.assignee !== undefined) await tell(moved, { kind: 'assigned', ...who })
  await tell(moved, { kind: 'changed', ...who })
  return true
}

/** A team that is in another space sees no private thread of this one: Hearth stands between from then on. */
const shapeFor = ({ thread, space }: Around, to: Place): SupportShape =>
  !isCarried(thread) && spaceKey(to.space) !== spaceKey(space.ref) ? 'bridged' : thread.shape

/** Whoever reads in the thread under the old notice hears that nothing more comes there. */
async function endOldEnd(house: House, about: Around, team: string | undefined): Promise<void> {
  const { thread } = about
  const place = thread.teamPlace
  if (place === undefined || !isCarried(thread)) return
  const say = sayToStaff(about, about.team)
  const name = await teamNameOf(house, about, team)
  const text = say('support.moved-end', {
    number: thread.number,
    who: name ?? '',
    known: name === undefined ? 'no' : 'yes',
  })
  await house.delivery.send(thread.community, { kind: 'post', place, message: { text } })
}

/** Where they have a notice from before, that is the one again; else they get one. */
async function showThere(house: House, about: Around, to: Place): Promise<void> {
  const { thread } = about
  const subject = subjectOfThread(thread)
  const stands = await house.delivery.allShownAt(thread.community, subject, 'notice')
  const before = stands.find(({ place }) => placeKey(place) === placeKey(to))
  if (before === undefined) return house.delivery.show(thread.community, subject, 'notice', to)
  await teamEnd(house, carrier(house)).noticeStands(about, before)
}

const teamNameOf = async (house: House, { thread }: Around, team: string | undefined): Promise<string | undefined> =>
  teamOf((await house.store.of(thread.community).settings.get())['support.teams'], team)?.name

/**
 * What a notice says that its thread has left; undefined for one that is still to be read. Where none stands in the place of
 * the team that answers now, the others go on showing how the thread is.
 */
export async function leftNotice(house: House, about: Around, place: Place): Promise<Message | undefined> {
  const { thread, space } = about
  const own = await teamPlaceOf(house, space, thread.team)
  if (own === undefined || placeKey(own) === placeKey(place)) return undefined
  const stands = await house.delivery.allShownAt(thread.community, subjectOfThread(thread), 'notice')
  if (!stands.some((one) => placeKey(one.place) === placeKey(own))) return undefined
  const here = (await house.store.of(thread.community).spaces.get(place.space)) ?? space
  const name = await teamNameOf(house, about, thread.team)
  const say = sayToStaff(about, here)
  const args = { number: thread.number, subject: quoted(thread.subject) }
  return { text: say('support.moved', { ...args, who: name ?? '', known: name === undefined ? 'no' : 'yes' }) }
}
