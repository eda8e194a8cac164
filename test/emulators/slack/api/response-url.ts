/** What the app posts to a response_url: an answer for one person, for all, or a change of the message pressed. */
import type { Core } from '../core.ts'
import { limits } from '../limits.ts'
import type { Exchange } from '../world/exchanges.ts'
import { edit, post, remove } from '../world/messages.ts'
import type { Message } from '../world/types.ts'
import { channelOf } from '../world/world.ts'
import { argsOf } from './args.ts'
import { blocksOf, needsContent, threadOf } from './content.ts'
import { Refusal } from './refusal.ts'

/** Carries out one response; also used for what a command's acknowledgement says. */
export function respond(core: Core, exchange: Exchange, body: Readonly<Record<string, unknown>>): void {
  const { world } = core
  const args = argsOf(body)
  if (exchange.channel === undefined) throw new Refusal('channel_not_found')
  const channel = channelOf(world, exchange.channel)
  const original = exchange.original?.deleted ? undefined : exchange.original
  if (original && args.flag('delete_original')) {
    remove(core, channel, original)
    return
  }
  const text = (args.text('text') ?? '').slice(0, limits.postedText)
  const blocks = blocksOf(core, args)
  needsContent(text, blocks ?? [], args)
  if (original && args.flag('replace_original')) {
    edit(core, channel, original, { by: world.bot.id, text, blocks: blocks ?? [] })
    return
  }
  const message: Message = post(core, {
    channel,
    user: world.bot.id,
    text,
    blocks: blocks ?? [],
    threadTs: threadOf(core, channel, args),
    ...(args.text('response_type') === 'in_channel' ? {} : { ephemeralTo: exchange.user }),
  })
  exchange.responses.push(message)
  core.changes.note()
}
