// An attachment of Discord's as the file that it is.
import type { FileSeen } from '../../src/domain/file.ts'
import { maybeText, numberOf, textOf, type Wire } from './wire.ts'

/** Reads it. Its url ends within a day, and is asked for when the bytes are needed. */
export function fileSeen(attachment: Wire): FileSeen {
  const type = maybeText(attachment, 'content_type')
  return {
    id: textOf(attachment, 'id'),
    name: textOf(attachment, 'filename'),
    bytes: numberOf(attachment, 'size'),
    ...(type === undefined ? {} : { type }),
  }
}
