// Who says hello to newcomers, and that somebody does: greeters are named by moderators, and take newcomers by a button.
import type { Caller } from '../../domain/caller.ts'
import { memberId } from '../../domain/ids.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Greeter } from '../../domain/settings/people.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import { actionId } from '../../view/action-id.ts'
import { removeGreeter } from '../../view/actions.ts'
import { button, type Fact, type Message } from '../../view/message.ts'
import { lines, person, type Text } from '../../view/text.ts'
import { channelPart } from '../channel-part.ts'
import { acted, type House, knownSpace } from '../house.ts'
import { touchHello } from './hellos.ts'
import { reasonOf } from './reason-of.ts'

/** Buttons that fit under one message everywhere. */
const buttonsAtMost = 25

type Named = Omit<Greeter, 'space'>

export interface Greeters {
  /** Names a role or person; without one it is only said who is named. Rejects with a UserError when they cannot greet. */
  nameGreeter(caller: Caller, say: Say, who: Named | undefined): Promise<Message>
  /** Takes one off whom the caller's space has named. */
  removeGreeter(caller: Caller, say: Say, kind: string, id: string): Promise<Message>
  /** The caller greets a newcomer. Rejects with a UserError when they are no greeter. */
  greetInPerson(caller: Caller, say: Say, newcomer: string): Promise<Message>
}

/** Makes the part of the welcome that has people greet. */
export function greeters(house: House): Greeters {
  const { store } = house

  /** All greeters of the community; those of the caller's own space can be removed. */
  function greetersMessage({ space }: Caller, named: readonly Greeter[], say: Say, first: Text | undefined): Message {
    const command = { kind: 'command', path: 'welcome greeters' } as const
    const where = ({ name, channel }: Greeter): string =>
      channel === undefined ? name : say.label('arriving.greeters.in', { name, channel: `#${channel.name}` })
    const list =
      named.length === 0
        ? say('arriving.greeters.none', { command })
        : say('arriving.greeters.list', { names: named.map(where).join(', ') })
    return {
      text: first === undefined ? list : lines(first, list),
      controls: named
        .filter((one) => one.space === spaceKey(space))
        .slice(0, buttonsAtMost)
        .map(({ kind, id, name }) =>
          button(actionId(removeGreeter, kind, id), say.label('arriving.greeters.remove', { name })),
        ),
    }
  }

  async function mustBeAbleTo(
    { community, space }: Caller,
    say: Say,
    { kind, id, name, channel }: Named,
  ): Promise<void> {
    if (kind === 'role') return
    if (channel !== undefined) throw new UserError(say('arriving.greeters.no-channel', { name }))
    const member = await store.of(community).members.byUser({ space, user: id })
    if (member?.bot === true) throw new UserError(say('arriving.greeters.bot', { name }))
  }

  return {
    async nameGreeter(caller, say, who) {
      const { settings } = store.of(caller.community)
      const space = spaceKey(caller.space)
      const known = (await settings.get())['people.greeters']
      if (who === undefined) return greetersMessage(caller, known, say, undefined)
      await mustBeAbleTo(caller, say, who)
      const same = (one: Greeter): boolean => one.space === space && one.kind === who.kind && one.id === who.id
      const before = known.find(same)
      if (before !== undefined && before.channel?.channel === who.channel?.channel)
        return greetersMessage(caller, known, say, say('arriving.greeters.known', { name: who.name }))
      const named = [...known.filter((one) => !same(one)), { ...who, space }]
      const changed = await settings.change({ 'people.greeters': named })
      await acted(house, caller.community, caller.member, 'welcome.greeters', who.id, who.kind)
      const first = say('arriving.greeters.added', { name: who.name, kind: who.kind })
      return greetersMessage(caller, changed['people.greeters'], say, first)
    },
    async removeGreeter(caller, say, kind, id) {
      const { settings } = store.of(caller.community)
      const known = (await settings.get())['people.greeters']
      const space = spaceKey(caller.space)
      const gone = known.find((one) => one.space === space && one.kind === kind && one.id === id)
      if (gone === undefined) return greetersMessage(caller, known, say, say('arriving.greeters.gone'))
      const changed = await settings.change({ 'people.greeters': known.filter((one) => one !== gone) })
      await acted(house, caller.community, caller.member, 'welcome.greeters-removed', id, kind)
      const first = say('arriving.greeters.removed', { name: gone.name })
      return greetersMessage(caller, changed['people.greeters'], say, first)
    },
    async greetInPerson(caller, say, newcomer) {
      if (!caller.greeter && caller.level === 'everyone') throw new UserError(say('arriving.hello.not-yours'))
      const { arrivals, hellos, members } = store.of(caller.community)
      const id = memberId(newcomer)
      const [arrival, member] = [await arrivals.get(id), await members.get(id)]
      if (arrival === undefined || member === undefined) throw new UserError(say('arriving.hello.unknown'))
      const name = person(member.user, member.name)
      if (member.leftAt !== undefined) return { text: say('arriving.hello.left', { name }) }
      if (!(await hellos.take(id, caller.member, house.clock.now()))) {
        const other = arrival.greeter === undefined ? undefined : await members.get(arrival.greeter)
        if (other === undefined) throw new UserError(say('arriving.hello.unknown'))
        if (other.id !== caller.member)
          return { text: say('arriving.hello.before', { name, other: person(other.user, other.name) }) }
      } else {
        await acted(house, caller.community, caller.member, 'welcome.greets', id)
        await touchHello(house, member)
      }
      const brought = await reasonOf(house, member)
      const facts: readonly Fact[] =
        brought === undefined
          ? []
          : [{ label: say.label('arriving.hello.brought'), value: [{ kind: 'quote', text: brought }] }]
      const space = await knownSpace(house, caller.community, member.user.space)
      const { welcome } = await store.of(caller.community).spaces.channels(space.ref)
      const where =
        welcome === undefined
          ? say('arriving.hello.anywhere')
          : say('arriving.hello.where', { channel: channelPart(space, welcome) })
      return { text: lines(say('arriving.hello.yours', { name }), where), card: { facts } }
    },
  }
}
