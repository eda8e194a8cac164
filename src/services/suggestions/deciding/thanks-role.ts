// A role as thanks: whoever put forward what is planned or done is given it, with each of their accounts that is where there
// is one to give. An unnamed author is given none, since everybody would see whose idea it was.
import type { Ended } from '../../../delivery/delivery.ts'
import type { Owner } from '../../../delivery/owner.ts'
import type { Caller } from '../../../domain/caller.ts'
import { memberId, suggestionId } from '../../../domain/ids.ts'
import { giftIn } from '../../../domain/interest.ts'
import { spaceKey } from '../../../domain/place.ts'
import type { Suggestion, SuggestionStatus } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { thanksRoleOff } from '../../../view/deciding-actions.ts'
import { button, type Message } from '../../../view/message.ts'
import { lines, person } from '../../../view/text.ts'
import { tellStaff } from '../../hosts.ts'
import { acted, type House, knownSpace } from '../../house.ts'
import { accountsThere, giftKindOf } from '../../welcome/giving.ts'
import { type NamedRole, roleToGive } from '../../welcome/role-to-give.ts'

/** The name of the follow-up. */
export const thanksGiven = 'suggestion.thanks-given'

const thanked: readonly SuggestionStatus[] = ['planned', 'in-progress', 'done']

/** Gives it for a suggestion that was decided on, once, in the caller's transaction. */
export async function giveThanks(house: House, { id, community, author, status, unnamed }: Suggestion): Promise<void> {
  if (unnamed || !thanked.includes(status)) return
  const { decided, members, settings } = house.store.of(community)
  const { 'suggestions.thanks': gives } = await settings.get()
  const member = gives.length === 0 ? undefined : await members.get(author)
  if (member === undefined) return
  const given = (await accountsThere(house, { community, person: member.person })).flatMap((account) => {
    const gift = giftIn({ gives }, account.user.space)
    return gift === undefined ? [] : [{ account, gift }]
  })
  if (given.length === 0 || !(await decided.thanked(id, house.clock.now()))) return
  for (const { account, gift } of given) {
    const { space, user } = account.user
    const followUp = { name: thanksGiven, args: { member: account.id, suggestion: id, role: gift.name } }
    await house.delivery.send(community, { kind: 'grantRole', space, user, role: gift.id }, { followUp })
  }
}

/** The team reads of a role that the platform refused; it stands in their list too. */
export async function thanksWereGiven(house: House, { community, args, outcome }: Ended): Promise<Owner> {
  if (outcome.kind === 'done') return 'owned'
  const { members, suggestions } = house.store.of(community)
  const account = await members.get(memberId(args.member ?? ''))
  const suggestion = await suggestions.get(suggestionId(args.suggestion ?? ''))
  if (account === undefined || account.leftAt !== undefined || suggestion === undefined) return 'unowned'
  const space = await knownSpace(house, community, account.user.space)
  const name = person(account.user, account.name)
  const command = { kind: 'command', path: 'deliveries' } as const
  await tellStaff(house, space, (say) => ({
    text: say('thanks.refused', { role: args.role ?? '', number: suggestion.number, name, command }),
  }))
  return 'unowned'
}

/** Which role it is in the caller's space; with one, it is that from now on. Rejects with a UserError where it may not be. */
export async function setThanks(house: House, caller: Caller, say: Say, role: NamedRole | undefined): Promise<Message> {
  if (role === undefined) return thanksMessage(house, caller, say)
  const { id, name } = await roleToGive(house, caller, say, role, 'thanks')
  await keep(house, caller, { id, name })
  return thanksMessage(house, caller, say)
}

/** None is given any more in the caller's space. Whoever has it keeps it. */
export async function noThanks(house: House, caller: Caller, say: Say): Promise<Message> {
  await keep(house, caller, undefined)
  return thanksMessage(house, caller, say)
}

async function keep(
  house: House,
  { community, space, member }: Caller,
  role: Pick<NamedRole, 'id' | 'name'> | undefined,
): Promise<void> {
  const key = spaceKey(space)
  const gift = role === undefined ? [] : [{ space: key, kind: 'role' as const, id: role.id, name: role.name }]
  await house.store.of(community).settings.change(({ 'suggestions.thanks': known }) => ({
    'suggestions.thanks': [...known.filter((one) => one.space !== key), ...gift],
  }))
  await acted(house, community, member, 'suggestion.thanks', role?.id ?? '')
}

async function thanksMessage(house: House, caller: Caller, say: Say): Promise<Message> {
  const { 'suggestions.thanks': gives } = await house.store.of(caller.community).settings.get()
  const gift = giftIn({ gives }, caller.space)
  const command = { kind: 'command', path: 'setup thanks' } as const
  if (gift !== undefined)
    return {
      text: lines(say('thanks.set', { role: gift.name }), say('thanks.not-unnamed')),
      controls: [button(actionId(thanksRoleOff), say.label('thanks.off'))],
    }
  return { text: giftKindOf(house, caller.space) === 'role' ? say('thanks.none', { command }) : say('thanks.no-roles') }
}
