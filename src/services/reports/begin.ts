// Before a word is typed: what is about to be reported, who will read it, and whether they see who reported it.

import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { SeenMessage } from '../../ports/inbox.ts'
import { actionId } from '../../view/action-id.ts'
import { button, type Message } from '../../view/message.ts'
import { reportMessage } from '../../view/report-actions.ts'
import { lines, person, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { only, quoted } from '../support/around.ts'
import type { Asker } from '../support/caller.ts'
import type { KeptMessages } from './kept-message.ts'
import { namedByMessage } from './named-in-report.ts'

const reportCommand = { kind: 'command', path: 'report' } as const

/** What is said in every form of a report. */
export async function whoReads(house: House, { caller, say }: Pick<Asker, 'caller' | 'say'>): Promise<Text> {
  // Here, and not only when it is sent: nobody is to write what is then refused.
  if (!caller.confirmed) throw new UserError(say('error.not-set-up'))
  const set = await house.store.of(caller.community).settings.get()
  return lines(say('reports.who-reads'), nameSaid(say, set['reports.unnamed'] === 'on'))
}

/** Whether they read a name. */
export const nameSaid = (say: Say, unnamed: boolean): Text =>
  say(unnamed ? 'reports.name-hidden' : 'reports.name-shown')

/** Keeps a message as it is, and asks what is wrong with it. Throws a UserError for what can't be reported. */
export async function aboutMessage(house: House, kept: KeptMessages, by: Asker, seen: SeenMessage): Promise<Message> {
  const { caller, say } = by
  const { author, text, files, at, url } = seen
  if (author.bot) throw new UserError(say('reports.of-app', { report: reportCommand }))
  const writer = await house.store.of(caller.community).members.byUser({ space: caller.space, user: author.user })
  if (author.user === caller.user.user || writer?.person === caller.person)
    throw new UserError(say('reports.own', { support: { kind: 'command', path: 'support' } }))
  const names = files.map(({ name }) => name)
  const message = { text, author: author.user, authorName: author.name, at, files: names, url }
  const id = await kept.keep(caller, { message, concerned: namedByMessage(caller.space, seen) })
  const name = person({ space: caller.space, user: author.user }, author.name)
  const shown = text.trim() === '' ? names.join(', ') : text
  return {
    text: say('reports.begin', { name }),
    card: { ...(shown === '' ? {} : { body: only(quoted(shown)) }), note: await whoReads(house, by) },
    controls: [button(actionId(reportMessage, id), say.label('reports.begin.button'), 'primary')],
  }
}
