// What is kept of whoever reported something: their own reports. Whom a report concerns is shown nothing of it, which would tell
// them who reported.
import type { CommunityId } from '../../domain/ids.ts'
import type { Report } from '../../domain/report.ts'
import type { Say } from '../../locales/say.ts'
import type { Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import type { KeptPart } from '../support/keeping/kept-part.ts'
import { momentSaid } from '../support/keeping/transcript-words.ts'
import { nameOfReport } from './around-report.ts'

const isOpen = ({ state }: Report): boolean => state !== 'closed'
const count = (all: readonly Report[]) => ({ count: all.length, open: all.filter(isOpen).length })

/** What there is. */
const said = (say: Say, all: readonly Report[]): readonly Text[] =>
  all.length === 0 ? [] : [say('reports.kept', count(all))]

/** What goes of it, and what stays and why. */
const staysSaid = (say: Say, all: readonly Report[]): readonly Text[] =>
  all.length === 0 ? [] : [say('reports.kept.goes', count(all))]

/** The same in full, as rows of a text. */
async function rowsOf(
  { store }: House,
  community: CommunityId,
  say: Say,
  all: readonly Report[],
): Promise<readonly string[]> {
  const rows: string[] = []
  for (const report of all) {
    const { message, words, decision, sentAt, state } = report
    rows.push(
      say.label('reports.file', {
        ...{ report: nameOfReport(say, report), at: momentSaid(say, sentAt), state: state.replace('-', '') },
      }),
    )
    if (words !== '') rows.push(`  ${words}`)
    if (message !== undefined) rows.push(`  ${say.label('reports.file.message', { text: message.text })}`)
    for (const word of await store.of(community).reports.wordsOf(report.id))
      if (word.byReporter) rows.push(`  ${momentSaid(say, word.at)}: ${word.text}`)
    if (decision !== undefined) rows.push(`  ${say.label('reports.file.decision', { words: decision })}`)
  }
  return rows
}

export const keptReports: KeptPart = {
  async of(house, community, accounts, say) {
    const all = await house.store.of(community).reports.by(accounts)
    return {
      count: all.length,
      said: said(say, all),
      goes: [],
      stays: staysSaid(say, all),
      rows: await rowsOf(house, community, say, all),
    }
  },
  forget: ({ store }, community, accounts) => store.of(community).reports.forget(accounts),
}
