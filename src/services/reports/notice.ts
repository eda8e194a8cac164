// A report as whoever may read it sees it: the message as it was, what the reporter wrote, and what can be done now.
import type { Report } from '../../domain/report.ts'
import type { Say, SentenceKey } from '../../locales/say.ts'
import { type ActionRef, actionId } from '../../view/action-id.ts'
import { type Button, button, type Fact, type Message } from '../../view/message.ts'
import {
  reportAsk,
  reportClose,
  reportDecide,
  reportLook,
  reportPass,
  reportRecord,
} from '../../view/report-actions.ts'
import { lines, type Part, person, plain, type Text } from '../../view/text.ts'
import { named, only, quoted } from '../support/around.ts'
import { type AroundReport, nameOfReport, reporterNamed } from './around-report.ts'

/** So much of what was written stands in it; the last. */
const wordsShown = 6

const states: Readonly<Record<Report['state'], SentenceKey>> = {
  received: 'reports.state.received',
  'looked-at': 'reports.state.looked-at',
  decided: 'reports.state.decided',
  closed: 'reports.state.closed',
}

/** Renders it. `by`: who reported it, where that is not what its reader may know anyway. */
export function reportMessage(say: Say, about: AroundReport, by: Part = reporterNamed(say, about)): Message {
  const { report } = about
  const facts = [...factsOf(say, about), ...wordFacts(say, about, by)]
  const body = messageSaid(say, report)
  const note = say(report.confidential ? 'reports.notice.confidential' : 'reports.notice.note')
  return {
    text: say('reports.notice', { report: nameOfReport(say, report), by }),
    card: { ...(body === undefined ? {} : { body }), facts, note },
    controls: controlsOf(say, report),
  }
}

function messageSaid(say: Say, { message, space }: Report): Text | undefined {
  if (message === undefined) return undefined
  const { author, authorName, at, text, files, url } = message
  const name = person({ space, user: author }, authorName)
  const said = say('reports.message', { name, at: { kind: 'time', at, style: 'moment' } })
  return lines(
    said,
    ...(text.trim() === '' ? [] : [only(quoted(text))]),
    ...(files.length === 0 ? [] : [say('reports.message.files', { files: files.join(', ') })]),
    ...(url === undefined ? [] : [only({ kind: 'link', url, label: say.label('reports.message.link') })]),
  )
}

function factsOf(say: Say, { report, concerned, handler }: AroundReport): readonly Fact[] {
  const facts: Fact[] = [{ label: say.label('reports.state'), value: say(states[report.state]) }]
  const fact = (label: SentenceKey, value: Text) => facts.push({ label: say.label(label), value })
  if (report.words !== '') fact('reports.what', only(quoted(report.words)))
  const shown = concerned.filter(({ kind }) => kind !== 'linked')
  if (shown.length > 0) fact('reports.about', listed(shown.map(personOrRole)))
  if (handler !== undefined) fact('reports.handler', only(named(handler)))
  if (report.decision !== undefined) fact('reports.decision', only(quoted(report.decision)))
  if (report.note !== undefined) fact('reports.note', only(quoted(report.note)))
  return facts
}

const personOrRole = ({ kind, space, id, name }: AroundReport['concerned'][number]): Part =>
  kind !== 'role' ? person({ space, user: id }, name) : { kind: 'plain', text: name }

const listed = (parts: readonly Part[]): Text =>
  parts.flatMap((part, index) => (index === 0 ? [part] : [...plain(', '), part]))

function wordFacts(say: Say, { words, handler }: AroundReport, by: Part): readonly Fact[] {
  return words.slice(-wordsShown).map(({ byReporter, text, at }) => {
    const other: Part = handler === undefined ? { kind: 'plain', text: say.label('reports.moderator') } : named(handler)
    const who = byReporter ? by : other
    const value = say('reports.word', { who, at: { kind: 'time', at, style: 'moment' }, words: quoted(text) })
    return { label: say.label(byReporter ? 'reports.word.reporter' : 'reports.word.moderator'), value }
  })
}

function controlsOf(say: Say, report: Report): readonly Button[] {
  const { id, state, confidential, unnamed } = report
  const press = (ref: ActionRef, label: SentenceKey, style: Button['style'] = 'plain'): Button =>
    button(actionId(ref, id), say.label(label), style)
  const record = unnamed ? [press(reportRecord, 'reports.record')] : []
  switch (state) {
    case 'received':
    case 'looked-at':
      return [
        ...(state === 'received' ? [press(reportLook, 'reports.look', 'primary')] : []),
        press(reportAsk, 'reports.ask'),
        press(reportDecide, 'reports.decide', state === 'received' ? 'plain' : 'primary'),
        ...(confidential ? [press(reportPass, 'reports.pass')] : []),
        ...record,
      ]
    case 'decided':
      return [press(reportAsk, 'reports.ask'), press(reportClose, 'reports.close', 'primary'), ...record]
    case 'closed':
      return record
    default:
      return state satisfies never
  }
}
