// People in a support thread who are not of its organisation: nobody is let in so by one press, and whoever is in it already
// when somebody's organisation changes is named to the staff.
import type { CommunityId, PersonId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { isOpen, type SupportThread } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { button, type Message } from '../../view/message.ts'
import { organisationLetIn } from '../../view/organisation-actions.ts'
import type { Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { named } from '../support/around.ts'

/** The organisation of a thread that somebody is not of; undefined where the thread has none, or it is theirs too. */
export async function strangerTo(
  house: House,
  { id, community }: Pick<SupportThread, 'id' | 'community'>,
  person: PersonId,
): Promise<string | undefined> {
  const { belonging } = house.store.of(community)
  const own = await belonging.ofThread(id)
  if (own === undefined || (await belonging.of(person))?.organisation === own.id) return undefined
  return own.name
}

/** Asks whether they are to be let in all the same. */
export const askToLetIn = (say: Say, { id, number }: SupportThread, member: Member, organisation: string): Message => ({
  text: say('organisation.let-in.ask', { number, organisation, name: named(member) }),
  controls: [
    button(
      actionId(organisationLetIn, id, member.id),
      say.label('organisation.let-in', { name: member.name }),
      'danger',
    ),
  ],
})

/** Who is in an open thread of another's now: in this person's, or this person in somebody's. One line for each. */
export async function strangersNow(
  house: House,
  community: CommunityId,
  person: PersonId,
  say: Say,
): Promise<readonly Text[]> {
  const { members, threads, threadPeople } = house.store.of(community)
  const accounts = (await members.ofPerson(person)).map(({ id }) => id)
  const own = await threads.openOf(accounts)
  const inside = await Promise.all((await threadPeople.withAny(accounts)).map((id) => threads.get(id)))
  const open = inside.filter((one) => one !== undefined).filter(isOpen)
  const rows: Text[] = []
  for (const thread of [...own, ...open])
    for (const account of await threadPeople.of(thread.id)) {
      const member = await members.get(account)
      // In somebody else's thread it is this person alone who is another's now.
      if (member === undefined || (open.includes(thread) && member.person !== person)) continue
      if ((await strangerTo(house, thread, member.person)) === undefined) continue
      const command = { kind: 'command', path: 'thread remove' } as const
      rows.push(say('organisation.stranger', { number: thread.number, name: named(member), command }))
    }
  return rows
}
