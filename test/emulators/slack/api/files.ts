/** Methods about files: where to upload one, the end of an upload, and what is known of one. */
import { z } from 'zod'
import type { Core } from '../core.ts'
import { limits } from '../limits.ts'
import { addFile, fileJson, lookAt, sharesJson } from '../world/files.ts'
import { post } from '../world/messages.ts'
import type { SlackFile } from '../world/types.ts'
import type { Args } from './args.ts'
import { blocksOf, threadOf } from './content.ts'
import type { Methods } from './method.ts'
import { Refusal } from './refusal.ts'

const completed = z.array(
  z.strictObject({ id: z.string(), title: z.string().optional(), highlight_type: z.string().optional() }),
)

/** A file that the bot may know of: its own, one of a channel that it is in, or of a form of its own. */
function visibleFile({ world }: Core, id: string): SlackFile {
  const file = world.files.get(id)
  const there = file?.shares.some(({ channel }) => world.channels.get(channel)?.members.has(world.bot.id) === true)
  if (!file || (file.user !== world.bot.id && !there && !file.givenToApp)) throw new Refusal('file_not_found')
  if (file.deleted) throw new Refusal('file_deleted')
  return file
}

/** The files that an upload ends with: each uploaded, and by the app. */
function uploaded(core: Core, args: Args): SlackFile[] {
  const parsed = completed.safeParse(args.json('files', 'invalid_arguments'))
  if (!parsed.success || parsed.data.length === 0) throw new Refusal('invalid_arguments', ['[ERROR] no files'])
  return parsed.data.map(({ id, title }) => {
    const file = core.world.files.get(id)
    if (!file || file.user !== core.world.bot.id || core.world.uploads.has(id)) throw new Refusal('file_not_found')
    if (title !== undefined) file.title = title
    return file
  })
}

export const fileMethods: Methods = {
  'files.getUploadURLExternal': ({ world, settings }, args) => {
    const name = args.need('filename')
    const length = args.number('length', 0)
    if (length <= 0) throw new Refusal('invalid_arguments', ['[ERROR] must be greater than 0: length'])
    if (length > limits.fileBytes) throw new Refusal('file_upload_size_restricted')
    const file = addFile(world, settings.now(), world.bot.id, { name, content: new Uint8Array(), type: '' })
    world.uploads.set(file.id, length)
    return { upload_url: `${world.filesAt}/upload/v1/${file.id}`, file_id: file.id }
  },

  'files.completeUploadExternal': (core, args) => {
    const files = uploaded(core, args)
    const { shareMs } = core.settings.timing
    // Slack says that it has ended the upload, and shared the files, a moment before it has.
    const soon = (work: () => void): void => (shareMs === 0 ? work() : void core.timers.after(shareMs, work))
    soon(() => files.forEach(lookAt))
    const id = args.text('channel_id')
    if (id === undefined) return { files: files.map((file) => ({ id: file.id, title: file.title })) }
    const channel = core.world.channels.get(id)
    if (!channel) throw new Refusal('channel_not_found')
    if (!channel.members.has(core.world.bot.id)) throw new Refusal('not_in_channel')
    if (channel.archived) throw new Refusal('is_archived')
    const draft = {
      channel,
      user: core.world.bot.id,
      text: args.text('initial_comment') ?? '',
      blocks: blocksOf(core, args) ?? [],
      threadTs: threadOf(core, channel, args),
      subtype: 'file_share',
      files,
    }
    soon(() => void post(core, draft))
    return { files: files.map((file) => ({ id: file.id, title: file.title })) }
  },

  'files.info': (core, args) => {
    const file = visibleFile(core, args.need('file'))
    const shares = sharesJson(core.world, file)
    return {
      file: { ...fileJson(core.settings, core.world, file), shares },
      comments: [],
      response_metadata: { next_cursor: '' },
    }
  },
}
