// The record of a report: who reported it, for an admin who is not concerned and says why, which is written down. And who has
// a confidential report: it is passed on, or taken on where nobody has it.
import { mayUse } from '../../domain/caller.ts'
import type { Report } from '../../domain/report.ts'
import { UserError } from '../../ports/errors.ts'
import { actionId } from '../../view/action-id.ts'
import { button, type Message } from '../../view/message.ts'
import { reportTake } from '../../view/report-actions.ts'
import { acted, type House } from '../house.ts'
import { isStaff } from '../support/acts/is-staff.ts'
import { named } from '../support/around.ts'
import type { Asker } from '../support/caller.ts'
import { memberNamed, type NamedPeople } from '../support/named-member.ts'
import { type AroundReport, knownReport, nameOfReport, reports } from './around-report.ts'
import { holdsRole } from './holds-role.ts'
import { reportMessage } from './notice.ts'
import { recordOpened, showTo } from './show-report.ts'
import { accountsOf, isAmong } from './who-may.ts'

export interface RecordDoor {
  /** Throws a UserError unless the caller may open it. */
  mayOpen(by: Asker, id: string): Promise<void>
  /** Opens it, and writes down why. */
  open(by: Asker, id: string, reason: string): Promise<Message>
  /** Takes on a confidential report that nobody has, or whose reader has left; else throws a UserError. */
  take(by: Asker, id: string): Promise<Message>
  /** Throws a UserError unless the caller may pass it on. */
  mayPass(by: Asker, id: string): Promise<void>
  /** Looks up whether that person may have it. */
  beforePass(by: Asker, id: string, who: NamedPeople): Promise<void>
  pass(by: Asker, id: string, who: NamedPeople): Promise<Message>
}

/** Makes it. */
export function recordDoor(house: House): RecordDoor {
  async function byAdmin(by: Asker, id: string): Promise<AroundReport> {
    if (!mayUse('admins', by.caller.level)) throw new UserError(by.say('error.admins-only'))
    return knownReport(house, by, id, 'line')
  }

  const isFree = ({ report, confidant }: AroundReport): boolean =>
    report.confidential && report.state !== 'closed' && (confidant === undefined || confidant.leftAt !== undefined)

  async function confidential(by: Asker, id: string): Promise<AroundReport> {
    const about = await knownReport(house, by, id)
    const { report } = about
    const name = nameOfReport(by.say, report)
    if (report.state === 'closed') throw new UserError(by.say('reports.is-closed', { report: name }))
    if (!report.confidential) throw new UserError(by.say('reports.all-read', { report: name }))
    return about
  }

  const passed = (by: Asker, act: string, { id }: Report, to: string): Promise<void> =>
    acted(house, by.caller.community, by.caller.member, act, id, to)

  return {
    mayOpen: async (by, id) => void (await byAdmin(by, id)),
    async open(by, id, reason) {
      const about = await byAdmin(by, id)
      const { caller, say } = by
      await acted(house, caller.community, caller.member, recordOpened, id, reason)
      const { reporter } = about
      const who =
        reporter === undefined ? ({ kind: 'plain', text: say.label('reports.forgotten') } as const) : named(reporter)
      const { controls: _, ...message } = reportMessage(say, about, who)
      if (!isFree(about)) return message
      return { ...message, controls: [button(actionId(reportTake, id), say.label('reports.take'), 'primary')] }
    },
    async take(by, id) {
      const about = await byAdmin(by, id)
      const { caller, say } = by
      const report = nameOfReport(say, about.report)
      if (!isFree(about)) throw new UserError(say('reports.not-free', { report }))
      const member = await house.store.of(caller.community).members.get(caller.member)
      if (member === undefined) throw new Error('a caller is no member')
      await showTo(house, about.report, member, [])
      await passed(by, 'report.take', about.report, member.id)
      return { text: say('reports.taken', { report, reports }) }
    },
    mayPass: async (by, id) => void (await confidential(by, id)),
    async beforePass(by, id, who) {
      const { say, caller } = by
      const { concerned } = await confidential(by, id)
      if (who.kind === 'role') throw new UserError(say('acts.one-person', { name: who.name }))
      const user = { space: caller.space, user: who.id }
      if (!(await isStaff(house, by, user))) throw new UserError(say('reports.pass.not-staff', { name: who.name }))
      const to = await house.store.of(caller.community).members.byUser(user)
      const own = to === undefined ? [user] : await accountsOf(house, caller.community, to.person)
      if (await holdsRole(house, own, concerned)) throw new UserError(say('reports.pass.concerned', { name: who.name }))
    },
    async pass(by, id, who) {
      const about = await confidential(by, id)
      const { caller, say } = by
      const to = await memberNamed(house, by, who)
      const { report, concerned, reporter } = about
      const own = [to.user, ...(await accountsOf(house, caller.community, to.person))]
      if (isAmong(concerned, own) || to.person === reporter?.person)
        throw new UserError(say('reports.pass.concerned', { name: named(to) }))
      if (to.person === caller.person)
        throw new UserError(say('reports.pass.yours', { report: nameOfReport(say, report) }))
      await showTo(house, report, to, [])
      await passed(by, 'report.pass', report, to.id)
      return { text: say('reports.passed', { report: nameOfReport(say, report), name: named(to) }) }
    },
  }
}
