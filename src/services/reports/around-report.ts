// What stands around a report: whom it concerns, the people by name, and what was written about it.
import type { Subject } from '../../delivery/delivery.ts'
import type { CommunityId, MemberId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import type { Concerned, Report, ReportWord } from '../../domain/report.ts'
import { type Say, sayIn } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Part } from '../../view/text.ts'
import { type House, knownSpace } from '../house.ts'
import { named } from '../support/around.ts'
import type { Asker } from '../support/caller.ts'
import { type Sight, sightOf } from './who-may.ts'

export interface AroundReport {
  readonly report: Report
  readonly concerned: readonly Concerned[]
  readonly words: readonly ReportWord[]
  readonly reporter: Member | undefined
  readonly handler: Member | undefined
  readonly confidant: Member | undefined
}

export const reportKind = 'report'

/** What the notice of a report is about. */
export const subjectOfReport = ({ id }: Pick<Report, 'id'>): Subject => ({ kind: reportKind, id })

/** A report with what stands around it; undefined when there is no such report. */
export async function aroundReport(
  { store }: Pick<House, 'store'>,
  community: CommunityId,
  id: string,
): Promise<AroundReport | undefined> {
  const { reports, members } = store.of(community)
  const report = await reports.get(id)
  if (report === undefined) return undefined
  const memberOf = async (member: MemberId | undefined) => (member === undefined ? undefined : members.get(member))
  return {
    report,
    concerned: (await reports.concernedIn([id])).get(id) ?? [],
    words: await reports.wordsOf(id),
    reporter: await memberOf(report.reporter),
    handler: await memberOf(report.handler),
    confidant: await memberOf(report.confidant),
  }
}

/** A report that the caller may see so far. Throws a UserError that is the same for what is not theirs to see and what is not. */
export async function knownReport(
  house: House,
  { caller, say }: Asker,
  id: string,
  sight: Exclude<Sight, 'nothing'> = 'all',
): Promise<AroundReport> {
  const about = await aroundReport(house, caller.community, id)
  const seen = about === undefined ? 'nothing' : await sightOf(house, caller, about.report)
  if (about === undefined || seen === 'nothing' || (sight === 'all' && seen !== 'all'))
    throw new UserError(say('reports.unknown', { reports }))
  return about
}

/** What a report is called. */
export const nameOfReport = (say: Say, { number, confidential }: Pick<Report, 'number' | 'confidential'>): string =>
  say.label('reports.name', { number, confidential: confidential ? 'yes' : 'no' })

/** Who reported it, as whoever reads it may know. */
export function reporterNamed(say: Say, { report, reporter }: AroundReport): Part {
  if (report.unnamed || reporter === undefined) return { kind: 'plain', text: say.label('reports.somebody') }
  return named(reporter)
}

/** The sentences in the reporter's language. */
export async function sayToReporter(house: House, { report, reporter }: AroundReport): Promise<Say> {
  return sayIn(reporter?.locale ?? (await knownSpace(house, report.community, report.space)).locale)
}

export const reports = { kind: 'command', path: 'reports' } as const
