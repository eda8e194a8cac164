// A report is sent: kept, shown to whoever may read it, and answered.
import type { Concerned, Report } from '../../domain/report.ts'
import { type Answer, says } from '../../ports/answer.ts'
import { PlatformError, UserError } from '../../ports/errors.ts'
import { lines, type Text } from '../../view/text.ts'
import { type House, knownSpace } from '../house.ts'
import { quoted } from '../support/around.ts'
import type { Asker } from '../support/caller.ts'
import type { NamedPeople } from '../support/named-member.ts'
import { nameOfReport, reports as reportsCommand } from './around-report.ts'
import { nameSaid } from './begin.ts'
import type { KeptMessages, PointedAt } from './kept-message.ts'
import { linksMessage, namedByForm, once } from './named-in-report.ts'
import { showToModerators, showToNext } from './show-report.ts'
import { confidentialNumbers } from './staff-changed.ts'
import { type WhomToTell, whomToTell } from './whom-to-tell.ts'

/** What was filled in. */
export interface ReportInput {
  readonly what: string
  readonly who: NamedPeople | undefined
  /** They want one person alone to read it. */
  readonly reader: 'moderators' | 'one' | undefined
}

interface Found {
  readonly pointed: PointedAt | undefined
  readonly concerned: readonly Concerned[]
  /** Undefined where no platform said who the moderators are. */
  readonly tell: WhomToTell | undefined
}

/** What is looked up is used at once; of a call that was handled before, it never is. */
const lookedAtMost = 1000

export interface Sending {
  /** Looks up whom it concerns and who can be told. `kept`: what was kept of a message. */
  before(by: Asker, kept: string | undefined, input: ReportInput): Promise<void>
  send(by: Asker, kept: string | undefined, input: ReportInput): Promise<Answer>
}

/** Makes it. */
export function sending(house: House, kept: KeptMessages): Sending {
  /** What was looked up for a call, until it is handled a moment later. */
  const looked = new Map<string, Found>()

  async function look({ caller }: Asker, id: string | undefined, input: ReportInput): Promise<Found> {
    const pointed = id === undefined ? undefined : await kept.peek(caller, id)
    const concerned = once([...(pointed?.concerned ?? []), ...namedByForm(caller.space, input.what, input.who)])
    try {
      const space = await knownSpace(house, caller.community, caller.space)
      return { pointed, concerned, tell: await whomToTell(house, caller, space, concerned) }
    } catch (error) {
      if (error instanceof PlatformError) return { pointed, concerned, tell: undefined }
      throw error
    }
  }

  async function add(
    { caller }: Asker,
    { pointed, concerned }: Found,
    { staffConcerned, linked, others }: WhomToTell,
    { what, reader }: ReportInput,
  ): Promise<Report> {
    const { settings, records, reports } = house.store.of(caller.community)
    const confidential = staffConcerned || reader === 'one'
    const report: Report = {
      id: house.ids.next(),
      community: caller.community,
      space: caller.space,
      number: await records.nextNumber(confidential ? confidentialNumbers : 'report'),
      confidential,
      reporter: caller.member,
      unnamed: (await settings.get())['reports.unnamed'] === 'on',
      message: pointed?.message,
      words: what,
      state: 'received',
      sentAt: house.clock.now(),
      next: others,
      ...{ decidedAt: undefined, closedAt: undefined, decision: undefined, note: undefined },
      ...{ handler: undefined, confidant: undefined },
    }
    await reports.add(report, [...concerned, ...linked])
    return report
  }

  return {
    async before(by, id, input) {
      const found = await look(by, id, input)
      const [oldest] = looked.keys()
      if (oldest !== undefined && looked.size >= lookedAtMost) looked.delete(oldest)
      looked.set(by.key, found)
    },
    async send(by, id, input) {
      const { say, caller } = by
      const found = looked.get(by.key)
      looked.delete(by.key)
      if (found === undefined) throw new Error('nothing was looked up for a report')
      // Of two that were sent at once, one is enough.
      if (id !== undefined && (await kept.peek(caller, id)) === undefined)
        throw new UserError(say('reports.message-gone', { words: quoted(input.what) }))
      const wrong = problemOf(by, id, input, found)
      if (wrong !== undefined) return { kind: 'errors', fields: wrong }
      if (found.tell === undefined) return { kind: 'errors', fields: { what: say('reports.away') } }
      const report = await add(by, found, found.tell, input)
      if (id !== undefined) await kept.forget(caller, id)
      const told = report.confidential ? await showToNext(house, report) : await showToModerators(house, report)
      const name = nameOfReport(say, report)
      return says({
        text: lines(
          say('reports.received', { report: name }),
          readSaid(by, report, told, found.tell.staffConcerned),
          nameSaid(say, report.unnamed),
          say('reports.you-hear'),
        ),
      })
    },
  }

  function readSaid({ say }: Asker, { confidential }: Report, told: boolean, staffConcerned: boolean): Text {
    if (!told) return say(confidential ? 'reports.read.nobody' : 'reports.read.nowhere', { reports: reportsCommand })
    if (!confidential) return say('reports.read.moderators')
    return say(staffConcerned ? 'reports.read.one' : 'reports.read.one-chosen')
  }

  /** What has to be filled in otherwise, by its field. */
  function problemOf(
    { say, caller }: Asker,
    id: string | undefined,
    { what, who }: ReportInput,
    { concerned }: Found,
  ): Readonly<Record<string, Text>> | undefined {
    if (who?.kind === 'user' && who.id === caller.user.user) return { who: say('reports.about-you') }
    // Whoever wrote it might be one of those who would read of it.
    if (id === undefined && concerned.length === 0 && linksMessage(what)) return { who: say('reports.whose-link') }
    return undefined
  }
}
