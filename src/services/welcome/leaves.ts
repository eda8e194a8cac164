// Who leaves: the moderators are told where a support thread of theirs is open, or of everybody; and everybody is, where
// that is chosen. Many who leave at once are told in one line.
import type { DueNow } from '../../delivery/delivery.ts'
import type { Member } from '../../domain/member.ts'
import type { Space } from '../../domain/space.ts'
import type { Say } from '../../locales/say.ts'
import { listed, withTexts } from '../../locales/with-texts.ts'
import { lines, plain, type Text } from '../../view/text.ts'
import { spaceArgs, tellStaff } from '../hosts.ts'
import { type House, purposePlace, sayInSpace } from '../house.ts'
import { onceInSpace, spaceAt } from './of-space.ts'
import { minuteMs } from './waits.ts'

/** Due in a space: the line for all who left in the same minute. */
export const leavesDue = 'welcome.leaves'
/** The follow-up of a public line about a leave. */
export const leaveName = 'welcome.leave'

const namesAtMost = 20

interface Gone {
  readonly member: Member
  /** The number of the thread that they have open. */
  readonly thread: number | undefined
  /** How much they were promised that is open. */
  readonly promised: number
}

const hasOpen = ({ thread, promised }: Gone): boolean => thread !== undefined || promised > 0

/** Somebody has left. */
export async function toldOfLeave(house: House, space: Space, member: Member): Promise<void> {
  if (space.confirmedAt === undefined) return
  const { members, rushes, settings } = house.store.of(space.community)
  const wanted = await settings.get()
  const gone = await goneWith(house, member)
  if (!hasOpen(gone) && wanted['welcome.leaves'] === 'threads' && wanted['welcome.leaves-public'] === 'off') return
  const now = house.clock.now()
  if (!(await members.manyLeft(space.ref, now - minuteMs, wanted['welcome.burst']))) return tell(house, space, [gone])
  await rushes.leftWithOthers(member.id, space.ref, now)
  await onceInSpace(house, space, leavesDue, now + minuteMs)
}

/** Those who left in the same minute are told of. Whoever is back by then has not left. */
export const leavesTurns =
  (house: House) =>
  async ({ community, subject }: DueNow): Promise<void> => {
    const space = await spaceAt(house, community, subject)
    if (space === undefined) return
    const { members, rushes } = house.store.of(community)
    const ids = await rushes.takeLeaves(space.ref)
    const found = await Promise.all(ids.map((id) => members.get(id)))
    const away = found.filter((one) => one !== undefined).filter(({ leftAt }) => leftAt !== undefined)
    if (away.length > 0) await tell(house, space, await Promise.all(away.map((member) => goneWith(house, member))))
  }

async function goneWith(house: House, member: Member): Promise<Gone> {
  const { threads, promises } = house.store.of(member.community)
  const [thread] = await threads.openOf([member.id])
  return { member, thread: thread?.number, promised: (await promises.openTo(member.id)).length }
}

async function tell(house: House, space: Space, gone: readonly Gone[]): Promise<void> {
  const { 'welcome.leaves': which, 'welcome.leaves-public': isPublic } = await house.store
    .of(space.community)
    .settings.get()
  const withOpen = gone.filter(hasOpen)
  const without = which === 'all' ? gone.filter((one) => !hasOpen(one)) : []
  if (withOpen.length + without.length > 0)
    await tellStaff(house, space, (say) => ({
      text: lines(
        ...withOpen.flatMap((one) => openLines(say, one)),
        ...(without.length > 0 ? [leftLine(say, without)] : []),
      ),
    }))
  // Whoever has not passed the rules was never there for the others.
  const seen = gone.filter(({ member }) => !member.pending)
  const channel = isPublic === 'on' ? await purposePlace(house, space, 'welcome') : undefined
  if (channel === undefined || seen.length === 0) return
  await house.delivery.send(
    space.community,
    { kind: 'post', place: channel, message: { text: leftLine(sayInSpace(space), seen) } },
    { followUp: { name: leaveName, args: spaceArgs(space.ref) } },
  )
}

function openLines(say: Say, { member: { name }, thread, promised }: Gone): readonly Text[] {
  const command = { kind: 'command', path: 'promises' } as const
  return [
    ...(thread === undefined ? [] : [say('arriving.leave.thread', { name, number: thread })]),
    ...(promised === 0 ? [] : [say('arriving.leave.promised', { name, count: promised, command })]),
  ]
}

/** Who has left, by name alone: nobody is called back by a mention. */
function leftLine(say: Say, gone: readonly Gone[]): Text {
  const names = gone.slice(0, namesAtMost).map(({ member }) => plain(member.name))
  const more = gone.length - names.length
  const others = more > 0 ? [say('arriving.more', { count: more })] : []
  return withTexts(say, 'arriving.leave.left', { count: gone.length }, { names: listed(say, [...names, ...others]) })
}
