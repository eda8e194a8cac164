// The service of reports: what its commands, buttons and forms call.
import type { SeenMessage } from '../../ports/inbox.ts'
import type { Message } from '../../view/message.ts'
import type { Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import type { Asker } from '../support/caller.ts'
import { type Answering, answering } from './answering.ts'
import { aboutMessage, whoReads } from './begin.ts'
import { keptMessages } from './kept-message.ts'
import { listReports } from './list.ts'
import { type RecordDoor, recordDoor } from './record.ts'
import { type Sending, sending } from './send.ts'

export interface ReportsService {
  /** Keeps a message as it is, and asks what is wrong with it. */
  aboutMessage(by: Asker, message: SeenMessage): Promise<Message>
  /** Who will read what is written, said before a word is typed. */
  whoReads(by: Pick<Asker, 'caller' | 'say'>): Promise<Text>
  /** The open reports that the caller may see, behind so many others. */
  list(by: Asker, from: number): Promise<Message>
  readonly sending: Sending
  readonly answering: Answering
  readonly record: RecordDoor
}

/** Makes it. */
export function reportsService(house: House): ReportsService {
  const kept = keptMessages(house)
  return {
    aboutMessage: (by, message) => aboutMessage(house, kept, by, message),
    whoReads: (by) => whoReads(house, by),
    list: (by, from) => listReports(house, by, from),
    sending: sending(house, kept),
    answering: answering(house),
    record: recordDoor(house),
  }
}
