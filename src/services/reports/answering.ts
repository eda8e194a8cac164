// What is done about a report: somebody looks at it, it is talked about with its reporter, decided, and closed.
import type { DueNow } from '../../delivery/delivery.ts'
import type { CommunityId } from '../../domain/ids.ts'
import type { Report } from '../../domain/report.ts'
import { sayIn } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import { actionId } from '../../view/action-id.ts'
import { button, type Message } from '../../view/message.ts'
import { reportOpen } from '../../view/report-actions.ts'
import { acted, type House, knownSpace } from '../house.ts'
import { tellPerson } from '../personal/tell.ts'
import { named, quoted } from '../support/around.ts'
import type { Asker } from '../support/caller.ts'
import { type AroundReport, aroundReport, knownReport, nameOfReport, subjectOfReport } from './around-report.ts'
import { reportMessage } from './notice.ts'
import { alone, isThere, passOn, tellDecision, tellReporter } from './tell-reporter.ts'

/** When a decided report is closed by itself. */
export const closeDue = 'report.close'
const closedAfterMs = 14 * 24 * 60 * 60_000

export interface Answering {
  /** Shows it. */
  show(by: Asker, id: string): Promise<Message>
  /** Somebody looks at it: its reporter hears so once. */
  look(by: Asker, id: string): Promise<Message>
  /** Throws a UserError where nothing can be written to its reporter. */
  mayAsk(by: Asker, id: string): Promise<void>
  /** Writes to its reporter. */
  ask(by: Asker, id: string, words: string): Promise<Message>
  /** Throws a UserError unless it is the caller's own report, and open. */
  mayAnswer(by: Asker, id: string): Promise<void>
  /** Its reporter writes. */
  answer(by: Asker, id: string, words: string): Promise<Message>
  /** Throws a UserError where nothing is to be decided. */
  mayDecide(by: Asker, id: string): Promise<void>
  decide(by: Asker, id: string, decision: string, note: string | undefined): Promise<Message>
  close(by: Asker, id: string): Promise<Message>
  /** It was decided two weeks ago. */
  closeByItself(due: DueNow): Promise<void>
}

/** Makes it. */
export function answering(house: House): Answering {
  const rows = (community: CommunityId) => house.store.of(community).reports
  const changed = ({ community, id }: Report): Promise<void> => house.delivery.touch(community, subjectOfReport({ id }))
  const acts = ({ caller }: Asker, act: string, { id }: Report): Promise<void> =>
    acted(house, caller.community, caller.member, act, id)

  async function open(by: Asker, id: string): Promise<AroundReport> {
    const about = await knownReport(house, by, id)
    if (about.report.state !== 'closed') return about
    throw new UserError(by.say('reports.is-closed', { report: nameOfReport(by.say, about.report) }))
  }

  async function undecided(by: Asker, id: string): Promise<AroundReport> {
    const about = await open(by, id)
    const { decision } = about.report
    if (decision === undefined) return about
    const report = nameOfReport(by.say, about.report)
    throw new UserError(by.say('reports.is-decided', { report, words: quoted(decision) }))
  }

  async function reachable(by: Asker, id: string): Promise<AroundReport> {
    const about = await open(by, id)
    if (!isThere(about)) throw new UserError(by.say('reports.left'))
    return about
  }

  /** The first who does something about it looks at it. */
  async function lookAt({ caller }: Asker, about: AroundReport): Promise<boolean> {
    const { report } = about
    if (report.state !== 'received') return false
    await rows(caller.community).change(report.id, { state: 'looked-at', handler: caller.member })
    await tellReporter(house, about, 'reports.told.looked-at')
    await changed(report)
    return true
  }

  /** Their own report that is not closed. */
  async function own({ caller, say }: Asker, id: string): Promise<AroundReport> {
    const about = await aroundReport(house, caller.community, id)
    if (about === undefined || about.reporter?.person !== caller.person)
      throw new UserError(say('reports.not-yours', { report: { kind: 'command', path: 'report' } }))
    if (about.report.state === 'closed')
      throw new UserError(say('reports.is-closed', { report: nameOfReport(say, about.report) }))
    return about
  }

  /** Says to whoever reads it that there is an answer. The words stand in the report alone. */
  async function tellReader({ report, confidant }: AroundReport): Promise<void> {
    const { community, id } = report
    const message = (locale: string | undefined): Message => {
      const say = sayIn(locale)
      return {
        text: say('reports.answered', { report: nameOfReport(say, report) }),
        controls: [button(actionId(reportOpen, id), say.label('reports.open'), 'primary')],
      }
    }
    if (report.confidential) {
      if (confidant !== undefined) await tellPerson(house, community, confidant.user, message(confidant.locale), alone)
      return
    }
    const stands = await house.delivery.shownAt(community, subjectOfReport(report), 'notice')
    if (stands === undefined) return
    const { locale } = await knownSpace(house, community, stands.place.space)
    await house.delivery.send(community, { kind: 'post', place: stands.place, message: message(locale) })
  }

  async function close(report: Report): Promise<void> {
    await rows(report.community).close(report.id, house.clock.now())
    await house.delivery.notLater(report.community, closeDue, report.id)
    await changed(report)
  }

  return {
    show: async (by, id) => reportMessage(by.say, await knownReport(house, by, id)),
    async look(by, id) {
      const about = await open(by, id)
      const { say } = by
      const report = nameOfReport(say, about.report)
      if (await lookAt(by, about)) {
        await acts(by, 'report.look', about.report)
        return { text: say(isThere(about) ? 'reports.looked' : 'reports.looked-left', { report }) }
      }
      const { handler } = about
      if (handler === undefined || handler.person === by.caller.person)
        return { text: say('reports.looked-already', { report }) }
      return { text: say('reports.looked-by', { report, name: named(handler) }) }
    },
    mayAsk: async (by, id) => void (await reachable(by, id)),
    async ask(by, id, text) {
      const about = await reachable(by, id)
      const { caller, say } = by
      await lookAt(by, about)
      const at = house.clock.now()
      const word = { id: house.ids.next(), report: id, member: caller.member, byReporter: false, text, at }
      await rows(caller.community).addWord(word)
      await passOn(house, about, text)
      await changed(about.report)
      await acts(by, 'report.ask', about.report)
      return { text: say('reports.asked', { report: nameOfReport(say, about.report) }) }
    },
    mayAnswer: async (by, id) => void (await own(by, id)),
    async answer(by, id, text) {
      const about = await own(by, id)
      const { caller, say } = by
      const at = house.clock.now()
      const word = { id: house.ids.next(), report: id, member: caller.member, byReporter: true, text, at }
      await rows(caller.community).addWord(word)
      await changed(about.report)
      await tellReader(about)
      return { text: say('reports.answer-sent', { report: nameOfReport(say, about.report) }) }
    },
    mayDecide: async (by, id) => void (await undecided(by, id)),
    async decide(by, id, decision, note) {
      const about = await undecided(by, id)
      const { caller, say } = by
      await rows(caller.community).change(id, {
        ...{ state: 'decided', decision, decidedAt: house.clock.now() },
        ...(note === undefined ? {} : { note }),
        ...(about.report.handler === undefined ? { handler: caller.member } : {}),
      })
      await tellDecision(house, about, decision)
      await house.delivery.later(caller.community, closeDue, id, house.clock.now() + closedAfterMs)
      await changed(about.report)
      await acts(by, 'report.decide', about.report)
      const report = nameOfReport(say, about.report)
      return { text: say(isThere(about) ? 'reports.decided' : 'reports.decided-left', { report }) }
    },
    async close(by, id) {
      const { report } = await open(by, id)
      const name = nameOfReport(by.say, report)
      if (report.state !== 'decided') throw new UserError(by.say('reports.not-decided', { report: name }))
      await close(report)
      await acts(by, 'report.close', report)
      return { text: by.say('reports.closed', { report: name }) }
    },
    async closeByItself({ community, subject }) {
      const report = await rows(community).get(subject)
      if (report?.state === 'decided') await close(report)
    },
  }
}
