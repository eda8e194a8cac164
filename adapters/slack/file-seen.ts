// A file of Slack's as the file that it is: in events, in history, and in forms.
import { z } from 'zod'
import type { FileSeen } from '../../src/domain/file.ts'
import { slackId } from './people.ts'

/** One that was deleted, or that another workspace shared, comes with little more than its id. */
export const slackFile = z.object({
  id: slackId,
  name: z.string().nullish(),
  title: z.string().nullish(),
  size: z.number().nullish(),
  mimetype: z.string().nullish(),
})

/** Reads it. */
export function fileSeen({ id, name, title, size, mimetype }: z.infer<typeof slackFile>): FileSeen {
  const type = mimetype === undefined || mimetype === null || mimetype === '' ? {} : { type: mimetype }
  return { id, name: name || title || id, bytes: size ?? 0, ...type }
}
