// `/organisation`: which organisation somebody belongs to, set and looked at by the staff alone.
import { type MemberId, memberId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { type Organisation, organisationKey, organisationNameLength } from '../../domain/organisation.ts'
import { UserError } from '../../ports/errors.ts'
import { actionId } from '../../view/action-id.ts'
import type { Choice, Message } from '../../view/message.ts'
import { button } from '../../view/message.ts'
import { organisationMake } from '../../view/organisation-actions.ts'
import { lines } from '../../view/text.ts'
import { visible } from '../../view/visible.ts'
import { acted, type House } from '../house.ts'
import { named } from '../support/around.ts'
import type { Asker } from '../support/caller.ts'
import { memberNamed, type NamedPeople } from '../support/named-member.ts'
import { belongs } from './membership.ts'
import { newOrganisation } from './new-organisation.ts'
import { organisationsShown, peopleShown } from './shown.ts'
import { strangersNow } from './strangers.ts'

/** What every platform takes in a completion. */
const choicesAtMost = 25

export interface OrganisationsService {
  /** Somebody belongs to it. One that there is not is asked for first. */
  set(by: Asker, who: NamedPeople, name: string): Promise<Message>
  /** Makes it, and sets that. */
  make(by: Asker, member: string, name: string): Promise<Message>
  clear(by: Asker, who: NamedPeople): Promise<Message>
  /** Its people and its open threads. Rejects with a UserError when there is none of that name or id. */
  show(by: Asker, which: string): Promise<Message>
  /** Its people behind one of them. */
  people(by: Asker, id: string, after: string): Promise<Message>
  /** All of them, or those behind one. */
  list(by: Asker, after: string | undefined): Promise<Message>
  /** Completions of a name. */
  choices(by: Pick<Asker, 'caller'>, typed: string): Promise<readonly Choice[]>
}

/** A name as it is kept: what nobody sees is no part of it. */
export const readName = (typed: string): string =>
  visible(typed).trim().replaceAll(/\s+/g, ' ').slice(0, organisationNameLength)

/** The one of that id or name. Rejects with a UserError when there is none. */
export async function knownOrganisation(house: House, { caller, say }: Asker, which: string): Promise<Organisation> {
  const { organisations } = house.store.of(caller.community)
  const found = (await organisations.get(which)) ?? (await organisations.named(which))
  if (found !== undefined) return found
  const alike = await organisations.page('', 10)
  const names = alike.map(({ name }) => name).join(', ')
  throw new UserError(say('organisation.unknown', { names, count: alike.length }))
}

/** Makes the service. */
export function organisationsService(house: House): OrganisationsService {
  const { store, clock, ids } = house

  async function setTo(by: Asker, member: Member, { id, name }: Organisation): Promise<Message> {
    const { caller, say } = by
    const { belonging, members, threads } = store.of(caller.community)
    const now = await belonging.of(member.person)
    const args = { name: named(member), organisation: name }
    if (now?.organisation === id && now.how === 'staff') return { text: say('organisation.set.already', args) }
    await belongs(house, caller.community, member.person, {
      organisation: id,
      how: 'staff',
      by: undefined,
      at: clock.now(),
    })
    await acted(house, caller.community, caller.member, 'organisation.set', member.id, id)
    const accounts: readonly MemberId[] = await members.ofSamePerson(member.id)
    const open = (await threads.openOf(accounts)).length
    const strangers = await strangersNow(house, caller.community, member.person, say)
    return { text: lines(say('organisation.set.done', { ...args, open, accounts: accounts.length }), ...strangers) }
  }

  function personOf({ say }: Asker, member: Member): Member {
    if (member.bot) throw new UserError(say('organisation.bot', { name: named(member) }))
    return member
  }

  return {
    async set(by, who, typed) {
      const { caller, say } = by
      const member = personOf(by, await memberNamed(house, by, who))
      const { organisations } = store.of(caller.community)
      const found = (await organisations.get(typed)) ?? (await organisations.named(typed))
      if (found !== undefined) return setTo(by, member, found)
      const name = readName(typed)
      if (name === '') throw new UserError(say('organisation.no-name'))
      const alike = await organisations.matching(name.split(' ')[0] ?? name, 5)
      const args = { organisation: name, name: named(member), names: alike.map((one) => one.name).join(', ') }
      const action = actionId(organisationMake, member.id, ...name.split(','))
      return {
        text: say('organisation.set.new', { ...args, count: alike.length }),
        controls: [button(action, say.label('organisation.make', { organisation: name }), 'primary')],
      }
    },
    async make(by, id, typed) {
      const { caller, say } = by
      const { members, organisations } = store.of(caller.community)
      const member = await members.get(memberId(id))
      if (member === undefined) throw new UserError(say('organisation.nobody'))
      const name = readName(typed)
      if (organisationKey(name) === '') throw new UserError(say('organisation.no-name'))
      // Somebody may have made it meanwhile.
      const known = await organisations.named(name)
      const one = known ?? { id: newOrganisation(ids), name, targets: {} }
      if (known === undefined) {
        await organisations.add(one, clock.now())
        await acted(house, caller.community, caller.member, 'organisation.made', one.id)
      }
      return setTo(by, personOf(by, member), one)
    },
    async clear(by, who) {
      const { caller, say } = by
      const member = await memberNamed(house, by, who)
      const { belonging } = store.of(caller.community)
      const name = named(member)
      const now = await belonging.of(member.person)
      if (now === undefined) return { text: say('organisation.clear.none', { name }) }
      await belongs(house, caller.community, member.person, undefined)
      await acted(house, caller.community, caller.member, 'organisation.cleared', member.id, now.organisation)
      const strangers = await strangersNow(house, caller.community, member.person, say)
      return { text: lines(say('organisation.clear.done', { name, how: now.how }), ...strangers) }
    },
    show: async (by, which) => peopleShown(house, by, await knownOrganisation(house, by, which), ''),
    people: async (by, id, after) => peopleShown(house, by, await knownOrganisation(house, by, id), after),
    list: (by, after) => organisationsShown(house, by, after),
    async choices({ caller }, typed) {
      const found = await store.of(caller.community).organisations.matching(typed, choicesAtMost)
      return found.map(({ name }) => ({ value: name, label: name }))
    },
  }
}
