// What typed words mean where they stand: behind a mention inside a thread, the words of `/thread` need no root.
import { type Level, mayUse } from '../domain/caller.ts'
import { inPlaceOfThread, type Place } from '../domain/place.ts'
import type { WordsCall } from '../ports/inbox.ts'
import { readWords, type WordsRead } from './read-words.ts'
import type { Registry } from './registry.ts'

/** The root whose words are meant inside a thread. */
const threadRoot = 'thread'
/** The option of its commands that names the thread. */
export const threadOption = 'thread'

/** Whether they stand behind a mention inside a thread, of whatever kind that is. */
export const isInThread = ({ mentioned, place }: Pick<WordsCall, 'mentioned' | 'place'>): boolean =>
  mentioned === true && place?.kind === 'thread'

/**
 * Reads the words of a call. A command that is named whole goes first; `level` is of whoever called, where it is known: words
 * that are not theirs to use are words like any others.
 */
export function meantWords(
  registry: Registry,
  call: Pick<WordsCall, 'words' | 'references' | 'mentioned' | 'place'>,
  level: Level | undefined,
): WordsRead {
  const { words, references } = call
  if (!isInThread(call)) return readWords(registry, words, references)
  const read = readWords(registry, words, references, threadOption)
  if (read.kind === 'command' || read.kind === 'none') return read
  const inThread = readWords(registry, `${threadRoot} ${words.trim().replace(/^\//, '')}`, references, threadOption)
  return inThread.kind === 'command' && (level === undefined || mayUse(inThread.spec.who, level)) ? inThread : read
}

/** Whether the words behind our name, at the start of a message, ask us for something, and say nothing to anybody else. */
export type AsksUs = (words: string, place: Place) => boolean

/** Tells it by what can be called. */
export const asksUs =
  (registry: Registry): AsksUs =>
  (words, place) =>
    meantWords(registry, { words, place, references: {}, mentioned: true }, undefined).kind !== 'unknown'

/** The place as that of a thread: where there are private channels, a whole one may stand for a thread. */
export const asThread = (place: Place): Place =>
  place.kind === 'channel' ? inPlaceOfThread(place.space, place.channel) : place
