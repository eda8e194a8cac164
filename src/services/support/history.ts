// The history of a thread: what the team did about it, who and when.
import type { SentenceKey } from '../../locales/say.ts'
import type { Message } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { type Around, named, quoted } from './around.ts'
import type { Asker } from './caller.ts'

/** So many fit into one message. */
const linesAtMost = 20

/** What each act is called in the history. `detail` is what was kept with it. */
const didWords: Readonly<Record<string, SentenceKey>> = {
  'support.claim': 'thread.did.claim',
  'support.take-over': 'thread.did.take-over',
  'support.reply': 'thread.did.reply',
  'support.resolve': 'thread.did.resolve',
  'support.see': 'thread.did.see',
  'support.transcript': 'thread.did.transcript',
  'support.own-transcript': 'thread.did.transcript',
  'support.hold': 'thread.did.hold',
  'support.release': 'thread.did.release',
  'support.redact': 'thread.did.redact',
}

/** The latest lines of it, the oldest of them first. */
export async function historyMessage(house: House, { say }: Asker, { thread, opener }: Around): Promise<Message> {
  const { records, members } = house.store.of(thread.community)
  const acts = await records.actsOn(thread.id, linesAtMost)
  const when = (at: number) => ({ kind: 'time', at, style: 'moment' }) as const
  const first = say('thread.history.opened', { at: when(thread.openedAt), name: named(opener) })
  const rows: Text[] = []
  for (const { act, member, at, detail = '' } of acts) {
    const key = didWords[act]
    const who = await members.get(member)
    if (key === undefined || who === undefined) continue
    rows.push(say('thread.history.line', { at: when(at), what: say.label(key, { name: who.name, detail }) }))
  }
  const title = say('thread.history.title', { number: thread.number, subject: quoted(thread.subject) })
  return { text: lines(title, first, ...rows) }
}
