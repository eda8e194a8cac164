// How the team is named to whoever opened a thread: by a moderator's name, by their role, or as the team. The team's own side
// always has names.
import type { Caller } from '../../domain/caller.ts'
import type { Member } from '../../domain/member.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Principal } from '../../domain/settings/people.ts'
import { byName, type Signature, type SignedBy } from '../../domain/signature.ts'
import type { SupportThread } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import type { Part } from '../../view/text.ts'
import type { House } from '../house.ts'
import { named } from './around.ts'

/** Where in a sentence it stands: its first word, or not. */
type Position = 'first' | 'within'

/** What whoever opened the thread reads for somebody of the team, as the settings say, or by another wish for once. */
export async function signatureFor(
  house: House,
  thread: Pick<SupportThread, 'community' | 'team'>,
  who: Partial<Pick<Caller, 'space' | 'roles'>>,
  wish?: SignedBy,
): Promise<Signature> {
  const settings = await house.store.of(thread.community).settings.get()
  const by = wish ?? settings['support.signed-by']
  const team = settings['support.teams'].find(({ id }) => id === thread.team)
  switch (by) {
    case 'name':
      return byName
    case 'role': {
      const { space, roles = [] } = who
      const has = (one: Principal): boolean =>
        one.kind === 'role' && space !== undefined && one.space === spaceKey(space) && roles.includes(one.id)
      return called(by, [...(team?.people ?? []), ...settings['people.moderators']].find(has)?.name)
    }
    case 'team':
      return called(by, team?.signature ?? team?.name)
    default:
      return by satisfies never
  }
}

const called = (by: 'role' | 'team', name: string | undefined): Signature =>
  name === undefined ? { by } : { by, called: name }

/** That as the opener reads it, in their language. */
export function signedName(
  say: Say,
  signature: Signature,
  who: Pick<Member, 'user' | 'name'>,
  at: Position = 'first',
): Part {
  if (signature.by === 'name') return named(who)
  return { kind: 'plain', text: signature.called ?? say.label('support.signed.nameless', { by: signature.by, at }) }
}

/** Somebody of the team as the opener of a thread reads of them in any sentence. */
export const nameToOpener = async (
  house: House,
  thread: Pick<SupportThread, 'community' | 'team'>,
  say: Say,
  who: Pick<Member, 'user' | 'name'> & Partial<Pick<Caller, 'space' | 'roles'>>,
  at: Position = 'first',
): Promise<Part> => signedName(say, await signatureFor(house, thread, who), who, at)
