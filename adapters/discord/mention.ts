// A message that begins with our name, as a call. Discord has no answer to it that only its author sees, so that is brought
// to them directly. Pure.
import type { MessageEvent } from '../../src/ports/event.ts'
import type { RawValue, WordsCall } from '../../src/ports/inbox.ts'
import type { Clock } from '../../src/ports/system.ts'
import { times } from './limits.ts'
import { nameOf } from './resolved.ts'
import { maybeText, maybeWire, textOf, type Wire, wiresOf } from './wire.ts'

/** What stands behind our name in Discord's markup, where a message begins with that; a reply names us without it. */
export function behindOurName(message: Wire, self: string): string | undefined {
  const [name = '', user] = /^\s*<@!?(\d+)>[\s,:]*/.exec(maybeText(message, 'content') ?? '') ?? []
  return user === self ? (maybeText(message, 'content') ?? '').slice(name.length) : undefined
}

/** The call that a message of a server makes; undefined where it makes none. `told` is that message as an event. */
export function mentionCall(message: Wire, told: MessageEvent, self: string, clock: Clock): WordsCall | undefined {
  const behind = behindOurName(message, self)
  const { author, place, space } = told
  if (behind === undefined || author.bot || place.kind === 'direct') return undefined
  const { words, references } = readable(behind, message)
  return {
    key: `mention:${textOf(message, 'channel_id')}:${textOf(message, 'id')}`,
    ...{ space, place, words, references },
    caller: { user: author.user, name: author.name },
    address: { platform: 'discord', expiresAt: clock.now() + times.tokenMs, data: {} },
    canOpenForm: false,
    mentioned: true,
    brought: true,
  }
}

/** Names of one word for whom the words name, so that each stays one. */
function readable(markup: string, message: Wire): Pick<WordsCall, 'words' | 'references'> {
  const named = new Map(wiresOf(message.mentions).map((user) => [textOf(user, 'id'), user] as const))
  const references: Record<string, RawValue> = {}
  const refer = (word: string, value: RawValue): string => {
    references[word] = value
    return word
  }
  const words = markup
    .replace(/<@!?(\d+)>/g, (all, user: string) => {
      const known = named.get(user)
      if (known === undefined) return all
      return refer(`@${maybeText(known, 'username') ?? user}`, {
        ...{ kind: 'user', user },
        name: nameOf(known, maybeWire(known, 'member')),
      })
    })
    .replace(/<@&(\d+)>/g, (_all, role: string) => refer(`@${role}`, { kind: 'role', role }))
    .replace(/<#(\d+)>/g, (_all, channel: string) => refer(`#${channel}`, { kind: 'channel', channel }))
  return { words: words.trim(), references }
}
