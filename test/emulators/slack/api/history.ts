/** Methods that read messages back: a channel's newest first, a thread's oldest first. */
import type { Core } from '../core.ts'
import { limits } from '../limits.ts'
import { messageJson } from '../world/json.ts'
import type { Message } from '../world/types.ts'
import { messagesIn } from '../world/world.ts'
import type { Args } from './args.ts'
import { memberChannel } from './lookup.ts'
import type { Methods } from './method.ts'
import { cursorJson, pageOf } from './paging.ts'
import { Refusal } from './refusal.ts'

function within(args: Args): (message: Message) => boolean {
  const oldest = Number(args.text('oldest') ?? 0)
  const latest = Number(args.text('latest') ?? Number.POSITIVE_INFINITY)
  const inclusive = args.flag('inclusive')
  return ({ ts }) => {
    const at = Number(ts)
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest
  }
}

function answer(core: Core, args: Args, messages: readonly Message[], usual: number) {
  const page = pageOf(messages, args, usual, limits.historyPage)
  return {
    messages: page.items.map((one) => messageJson(core.settings, core.world, one, args.flag('include_all_metadata'))),
    has_more: page.next !== '',
    ...(page.next === '' ? {} : cursorJson(page)),
  }
}

export const historyMethods: Methods = {
  'conversations.history': (core, args) => {
    const channel = memberChannel(core, args)
    const messages = messagesIn(core.world, channel.id).filter(
      (one) => one.ephemeralTo === undefined && (one.threadTs === undefined || one.replyBroadcast),
    )
    return { ...answer(core, args, messages.filter(within(args)).reverse(), 100), pin_count: 0 }
  },

  'conversations.replies': (core, args) => {
    const channel = memberChannel(core, args)
    const ts = args.need('ts')
    const asked = core.world.messages.get(channel.id)?.get(ts)
    if (!asked || asked.ephemeralTo !== undefined) throw new Refusal('thread_not_found')
    const parentTs = asked.threadTs ?? ts
    const inWindow = within(args)
    const messages = messagesIn(core.world, channel.id).filter(
      (one) => one.ephemeralTo === undefined && (one.ts === parentTs || (one.threadTs === parentTs && inWindow(one))),
    )
    return answer(core, args, messages, limits.historyPage)
  },
}
