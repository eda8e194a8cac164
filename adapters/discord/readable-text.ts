// What somebody wrote, as they read it themselves: names instead of the ids that only Discord understands.
import { nameOf } from './resolved.ts'
import { maybeText, maybeWire, type Wire, wiresOf } from './wire.ts'

/** The words of a message. `channelName` tells a channel's name where it is known. */
export function readableText(message: Wire, channelName: (id: string) => string | undefined): string {
  const names = new Map(
    wiresOf(message.mentions).map((user) => [maybeText(user, 'id'), nameOf(user, maybeWire(user, 'member'))] as const),
  )
  return (maybeText(message, 'content') ?? '')
    .replace(/<@!?(\d+)>/g, (_all, id: string) => `@${names.get(id) ?? 'someone'}`)
    .replace(/<@&\d+>/g, '@role')
    .replace(/<#(\d+)>/g, (_all, id: string) => `#${channelName(id) ?? 'channel'}`)
    .replace(/<a?(:\w+:)\d+>/g, '$1')
    .replace(/<\/([^:>]+):\d+>/g, '/$1')
    .replace(/<t:(-?\d{1,11})(?::[a-zA-Z])?>/g, (all, seconds: string) => dateOf(Number(seconds)) ?? all)
}

function dateOf(seconds: number): string | undefined {
  const date = new Date(seconds * 1_000)
  return Number.isNaN(date.getTime()) ? undefined : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
