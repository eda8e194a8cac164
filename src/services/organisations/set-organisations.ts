// `/setup organisation`: admins make organisations, name their domains and what they were promised, and remove them.
import type { Caller } from '../../domain/caller.ts'
import { domainsAtMost, type Organisation, organisationKey, readDomains } from '../../domain/organisation.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { button, type Message } from '../../view/message.ts'
import { organisationCard, organisationRemove } from '../../view/organisation-actions.ts'
import type { Text } from '../../view/text.ts'
import { acted, type House } from '../house.ts'
import { subjectOfThread } from '../support/around.ts'
import type { Asker } from '../support/caller.ts'
import { type OpenWalk, walkOpen } from '../support/teams/open-walk.ts'
import type { Sent } from '../support/teams/set-teams.ts'
import { allTargets } from '../support/teams/targets.ts'
import { type Fields, readTargets, type TypedTargets } from '../support/teams/team-fields.ts'
import { cardOf, listForAdmins } from './card.ts'
import { newOrganisation } from './new-organisation.ts'
import { knownOrganisation, readName } from './organisations.ts'

/** What stands in the form of its name and domains. */
export interface TypedOrganisation {
  readonly name: string
  readonly domains: string | undefined
}

export interface SetOrganisationsService {
  /** With its domains, for a form. Rejects with a UserError when there is none of that name or id. */
  known(by: Asker, which: string): Promise<Organisation & { readonly domains: readonly string[] }>
  list(by: Asker, after: string | undefined): Promise<Message>
  card(by: Asker, which: string): Promise<Message>
  make(by: Asker, typed: TypedOrganisation): Promise<Sent>
  details(by: Asker, id: string, typed: TypedOrganisation): Promise<Sent>
  targets(by: Asker, id: string, typed: TypedTargets): Promise<Sent>
  /** Asks whether it is to be removed. */
  remove(by: Asker, id: string): Promise<Message>
  removeSurely(by: Asker, id: string): Promise<Message>
}

interface Details {
  readonly name: string
  readonly domains: readonly string[]
}

/** The notices of all open threads of one show its new name. */
export const organisationNotices: OpenWalk = {
  due: 'organisations.notices',
  most: 20,
  async with(house, community, threads) {
    for (const thread of threads) await house.delivery.touch(community, subjectOfThread(thread))
  },
}

/** Makes the service. */
export function setOrganisationsService(house: House): SetOrganisationsService {
  const { store } = house
  const of = ({ community }: Caller) => store.of(community).organisations

  async function read(
    { caller, say }: Asker,
    typed: TypedOrganisation,
    own: string | undefined,
  ): Promise<Details | { readonly fields: Fields }> {
    const name = readName(typed.name)
    const fields: Record<string, Text> = {}
    if (organisationKey(name) === '') fields.name = say('organisation.no-name')
    const same = name === '' ? undefined : await of(caller).named(name)
    if (same !== undefined && same.id !== own) fields.name = say('organisation.name-taken', { name: same.name })
    const found = readDomains(typed.domains ?? '')
    if (found.kind !== 'domains') {
      fields.domains = domainProblem(say, found)
      return { fields }
    }
    for (const domain of found.domains) {
      const other = await of(caller).byDomain(domain)
      if (other !== undefined && other.id !== own)
        fields.domains = say('organisation.domain-taken', { domain, organisation: other.name })
    }
    return Object.keys(fields).length > 0 ? { fields } : { name, domains: found.domains }
  }

  async function changed({ caller, say }: Asker, organisation: Organisation, first: Text): Promise<Message> {
    const { community, member } = caller
    await of(caller).change(organisation)
    await acted(house, community, member, 'organisation.changed', organisation.id)
    return cardOf(house, { caller, say }, organisation, first)
  }

  return {
    async known(by, which) {
      const found = await knownOrganisation(house, by, which)
      return { ...found, domains: await of(by.caller).domainsOf(found.id) }
    },
    list: (by, after) => listForAdmins(house, by, after),
    card: async (by, which) => cardOf(house, by, await knownOrganisation(house, by, which)),
    async make(by, typed) {
      const { caller, say } = by
      const details = await read(by, typed, undefined)
      if ('fields' in details) return details
      const made = { id: newOrganisation(house.ids), name: details.name, targets: {} }
      await of(caller).add(made, house.clock.now())
      await of(caller).setDomains(made.id, details.domains)
      await acted(house, caller.community, caller.member, 'organisation.made', made.id)
      return cardOf(house, by, made, say('organisation.made', { organisation: made.name }))
    },
    async details(by, id, typed) {
      const before = await knownOrganisation(house, by, id)
      const details = await read(by, typed, before.id)
      if ('fields' in details) return details
      const now = { ...before, name: details.name }
      await of(by.caller).setDomains(before.id, details.domains)
      const said = await changed(by, now, by.say('organisation.changed', { organisation: now.name }))
      if (now.name !== before.name) await walkOpen(house, by.caller.community, organisationNotices)
      return said
    },
    async targets(by, id, typed) {
      const before = await knownOrganisation(house, by, id)
      const targets = readTargets(by.say, typed)
      if ('fields' in targets) return targets
      const now = { ...before, targets: targets.value }
      const said = await changed(by, now, by.say('organisation.changed', { organisation: now.name }))
      await walkOpen(house, by.caller.community, allTargets)
      return said
    },
    async remove(by, id) {
      const { id: known, name } = await knownOrganisation(house, by, id)
      const count = await store.of(by.caller.community).belonging.count(known)
      return {
        text: by.say('organisation.remove-sure', { organisation: name, count }),
        controls: [
          button(actionId(organisationRemove, known, 'sure'), by.say.label('organisation.remove'), 'danger'),
          button(actionId(organisationCard, known), by.say.label('organisation.keep')),
        ],
      }
    },
    async removeSurely(by, id) {
      const { caller, say } = by
      const gone = await knownOrganisation(house, by, id)
      await of(caller).remove(gone.id)
      await acted(house, caller.community, caller.member, 'organisation.removed', gone.id, gone.name)
      await walkOpen(house, caller.community, allTargets)
      await walkOpen(house, caller.community, organisationNotices)
      return listForAdmins(house, by, undefined, say('organisation.removed', { organisation: gone.name }))
    },
  }
}

function domainProblem(say: Say, found: Exclude<ReturnType<typeof readDomains>, { kind: 'domains' }>): Text {
  switch (found.kind) {
    case 'none':
      return say('organisation.bad-domain', { piece: found.piece })
    case 'everybodys':
      return say('organisation.everybodys-domain', { domain: found.piece })
    case 'many':
      return say('organisation.many-domains', { most: domainsAtMost })
    default:
      return found satisfies never
  }
}
