// `/block`: who can't open support threads, with the reason as they read it, and an end.
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

export interface Blocks {
  /** Blocks somebody, or changes why and until when. `days`: absent, until it is taken back. */
  add(by: Asker, who: NamedPeople, reason: string, days: number | undefined): Promise<Message>
  /** Who is blocked now. */
  list(by: Asker): Promise<Message>
  /** Takes it back. */
  remove(by: Asker, who: NamedPeople): Promise<Message>
  /** The same for a member by their id. */
  removeMember(by: Asker, member: string): Promise<Message>
}

/** Makes the service. */
export function blocks(house: House): Blocks {
  const { store, clock } = house

  async function takeBack(by: Asker, member: Member): Promise<Message> {
    const { caller, say } = by
    const { members, supportBlocks } = store.of(caller.community)
    const accounts = await members.ofSamePerson(member.id)
    const name = named(member)
    if (!(await supportBlocks.remove(accounts, clock.now()))) return { text: say('block.not', { name }) }
    await acted(house, caller.community, caller.member, 'support.unblock', member.id)
    return { text: say('block.removed', { name }) }
  }

  async function lineOf(
    { say, caller }: Asker,
    { member, by, reason, until }: SupportBlock,
  ): Promise<Text | undefined> {
    const { members } = store.of(caller.community)
    const [who, moderator] = [await members.get(member), await members.get(by)]
    if (who === undefined) return undefined
    const args = { name: named(who), by: moderator?.name ?? say.label('block.somebody'), reason: quoted(reason) }
    if (until === undefined) return say('block.line', args)
    return say('block.line-until', { ...args, until: { kind: 'time', at: until, style: 'moment' } })
  }

  return {
    async add(by, who, reason, days) {
      const { caller, say } = by
      if (days !== undefined && days > daysAtMost) throw new UserError(say('block.too-long', { most: daysAtMost }))
      const member = await memberNamed(house, by, who)
      const name = named(member)
      if (member.person === caller.person) throw new UserError(say('block.yourself'))
      if (member.bot) throw new UserError(say('block.bot', { name }))
      const at = clock.now()
      const until = days === undefined ? undefined : at + days * dayMs
      const { members, supportBlocks } = store.of(caller.community)
      // One for each person: what was said of another account of theirs holds no more.
      await supportBlocks.remove(await members.ofSamePerson(member.id), at)
      await supportBlocks.add({ member: member.id, reason, until, by: caller.member, at })
      await acted(house, caller.community, caller.member, 'support.block', member.id)
      const args = { name, reason: quoted(reason) }
      const text =
        until === undefined
          ? say('block.added', args)
          : say('block.added-until', { ...args, until: { kind: 'time', at: until, style: 'moment' } })
      return { text, controls: [removeButton(by, member)] }
    },
    async list(by) {
      const { caller, say } = by
      const { members, supportBlocks } = store.of(caller.community)
      const all = await supportBlocks.all(clock.now())
      if (all.length === 0) return { text: say('block.none', { command: { kind: 'command', path: 'block add' } }) }
      const shown = all.slice(0, shownAtMost)
      const rows = await Promise.all(shown.map((one) => lineOf(by, one)))
      const left = all.length - shown.length
      const more = left === 0 ? [] : [say('block.more', { count: left })]
      const people = await Promise.all(shown.map(({ member }) => members.get(member)))
      return {
        text: lines(say('block.list'), ...rows.filter((one) => one !== undefined), ...more),
        controls: people.filter((one) => one !== undefined).map((one) => removeButton(by, one)),
      }
    },
    async remove(by, who) {
      return takeBack(by, await memberNamed(house, by, who))
    },
    async removeMember(by, id) {
      const member = await store.of(by.caller.community).members.get(memberId(id))
      if (member === undefined) throw new UserError(by.say('block.gone'))
      return takeBack(by, member)
    },
  }
}

const removeButton = ({ say }: Asker, { id, name }: Member) =>
  button(actionId(blockRemove, id), say.label('block.remove', { name }))
