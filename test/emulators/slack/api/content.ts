/** Reads what a call or a response wants to say (text, blocks, metadata, thread) and checks it. */
import { z } from 'zod'
import type { Block } from '../block-kit/blocks.ts'
import { checkBlocks } from '../block-kit/check-blocks.ts'
import type { Core } from '../core.ts'
import { limits } from '../limits.ts'
import type { Channel, Metadata } from '../world/types.ts'
import type { Args } from './args.ts'
import { Refusal } from './refusal.ts'

const metadataSchema = z.strictObject({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), z.unknown()),
})

/** The blocks of a call; undefined when it says nothing of blocks. */
export function blocksOf(core: Core, args: Args): Block[] | undefined {
  const input = args.json('blocks', 'invalid_blocks_format')
  if (input === undefined) return undefined
  if (!Array.isArray(input)) throw new Refusal('invalid_blocks_format')
  const blocks = checkBlocks(input, core.world.ids)
  for (const [at, block] of blocks.entries()) if (block.type === 'image') checkImage(core, block, at)
  return blocks
}

/** The file of an image must be one that the app sees, and that Slack knows to be an image by now. */
function checkImage({ world }: Core, { slack_file: shown }: Extract<Block, { type: 'image' }>, at: number): void {
  if (shown === undefined) return
  const file = world.files.get(shown.id)
  if (file?.user === world.bot.id && !file.deleted && file.mimetype.startsWith('image/')) return
  throw new Refusal('invalid_blocks', [`[ERROR] invalid slack file [json-pointer:/blocks/${at}/slack_file]`])
}

/** Refuses a message that says nothing. */
export function needsContent(text: string, blocks: readonly Block[], args: Args): void {
  const attachments = args.json('attachments', 'invalid_attachments')
  if (Array.isArray(attachments) && attachments.length > limits.attachments) throw new Refusal('too_many_attachments')
  if (text === '' && blocks.length === 0 && !Array.isArray(attachments)) throw new Refusal('no_text')
}

/** Refuses a text over 4,000 characters, where Slack does not cut. */
export function refuseLongText(text: string): void {
  if (text.length > limits.updatedText) throw new Refusal('msg_too_long')
}

/** The metadata of a call. */
export function metadataOf(args: Args): Metadata | undefined {
  const input = args.json('metadata', 'invalid_metadata_format')
  if (input === undefined) return undefined
  const parsed = metadataSchema.safeParse(input)
  if (!parsed.success) throw new Refusal('invalid_metadata_format')
  if (JSON.stringify(input).length > limits.metadataBytes) throw new Refusal('metadata_too_large')
  return parsed.data
}

/** The thread of a call; its parent must exist and must not itself be a reply. */
export function threadOf({ world }: Core, channel: Channel, args: Args): string | undefined {
  const ts = args.text('thread_ts')
  if (ts === undefined || ts === '') return undefined
  const parent = world.messages.get(channel.id)?.get(ts)
  if (!parent || parent.threadTs !== undefined) throw new Refusal('thread_not_found')
  if (parent.ephemeralTo !== undefined) throw new Refusal('cannot_reply_to_message')
  return ts
}
