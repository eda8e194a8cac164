// References to files as they come back out of the store: the one set of schemas for them.
import { z } from 'zod'
import type { FileRef, FileSeen, FilledFile } from '../domain/file.ts'
import type { Text } from '../view/text.ts'
import type { SentFile } from './files.ts'
import { space } from './stored-place.ts'

const seen = {
  id: z.string(),
  name: z.string(),
  bytes: z.number(),
  type: z.string().exactOptional(),
}

const filled = { ...seen, url: z.string().exactOptional() }

const ref = {
  ...filled,
  space,
  on: z.object({ channel: z.string(), message: z.string() }).exactOptional(),
  made: z.string().exactOptional(),
}

export const fileSeen: z.ZodType<FileSeen> = z.object(seen)
export const filledFile: z.ZodType<FilledFile> = z.object(filled)
const fileRefs: z.ZodType<readonly FileRef[]> = z.array(z.object(ref))
/** A file that goes with a message, by the schema of texts. */
export const sentFile = (text: z.ZodType<Text>): z.ZodType<SentFile> => z.object({ ...ref, instead: text })

/** References to files, read back. Throws when no version of ours wrote them. */
export const readFileRefs = (stored: unknown): readonly FileRef[] => fileRefs.parse(stored)
