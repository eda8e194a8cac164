// What is kept of somebody's organisation, as they are shown it, and how it goes when they ask to be forgotten.
import type { CommunityId, MemberId, PersonId } from '../../domain/ids.ts'
import type { BelongingHow } from '../../domain/organisation.ts'
import type { Say } from '../../locales/say.ts'
import type { Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import type { KeptPart } from '../support/keeping/kept-part.ts'
import { belongs } from './membership.ts'

interface KeptOrganisation {
  readonly organisation: string
  readonly how: BelongingHow
}

const personOf = async (
  { store }: House,
  community: CommunityId,
  [account]: readonly MemberId[],
): Promise<PersonId | undefined> =>
  account === undefined ? undefined : (await store.of(community).members.get(account))?.person

/** The one that the person of these accounts belongs to. */
async function keptOrganisation(
  house: House,
  community: CommunityId,
  accounts: readonly MemberId[],
): Promise<KeptOrganisation | undefined> {
  const { belonging, organisations } = house.store.of(community)
  const person = await personOf(house, community, accounts)
  const to = person === undefined ? undefined : await belonging.of(person)
  const found = to === undefined ? undefined : await organisations.get(to.organisation)
  return to === undefined || found === undefined ? undefined : { organisation: found.name, how: to.how }
}

/** That it is kept. */
const organisationSaid = (say: Say, { organisation, how }: KeptOrganisation): Text =>
  say('privacy.organisation', { organisation, how })

/** That it goes; by an address it may come back. */
const organisationGoes = (say: Say, { organisation, how }: KeptOrganisation): Text =>
  say('privacy.organisation-goes', { organisation, how })

/** They belong to none, and none of their threads ever did. */
async function forgetOrganisation(house: House, community: CommunityId, accounts: readonly MemberId[]): Promise<void> {
  const person = await personOf(house, community, accounts)
  if (person === undefined) return
  await belongs(house, community, person, undefined)
  await house.store.of(community).belonging.forget(accounts)
}

export const keptOfOrganisation: KeptPart = {
  async of(house, community, accounts, say) {
    const kept = await keptOrganisation(house, community, accounts)
    if (kept === undefined) return { count: 0, said: [], goes: [], stays: [], rows: [] }
    return {
      count: 1,
      said: [organisationSaid(say, kept)],
      goes: [organisationGoes(say, kept)],
      stays: [],
      rows: [say.label('privacy.organisation', { ...kept })],
    }
  },
  forget: forgetOrganisation,
}
