// Where a report is shown: to the moderators in their channel, or, when it is confidential, to one person directly.
import type { Seen } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import type { MemberId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import { placeKey } from '../../domain/place.ts'
import type { Report } from '../../domain/report.ts'
import { sayIn } from '../../locales/say.ts'
import type { Message } from '../../view/message.ts'
import { directPlace, type House, knownSpace, staffPlace } from '../house.ts'
import { tellPerson } from '../personal/tell.ts'
import { aroundReport, nameOfReport, reports, subjectOfReport } from './around-report.ts'
import { isKnownStaff } from './known-staff.ts'
import { reportMessage } from './notice.ts'
import { alone, tellReporter } from './tell-reporter.ts'
import { accountsOf, isAmong } from './who-may.ts'

const role = 'notice'

/** What is written down of who opened a record. */
export const recordOpened = 'report.record'

/** Shows a report that is not confidential where moderators read. False when that is nowhere. */
export async function showToModerators(house: House, report: Report): Promise<boolean> {
  const place = await staffPlace(house, await knownSpace(house, report.community, report.space))
  if (place === undefined) return false
  await house.delivery.show(report.community, subjectOfReport(report), role, place)
  return true
}

/** Makes somebody the one who reads it. */
export async function showTo(
  house: House,
  report: Report,
  { id, user }: Member,
  next: readonly MemberId[],
): Promise<void> {
  await house.store.of(report.community).reports.change(report.id, { confidant: id, next })
  await house.delivery.show(report.community, subjectOfReport(report), role, directPlace(user))
  await house.delivery.touch(report.community, subjectOfReport(report))
}

/** Shows a confidential report to the next one who can be told. False when there is nobody: then it is with nobody. */
export async function showToNext(house: House, report: Report): Promise<boolean> {
  const { members, reports: rows } = house.store.of(report.community)
  const concerned = (await rows.concernedIn([report.id])).get(report.id) ?? []
  for (const [index, id] of report.next.entries()) {
    const member = await members.get(id)
    if (member === undefined || member.leftAt !== undefined) continue
    if (isAmong(concerned, await accountsOf(house, report.community, member.person))) continue
    await showTo(house, report, member, report.next.slice(index + 1))
    return true
  }
  await rows.change(report.id, { confidant: undefined, next: [] })
  return false
}

/** What stands at a place says nothing of a report that is not for whoever reads there any more. */
export async function renderReport(house: House, { community, subject, place }: Seen): Promise<Message | undefined> {
  const about = await aroundReport(house, community, subject)
  if (about === undefined) return undefined
  const { report, concerned, confidant } = about
  const here = await knownSpace(house, community, place.space)
  if (place.kind !== 'direct') {
    const say = sayIn(here.locale)
    if (report.confidential || (await isKnownStaff(house, community, concerned)))
      return { text: say('reports.withdrawn') }
    return reportMessage(say, about)
  }
  const reader = await house.store.of(community).members.byUser(place)
  const say = sayIn(reader?.locale ?? here.locale)
  const own = reader === undefined ? [place] : await accountsOf(house, community, reader.person)
  const isTheirs = !report.confidential || (confidant !== undefined && confidant.person === reader?.person)
  if (isAmong(concerned, own)) return { text: say('reports.withdrawn') }
  return isTheirs
    ? reportMessage(say, about)
    : { text: say('reports.elsewhere', { report: nameOfReport(say, report) }) }
}

/** It could not be shown there: the next one is told. */
export async function showingRefused(house: House, { community, subject, place }: Seen): Promise<Owner> {
  const about = await aroundReport(house, community, subject)
  if (about === undefined) return 'owned'
  const { report, confidant } = about
  if (!report.confidential) {
    const space = await knownSpace(house, community, report.space)
    const host = space.host === undefined ? undefined : directPlace({ space: space.ref, user: space.host.user })
    if (host === undefined || placeKey(host) === placeKey(place)) return 'unowned'
    await house.delivery.show(community, subjectOfReport(report), role, host)
    return 'owned'
  }
  if (confidant === undefined || placeKey(directPlace(confidant.user)) !== placeKey(place)) return 'owned'
  if (await isTaken(house, report)) await sayItIsTheirs(house, report, confidant)
  else if (!(await showToNext(house, report))) await tellReporter(house, about, 'reports.told.nobody')
  return 'owned'
}

/** Somebody took it on, was given it by hand, or has done something about it: they have it, also where no message reaches them. */
async function isTaken({ store }: House, { community, id }: Report): Promise<boolean> {
  const last = await store.of(community).records.lastAct(id)
  return last !== undefined && last.act !== recordOpened
}

/** They read it above their next answer. */
async function sayItIsTheirs(house: House, report: Report, { user, locale }: Member): Promise<void> {
  const say = sayIn(locale)
  const text = say('reports.yours', { report: nameOfReport(say, report), reports })
  await tellPerson(house, report.community, user, { text }, alone)
}
