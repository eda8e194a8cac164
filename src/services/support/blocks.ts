// `/block`: who can't open support threads, or put suggestions forward, with the reason as they read it, and an end.
import { memberId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { UserError } from '../../ports/errors.ts'
import type { SupportBlock } from '../../store/repositories/support-blocks.ts'
import { actionId } from '../../view/action-id.ts'
import { blockRemove } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import { acted, type House } from '../house.ts'
import { named, quoted } from './around.ts'
import type { Asker } from './caller.ts'
import { memberNamed, type NamedPeople } from './named-member.ts'

const dayMs = 24 * 60 * 60_000
const daysAtMost = 3650
/** So many fit into one message, each with its button. */
const shownAtMost = 20

/** What somebody is kept from. */
export const blockedFrom = ['support', 'suggestions'] as const
export type BlockedFrom = (typeof blockedFrom)[number]

export interface NewBlock {
  readonly reason: string
  /** Absent: until it is taken back. */
  readonly days: number | undefined
  readonly from: BlockedFrom
}

export interface Blocks {
  /** Blocks somebody, or changes why and until when. */
  add(by: Asker, who: NamedPeople, block: NewBlock): Promise<Message>
  /** Who is blocked now. */
  list(by: Asker): Promise<Message>
  /** Takes it back; all that holds for them, unless it is said which. */
  remove(by: Asker, who: NamedPeople, from: BlockedFrom | undefined): Promise<Message>
  /** The same for a member by their id. */
  removeMember(by: Asker, member: string, from: BlockedFrom): Promise<Message>
}

/** Makes the service. */
export function blocks(house: House): Blocks {
  const { store, clock } = house

  const rowsOf = (by: Asker, from: BlockedFrom) => {
    const { supportBlocks, suggestionBlocks } = store.of(by.caller.community)
    return from === 'support' ? supportBlocks : suggestionBlocks
  }

  async function takeBack(by: Asker, member: Member, froms: readonly BlockedFrom[]): Promise<Message> {
    const { caller, say } = by
    const accounts = await store.of(caller.community).members.ofSamePerson(member.id)
    const name = named(member)
    const said: Text[] = []
    for (const from of froms) {
      if (!(await rowsOf(by, from).remove(accounts, clock.now()))) continue
      await acted(house, caller.community, caller.member, `${from}.unblock`, member.id)
      said.push(say('block.removed', { name, from }))
    }
    const [only, other] = froms
    if (said.length === 0)
      return { text: say('block.not', { name, from: other === undefined ? (only ?? '') : 'both' }) }
    return { text: lines(...said) }
  }

  async function lineOf(
    { say, caller }: Asker,
    from: BlockedFrom,
    { member, by, reason, until }: SupportBlock,
  ): Promise<Text | undefined> {
    const { members } = store.of(caller.community)
    const [who, moderator] = [await members.get(member), await members.get(by)]
    if (who === undefined) return undefined
    const args = { name: named(who), from, by: moderator?.name ?? say.label('block.somebody'), reason: quoted(reason) }
    if (until === undefined) return say('block.line', args)
    return say('block.line-until', { ...args, until: { kind: 'time', at: until, style: 'moment' } })
  }

  return {
    async add(by, who, { reason, days, from }) {
      const { caller, say } = by
      if (days !== undefined && days > daysAtMost) throw new UserError(say('block.too-long', { most: daysAtMost }))
      const member = await memberNamed(house, by, who)
      const name = named(member)
      if (member.person === caller.person) throw new UserError(say('block.yourself'))
      if (member.bot) throw new UserError(say('block.bot', { name, from }))
      const at = clock.now()
      const until = days === undefined ? undefined : at + days * dayMs
      const rows = rowsOf(by, from)
      // One for each person: what was said of another account of theirs holds no more.
      await rows.remove(await store.of(caller.community).members.ofSamePerson(member.id), at)
      await rows.add({ member: member.id, reason, until, by: caller.member, at })
      await acted(house, caller.community, caller.member, `${from}.block`, member.id)
      const args = { name, from, reason: quoted(reason) }
      const text =
        until === undefined
          ? say('block.added', args)
          : say('block.added-until', { ...args, until: { kind: 'time', at: until, style: 'moment' } })
      return { text, controls: [removeButton(by, from, member)] }
    },
    async list(by) {
      const { caller, say } = by
      const { members } = store.of(caller.community)
      const now = clock.now()
      const each = await Promise.all(
        blockedFrom.map(async (from) => (await rowsOf(by, from).all(now)).map((block) => ({ from, block }))),
      )
      const all = each.flat()
      if (all.length === 0) return { text: say('block.none', { command: { kind: 'command', path: 'block add' } }) }
      const shown = all.slice(0, shownAtMost)
      const rows = await Promise.all(shown.map(({ from, block }) => lineOf(by, from, block)))
      const left = all.length - shown.length
      const more = left === 0 ? [] : [say('block.more', { count: left })]
      const buttons = await Promise.all(
        shown.map(async ({ from, block }) => {
          const member = await members.get(block.member)
          return member === undefined ? undefined : removeButton(by, from, member)
        }),
      )
      return {
        text: lines(say('block.list'), ...rows.filter((one) => one !== undefined), ...more),
        controls: buttons.filter((one) => one !== undefined),
      }
    },
    async remove(by, who, from) {
      return takeBack(by, await memberNamed(house, by, who), from === undefined ? blockedFrom : [from])
    },
    async removeMember(by, id, from) {
      const member = await store.of(by.caller.community).members.get(memberId(id))
      if (member === undefined) throw new UserError(by.say('block.gone'))
      return takeBack(by, member, [from])
    },
  }
}

/** What stands in older messages names support threads by nothing. */
const removeButton = ({ say }: Asker, from: BlockedFrom, { id, name }: Member) =>
  button(
    from === 'support' ? actionId(blockRemove, id) : actionId(blockRemove, id, from),
    say.label('block.remove', { name, from }),
  )
