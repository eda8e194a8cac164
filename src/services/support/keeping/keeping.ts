// What people do about what support keeps: transcripts, legal holds, redaction, and a person's own data.
import type { Message } from '../../../view/message.ts'
import type { House } from '../../house.ts'
import { type Asker, knownThread, type WhichThread } from '../caller.ts'
import { type FindThread, findThread } from '../find-thread.ts'
import type { Turns } from '../turns.ts'
import { type GiveTranscript, giveTranscript } from './give-transcript.ts'
import { holdThread, releaseThread } from './hold.ts'
import { makeFile } from './made-files.ts'
import { type Privacy, privacy } from './privacy.ts'
import { redact, redactable } from './redact.ts'

export interface SupportKeeping extends Pick<FindThread, 'choices'> {
  readonly transcripts: GiveTranscript
  readonly privacy: Privacy
  /** The number of the thread of a button. */
  numberOf(by: Asker, which: WhichThread): Promise<number>
  /** Keeps a thread whatever its age: of that number, or the one the caller is in. */
  hold(by: Asker, number: number | undefined, reason: string): Promise<Message>
  release(by: Asker, number: number | undefined): Promise<Message>
  releaseOf(by: Asker, which: WhichThread): Promise<Message>
  /** Offers the messages that have these words. */
  redactable(by: Asker, number: number | undefined, words: string): Promise<Message>
  redact(by: Asker, which: WhichThread, message: string): Promise<Message>
  /** Makes a file that is sent. */
  make(what: string): Promise<Uint8Array | undefined>
}

/** Makes the service. */
export function supportKeeping(house: House, turns: Pick<Turns, 'tell'>): SupportKeeping {
  const find = findThread(house)
  return {
    choices: find.choices,
    transcripts: giveTranscript(house),
    privacy: privacy(house, turns),
    hold: async (by, number, reason) => holdThread(house, by, await find.meant(by, number), reason),
    numberOf: async (by, which) => (await knownThread(house, by, which)).thread.number,
    release: async (by, number) => releaseThread(house, by, await find.meant(by, number)),
    releaseOf: async (by, which) => releaseThread(house, by, await knownThread(house, by, which)),
    redactable: async (by, number, words) => redactable(house, by, await find.meant(by, number), words),
    redact: async (by, which, message) => redact(house, by, await knownThread(house, by, which), message),
    make: (what) => makeFile(house, what),
  }
}
