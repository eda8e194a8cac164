// Accounts of one person: they link them by a code that they carry from one platform to the other, and either account undoes
// it. Nobody does it for somebody else. What was done stays with the account that did it, and is counted by person.
import type { Caller } from '../../domain/caller.ts'
import { type PersonId, personId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { spaceKey } from '../../domain/place.ts'
import { type Say, sayIn } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import { actionId } from '../../view/action-id.ts'
import { accountCode, linkAccount, unlinkAccount } from '../../view/actions.ts'
import { type Button, button, type Message } from '../../view/message.ts'
import { plain, type Text } from '../../view/text.ts'
import { acted, type House, knownSpace } from '../house.ts'
import { enteredCode, giveCode, useCode } from '../joining/codes.ts'
import { organisationApart, organisationsLinked } from '../organisations/membership.ts'
import { tellPerson } from '../personal/tell.ts'
import { staffChanged } from '../reports/staff-changed.ts'
import { suggestionSubject } from '../suggestions/known-suggestion.ts'
import { giveToLinked } from '../welcome/giving.ts'

const command = { kind: 'command', path: 'start' } as const

/** What linking means, and the way to it: to a code for the other platform, or with a code to the link itself. */
export async function aboutLinking(
  house: House,
  caller: Caller,
  say: Say,
  typed: string | undefined,
): Promise<Message> {
  if (typed === undefined) return { text: say('accounts.about', { command }), controls: [codeButton(say)] }
  const { code, given } = await enteredCode(house, say, typed, 'accounts')
  const other = await otherAccount(house, caller, say, given.member)
  return {
    text: say('accounts.about-to', { other: await accountName(house, other, say) }),
    controls: [button(actionId(linkAccount, code), say.label('accounts.link'), 'primary')],
  }
}

/** A code that the caller enters on the other platform. */
export async function accountCodeFor(house: House, caller: Caller, say: Say): Promise<Message> {
  const code = await giveCode(house, caller, 'accounts')
  return { text: say('accounts.code', { code: { kind: 'code', text: code }, command }) }
}

/** Makes the caller's account and the one that asked for the code one person, and tells both. */
export async function linkAccounts(house: House, caller: Caller, say: Say, typed: string): Promise<Message> {
  const entered = await enteredCode(house, say, typed, 'accounts')
  const other = await otherAccount(house, caller, say, entered.given.member)
  await useCode(house, say, entered, 'accounts')
  const { members } = house.store.of(caller.community)
  const at = house.clock.now()
  // Whoever has linked accounts already brings all of them.
  for (const one of await members.ofPerson(caller.person)) await members.linkTo(one.id, other.person, at)
  await organisationsLinked(house, caller.community, caller.person, other.person)
  await countAnew(house, caller, other.person)
  await staffChanged(house, caller.community)
  await giveToLinked(house, other)
  await acted(house, caller.community, caller.member, 'accounts.linked', other.id)
  const mine = await members.get(caller.member)
  if (mine === undefined) throw new Error('a caller is no member')
  const theirs = sayIn(other.locale)
  const told = theirs('accounts.linked-told', { other: await accountName(house, mine, theirs) })
  await tellPerson(house, caller.community, other.user, { text: told, controls: [unlinkButton(theirs)] })
  const text = say('accounts.linked', { other: await accountName(house, other, say) })
  return { text, controls: [unlinkButton(say)] }
}

/** Makes the caller's account a person of its own again, and tells the others that were one with it. */
export async function unlink(house: House, caller: Caller, say: Say): Promise<Message> {
  const { members } = house.store.of(caller.community)
  const others = (await members.ofPerson(caller.person)).filter(({ id }) => id !== caller.member)
  if (others.length === 0) throw new UserError(say('accounts.not-linked', { command }))
  const mine = await members.get(caller.member)
  if (mine === undefined) throw new Error('a caller is no member')
  await countAnew(house, caller, caller.person)
  const anew = personId(house.ids.next())
  await members.unlink(caller.member, anew)
  await organisationApart(house, caller.community, caller.member, { before: caller.person, anew })
  await acted(house, caller.community, caller.member, 'accounts.unlinked', caller.member)
  for (const other of others) {
    const theirs = sayIn(other.locale)
    const text = theirs('accounts.unlinked-told', { other: await accountName(house, mine, theirs), command })
    await tellPerson(house, caller.community, other.user, { text })
  }
  return { text: say('accounts.unlinked', { command }) }
}

/** Cards say how many people voted: those that this person voted for are brought up. */
async function countAnew({ store, delivery }: House, { community }: Caller, person: PersonId): Promise<void> {
  const { voters, votes, suggestions } = store.of(community)
  for (const id of await voters.votedFor(person)) {
    const root = (await suggestions.get(id))?.countsFor ?? id
    await votes.countAnew(root)
    await delivery.touch(community, suggestionSubject(root))
  }
}

/** An account in words: its name, and where it is. */
async function accountName(house: House, { community, user, name }: Member, say: Say): Promise<string> {
  const space = await knownSpace(house, community, user.space)
  return say.label('accounts.name', { name, space: space.name })
}

/** The account that a code is of. Rejects with a UserError where it cannot be linked with the caller's. */
async function otherAccount(house: House, caller: Caller, say: Say, id: Member['id']): Promise<Member> {
  const { members } = house.store.of(caller.community)
  // In another community nobody is found by it: to whoever enters it there, it is none.
  const other = await members.get(id)
  if (other === undefined) throw new UserError(say('code.unknown'))
  if (other.person === caller.person) throw new UserError(say('accounts.linked-before'))
  const theirs = (await members.ofPerson(other.person)).map(({ user }) => spaceKey(user.space))
  const mine = (await members.ofPerson(caller.person)).map(({ user }) => spaceKey(user.space))
  if (theirs.some((space) => mine.includes(space))) throw new UserError(say('accounts.same-space', { command }))
  return other
}

const codeButton = (say: Say): Button => button(actionId(accountCode), say.label('accounts.get-code'), 'primary')

/** Takes the account of whoever presses it out again. */
const unlinkButton = (say: Say): Button => button(actionId(unlinkAccount), say.label('accounts.unlink'))

export interface Linking {
  /** What is said of it on the card of first steps; undefined where there is nothing to link with. */
  readonly fact: { readonly label: string; readonly value: Text } | undefined
  readonly controls: readonly Button[]
}

/** How the caller's accounts stand: which are linked, or whether somebody of their name elsewhere may be they. */
export async function linkingOf(
  house: House,
  caller: Pick<Caller, 'community' | 'space' | 'member' | 'person' | 'name'>,
  say: Say,
): Promise<Linking> {
  const { members, spaces } = house.store.of(caller.community)
  const nothing = { fact: undefined, controls: [] }
  if ((await spaces.all()).length < 2) return nothing
  const label = say.label('accounts.label')
  const accounts = await members.ofPerson(caller.person)
  const others = accounts.filter(({ id }) => id !== caller.member)
  if (others.length > 0) {
    const names = await Promise.all(others.map((one) => accountName(house, one, say)))
    return { fact: { label, value: plain(names.join(', ')) }, controls: [unlinkButton(say)] }
  }
  const [alike] = await members.namedElsewhere(caller.name, caller.space)
  const value =
    alike === undefined ? say('accounts.could') : say('accounts.alike', { other: await accountName(house, alike, say) })
  return { fact: { label, value }, controls: [codeButton(say)] }
}
