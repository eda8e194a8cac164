// The open reports that the caller may see. Of a confidential one that is another's, an admin who is not concerned reads that
// it is there, and with whom; nobody else reads anything of it.
import type { Report } from '../../domain/report.ts'
import { actionId } from '../../view/action-id.ts'
import { button, type Control, type Message } from '../../view/message.ts'
import { reportOpen, reportRecord, reportsMore } from '../../view/report-actions.ts'
import { lines, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { named, quoted } from '../support/around.ts'
import type { Asker } from '../support/caller.ts'
import { nameOfReport } from './around-report.ts'
import { type Sight, sights } from './who-may.ts'

/** As many as are read at once, with a button each. */
const pageLength = 8
/** So much of what is reported stands in the list. */
const wordsLength = 80

interface Seen {
  readonly report: Report
  readonly sight: Sight
}

/** The page that begins behind `from` others. */
export async function listReports(house: House, by: Asker, from: number): Promise<Message> {
  const { caller, say } = by
  const open = await house.store.of(caller.community).reports.open()
  const seen = await sights(house, caller, open)
  const all = open.flatMap((report, index): readonly Seen[] => {
    const sight = seen[index] ?? 'nothing'
    return sight === 'nothing' ? [] : [{ report, sight }]
  })
  if (all.length === 0) return { text: say('reports.none') }
  const start = from < all.length ? from : 0
  const page = all.slice(start, start + pageLength)
  const left = all.length - start - page.length
  const rows = await Promise.all(page.map((one) => lineOf(house, by, one)))
  const more: readonly Control[] =
    left === 0 ? [] : [button(actionId(reportsMore, start + page.length), say.label('reports.more', { count: left }))]
  return {
    text: lines(say('reports.title', { count: all.length }), ...rows),
    controls: [...page.map((one) => buttonOf(by, one)), ...more],
  }
}

async function lineOf({ store }: House, { caller, say }: Asker, { report, sight }: Seen): Promise<Text> {
  const name = nameOfReport(say, report)
  const at = { kind: 'time', at: report.sentAt, style: 'ago' } as const
  if (sight === 'all')
    return say('reports.line', {
      report: name,
      at,
      state: report.state.replace('-', ''),
      words: quoted(shortened(report.words)),
    })
  const { confidant } = report
  const reader = confidant === undefined ? undefined : await store.of(caller.community).members.get(confidant)
  if (reader === undefined || reader.leftAt !== undefined) return say('reports.line-free', { report: name, at })
  return say('reports.line-other', { report: name, at, name: named(reader) })
}

const shortened = (words: string): string => {
  const [first = ''] = words.split('\n')
  const letters = [...first]
  return letters.length <= wordsLength ? first : `${letters.slice(0, wordsLength - 1).join('')}\u2026`
}

function buttonOf({ say }: Asker, { report, sight }: Seen): Control {
  const name = nameOfReport(say, report)
  return sight === 'all'
    ? button(actionId(reportOpen, report.id), say.label('reports.list.open', { report: name }))
    : button(actionId(reportRecord, report.id), say.label('reports.list.record', { report: name }))
}
