// A vote that staff put in for somebody who said it on the phone or in person: kept as that, told to them, and theirs to take
// back. It is never counted beside their own.
import { hasNoAccount, readReach } from '../../../domain/contact.ts'
import { type MemberId, memberId } from '../../../domain/ids.ts'
import type { Member } from '../../../domain/member.ts'
import { type Suggestion, takesVotes } from '../../../domain/suggestion.ts'
import { UserError } from '../../../ports/errors.ts'
import { actionId } from '../../../view/action-id.ts'
import { unvoteRef } from '../../../view/actions.ts'
import { button, type Message } from '../../../view/message.ts'
import { votePutBackRef } from '../../../view/voting-actions.ts'
import { acted, type House } from '../../house.ts'
import { lastAccountOf } from '../../personal/last-account.ts'
import { tellPerson } from '../../personal/tell.ts'
import { named } from '../../support/around.ts'
import type { Asker } from '../../support/caller.ts'
import { memberNamed, type NamedPeople } from '../../support/named-member.ts'
import { sayAmong } from '../../support/teams/alone.ts'
import { type Allowed, showEverywhere } from '../card-places.ts'
import { knownSuggestion, type Which } from '../known-suggestion.ts'
import { rootOf } from '../merge/root.ts'
import { statusWords } from '../status-words.ts'
import { muteButton } from './hearing.ts'
import { fullTally, tallySentence } from './tally.ts'

/** Whom it is put in for: a member, or whoever is reached so and has no account. */
export interface VoteFor {
  readonly number: number
  readonly who: NamedPeople | undefined
  readonly reach: string | undefined
}

/** Puts it in, in the caller's transaction. */
export async function voteFor(house: House, allowed: Allowed, by: Asker, wanted: VoteFor): Promise<Message> {
  const { caller, say } = by
  const { number } = wanted
  const suggestion = await open(house, by, { number })
  const member = await meant(house, by, wanted)
  const args = { name: named(member), number: suggestion.number, title: suggestion.title }
  if (member.person === caller.person) throw new UserError(say('vote.put-self', args))
  await mayBePutIn(house, by, suggestion, member)
  const { votes, records } = house.store.of(caller.community)
  const { vote } = await votes.stance(suggestion.id, member.id)
  if (vote !== undefined)
    return { text: say('vote.put-already', { ...args, side: vote.side, put: vote.putBy === undefined ? 'no' : 'yes' }) }
  const at = house.clock.now()
  await votes.add(suggestion.id, member.id, at, { putBy: caller.member })
  // It is counted as a vote, and nobody has taken part by it.
  const happening = { kind: 'voted', space: member.user.space, member: member.id, subject: suggestion.id, at } as const
  await records.happened(house.ids.next(), happening)
  await acted(house, caller.community, caller.member, 'vote-for', suggestion.id, member.id)
  await showEverywhere(house, suggestion, allowed)
  const isTold = await tell(house, suggestion, member, 'vote.put-told')
  const tally = tallySentence(await fullTally(house, suggestion), say)
  return {
    text: say('vote.put', { ...args, tally, told: isTold ? 'yes' : 'no' }),
    controls: [button(actionId(votePutBackRef, suggestion.id, member.id), say.label('vote.take-back'))],
  }
}

/** Takes it back: what they gave themselves is theirs alone. */
export async function takeBackFor(
  house: House,
  allowed: Allowed,
  by: Asker,
  id: string,
  account: string,
): Promise<Message> {
  const { caller, say } = by
  const suggestion = await open(house, by, { id })
  const { votes, members, records } = house.store.of(caller.community)
  const member = await members.get(memberId(account))
  if (member === undefined) throw new UserError(say('vote.put-nobody'))
  const args = { name: named(member), number: suggestion.number }
  const { vote } = await votes.stance(suggestion.id, member.id)
  if (vote?.putBy === undefined) return { text: say('vote.put-none', args) }
  await votes.takeBack(suggestion.id, member.id)
  const at = house.clock.now()
  const happening = { kind: 'vote-taken-back', space: member.user.space, member: member.id, at } as const
  await records.happened(house.ids.next(), { ...happening, subject: suggestion.id })
  await acted(house, caller.community, caller.member, 'vote-for-back', suggestion.id, member.id)
  await showEverywhere(house, suggestion, allowed)
  await tell(house, suggestion, member, 'vote.put-back-told')
  return { text: say('vote.put-back', { ...args, tally: tallySentence(await fullTally(house, suggestion), say) }) }
}

/** The suggestion for which it counts, while it takes votes. */
async function open(house: House, { caller, say }: Asker, which: Which): Promise<Suggestion> {
  const suggestion = await rootOf(house, await knownSuggestion(house, caller, say, which))
  const { number, status } = suggestion
  if (takesVotes(suggestion)) return suggestion
  const tally = tallySentence(await fullTally(house, suggestion), say)
  throw new UserError(say('vote.closed', { number, status: statusWords(say, status), tally }))
}

async function meant(house: House, by: Asker, { who, reach }: VoteFor): Promise<Member> {
  if (who !== undefined) return memberNamed(house, by, who)
  const { say } = by
  if (reach === undefined) throw new UserError(say('vote.put-nobody'))
  const { contacts, members } = house.store.of(by.caller.community)
  const { key } = readReach(reach)
  const known = key === undefined ? undefined : await contacts.known(key)
  const member = known === undefined ? undefined : await members.get(known.member)
  if (member !== undefined) return member
  throw new UserError(say('vote.put-unknown', { reach, command: { kind: 'command', path: 'contact open' } }))
}

/** Rejects where it can't be theirs. Who put forward what bears no name is told to nobody, so that is not asked of one. */
async function mayBePutIn(house: House, { caller, say }: Asker, suggestion: Suggestion, member: Member): Promise<void> {
  const { author, unnamed, number } = suggestion
  const isGone = member.leftAt !== undefined && !hasNoAccount(member.user)
  if (member.bot || isGone) throw new UserError(say('vote.put-gone', { name: named(member) }))
  const { members, settings } = house.store.of(caller.community)
  if (unnamed || (await settings.get())['suggestions.own-vote'] === 'on') return
  const accounts: readonly MemberId[] = await members.ofSamePerson(member.id)
  if (accounts.includes(author)) throw new UserError(say('vote.put-author', { name: named(member), number }))
}

/** Tells them where they were last; false where they have no account. */
async function tell(
  house: House,
  suggestion: Suggestion,
  member: Member,
  sentence: 'vote.put-told' | 'vote.put-back-told',
): Promise<boolean> {
  if (hasNoAccount(member.user)) return false
  const { community, id, number, title } = suggestion
  const account = (await lastAccountOf(house, community, member.person, member.id)) ?? member
  const say = await sayAmong(house, community, account.locale)
  const back = button(actionId(unvoteRef, id), say.label('vote.take-back'))
  const controls = sentence === 'vote.put-told' ? [back, muteButton(say, suggestion)] : []
  await tellPerson(
    house,
    community,
    account.user,
    { text: say(sentence, { number, title }), controls },
    { subject: id },
  )
  return true
}
