// What somebody sent: words, files, or both.
import type { FileRef } from '../../domain/file.ts'
import type { MessageRef } from '../../domain/place.ts'
import type { HeldWords } from '../../domain/support.ts'
import type { MessageEvent } from '../../ports/event.ts'

export interface SentWords {
  readonly text: string
  readonly files: readonly FileRef[]
  /** The message that they are, where they are one. */
  readonly source?: MessageRef
}

/** Where the files of a message are to be fetched. */
export const filesOf = ({ space, ref, files = [] }: MessageEvent): readonly FileRef[] =>
  files.map((file) => ({ ...file, space, on: { channel: ref.channel, message: ref.id } }))

/** What was held, as it was sent. */
export const wordsOf = ({ text, files = [], source }: Pick<HeldWords, 'text' | 'files' | 'source'>): SentWords => ({
  text,
  files,
  ...(source === undefined ? {} : { source }),
})

/** Whether there is nothing in it that could be passed on. */
export const saysNothing = ({ text, files }: SentWords): boolean => text.trim() === '' && files.length === 0
