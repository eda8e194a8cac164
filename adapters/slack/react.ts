// Our own reactions to messages. Slack knows an emoji by its name.
import type { webApi } from '@slack/bolt'
import { emojiName } from '../../src/domain/emoji.ts'
import type { Effect } from '../../src/ports/effect.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import { codeOf, outcomeOf, refused } from './outcome.ts'

type ReactionEffect = Extract<Effect, { kind: 'react' | 'unreact' }>

const done: Outcome = { kind: 'done', result: {} }
const unsupported = (): Outcome => refused('unsupported', 'the workspace has no such emoji')

/** Not a name of the workspace's, or no name at all. */
const unknownName: ReadonlySet<string | undefined> = new Set(['invalid_name', 'no_such_emoji'])
/** What is gone already is as it should be. */
const gone: ReadonlySet<string | undefined> = new Set(['no_reaction', 'message_not_found', 'channel_not_found'])

/** Reacts; a reaction that is there already is there. */
export async function react(client: webApi.WebClient, { ref, emoji }: ReactionEffect): Promise<Outcome> {
  const name = emojiName(emoji)
  if (name === undefined) return unsupported()
  try {
    await client.reactions.add({ channel: ref.channel, timestamp: ref.id, name })
    return done
  } catch (error) {
    const code = codeOf(error)
    if (code === 'already_reacted') return done
    return unknownName.has(code) ? unsupported() : outcomeOf(error, 'repeatable')
  }
}

/** Takes it back. */
export async function unreact(client: webApi.WebClient, { ref, emoji }: ReactionEffect): Promise<Outcome> {
  const name = emojiName(emoji)
  if (name === undefined) return done
  try {
    await client.reactions.remove({ channel: ref.channel, timestamp: ref.id, name })
    return done
  } catch (error) {
    const code = codeOf(error)
    return gone.has(code) || unknownName.has(code) ? done : outcomeOf(error, 'repeatable')
  }
}
