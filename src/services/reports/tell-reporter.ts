// What a reporter is told. It is theirs alone: where a direct message is refused no thread is opened, which others might read,
// but it stands above their next answer.

import type { Say, SentenceKey } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import type { Message } from '../../view/message.ts'
import { button } from '../../view/message.ts'
import { reportAnswer } from '../../view/report-actions.ts'
import type { Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { tellPerson } from '../personal/tell.ts'
import { quoted } from '../support/around.ts'
import { type AroundReport, nameOfReport, sayToReporter } from './around-report.ts'

/** What is told of a report reaches its one reader, and no list says to whom. */
export const alone = { waits: 'yes', hidden: 'yes' } as const

/** Whether there is somebody to tell. */
export const isThere = ({ reporter }: AroundReport): boolean => reporter !== undefined && reporter.leftAt === undefined

/** Says one sentence of their report to whoever reported it. */
export async function tellReporter(
  house: House,
  about: AroundReport,
  key: SentenceKey,
  args: Readonly<Record<string, string>> = {},
): Promise<void> {
  await tell(house, about, (say) => ({ text: sentence(say, about, key, args) }))
}

/** Passes on what whoever reads it wrote, to be answered. */
export async function passOn(house: House, about: AroundReport, words: string): Promise<void> {
  await tell(house, about, (say) => ({
    text: sentence(say, about, 'reports.told.asked', {}, words),
    controls: [button(actionId(reportAnswer, about.report.id), say.label('reports.answer'), 'primary')],
  }))
}

/** Tells them the decision. */
export const tellDecision = (house: House, about: AroundReport, decision: string): Promise<void> =>
  tell(house, about, (say) => ({ text: sentence(say, about, 'reports.told.decided', {}, decision) }))

const sentence = (
  say: Say,
  { report }: AroundReport,
  key: SentenceKey,
  args: Readonly<Record<string, string>>,
  words?: string,
): Text =>
  say(key, { ...args, report: nameOfReport(say, report), ...(words === undefined ? {} : { words: quoted(words) }) })

async function tell(house: House, about: AroundReport, message: (say: Say) => Message): Promise<void> {
  const { reporter, report } = about
  if (reporter === undefined || reporter.leftAt !== undefined) return
  await tellPerson(house, report.community, reporter.user, message(await sayToReporter(house, about)), alone)
}
