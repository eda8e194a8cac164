// Organisations that people of a community belong to: how they are named, by which e-mail domains they are known, and what
// they were promised.
import { z } from 'zod'
import { priorities, type Team, teamOf } from './team.ts'

export const organisationNameLength = 40
export const domainsAtMost = 20

/** Who or what made somebody one of it: the team, or the domain of their e-mail address. */
export const belongingHows = ['staff', 'domain'] as const
export type BelongingHow = (typeof belongingHows)[number]

const target = z.object({
  first: z.number().int().positive().exactOptional(),
  resolution: z.number().int().positive().exactOptional(),
})

/** What an organisation was promised, by priority; absent where its threads have what their team promises to all. */
export const organisationTargets = z.partialRecord(z.enum(priorities), target)
export type OrganisationTargets = z.infer<typeof organisationTargets>

export interface Organisation {
  readonly id: string
  readonly name: string
  readonly targets: OrganisationTargets
}

/** A name as people mean it: two of one key are one organisation. */
export const organisationKey = (name: string): string =>
  name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** These give addresses to everybody: they say nothing of where somebody belongs. */
const everybodys: ReadonlySet<string> = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'yahoo.com', 'ymail.com'],
  ...['icloud.com', 'me.com', 'mac.com', 'aol.com', 'proton.me', 'protonmail.com', 'pm.me', 'gmx.de', 'gmx.net'],
  ...['gmx.com', 'web.de', 't-online.de', 'freenet.de', 'mail.com', 'mail.ru', 'yandex.ru', 'yandex.com', 'qq.com'],
  ...['163.com', '126.com', 'naver.com', 'orange.fr', 'free.fr', 'laposte.net', 'libero.it', 'fastmail.com', 'hey.com'],
  ...[
    'zoho.com',
    'tutanota.com',
    'tuta.com',
    'posteo.de',
    'mailbox.org',
    'hotmail.co.uk',
    'yahoo.co.uk',
    'yahoo.co.jp',
  ],
])

const isEverybodys = (domain: string): boolean => everybodys.has(domain)

/** A domain as it is kept: in small letters, as the net spells it. Undefined when it is none. */
function domainIn(typed: string): string | undefined {
  if (/[^\p{L}\p{N}.-]/u.test(typed)) return undefined
  const host = URL.canParse(`https://${typed}`) ? new URL(`https://${typed}`).host : ''
  return /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(host)
    ? host
    : undefined
}

/** The domain of an address; undefined when it has none. */
export function mailDomain(address: string): string | undefined {
  const at = address.lastIndexOf('@')
  return at < 1 ? undefined : domainIn(address.slice(at + 1).trim())
}

export type ReadDomains =
  | { readonly kind: 'domains'; readonly domains: readonly string[] }
  | { readonly kind: 'none' | 'everybodys'; readonly piece: string }
  | { readonly kind: 'many' }

/** Domains as people type them, with or without what stands before the sign: `@acme.com, acme.org`. */
export function readDomains(text: string): ReadDomains {
  const domains: string[] = []
  for (const piece of text.split(/[\s,;]+/).filter((one) => one !== '')) {
    const domain = domainIn(piece.slice(piece.lastIndexOf('@') + 1))
    if (domain === undefined) return { kind: 'none', piece }
    if (isEverybodys(domain)) return { kind: 'everybodys', piece: domain }
    if (!domains.includes(domain)) domains.push(domain)
  }
  return domains.length > domainsAtMost ? { kind: 'many' } : { kind: 'domains', domains }
}

/** Whether anything is promised. */
export const promisesAny = (targets: Team['targets']): boolean => Object.keys(targets).length > 0

/** A team of which nothing is known but that it is always there. */
const always: Team = { id: '', name: '', people: [], hours: [], holidays: [], targets: {} }

/**
 * Whose hours and targets count for a thread: its team's, and where its organisation was promised something, that in place
 * of the team's. Undefined where nobody promises anything.
 */
export function promisingTeam(
  teams: readonly Team[],
  team: string | undefined,
  own: OrganisationTargets,
): Team | undefined {
  const usual = teamOf(teams, team)
  if (!promisesAny(own)) return teams.some(({ targets }) => promisesAny(targets)) ? usual : undefined
  const base = usual ?? always
  const targets: Team['targets'] = {}
  for (const priority of priorities) {
    const both = { ...base.targets[priority], ...own[priority] }
    if (both.first !== undefined || both.resolution !== undefined) targets[priority] = both
  }
  return { ...base, targets }
}
