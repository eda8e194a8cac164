// A private channel that stands for a support thread: who is let into it and taken out, and how it ends. An app is put out of
// a channel that is archived, and cannot open it again (D/reference/methods/conversations.unarchive, "Bug alert"): such a
// channel is gone for us, like one that was deleted.
import type { webApi } from '@slack/bolt'
import { isInPlaceOfThread, type Place } from '../../src/domain/place.ts'
import type { Effect } from '../../src/ports/effect.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import { invite } from './invite.ts'
import { codeOf, outcomeOf, refused } from './outcome.ts'

type OnThread = Extract<
  Effect,
  { kind: 'addToThread' | 'removeFromThread' | 'closeThread' | 'reopenThread' | 'startThread' }
>

const done: Outcome = { kind: 'done', result: {} }

/** Whether the place is a whole channel: its messages stand in no thread. */
export const isRoom = (place: Place): boolean => place.kind === 'thread' && isInPlaceOfThread(place)

/** The thread of a place that messages are posted in; undefined where they stand in the channel itself. */
export const threadIn = (place: Place): string | undefined =>
  place.kind !== 'thread' || isInPlaceOfThread(place) ? undefined : place.thread

/** Does what is done to a thread. To one under a message there is nothing to do: whoever sees the channel sees it. */
export async function actOnRoom(client: webApi.WebClient, effect: OnThread): Promise<Outcome> {
  if (!isInPlaceOfThread(effect.thread)) return done
  const { channel } = effect.thread
  switch (effect.kind) {
    case 'startThread':
      return done
    case 'addToThread': {
      const outcome = await invite(client, channel, effect.user)
      // It is the account that is gone, and not the channel.
      const isAccount = outcome.kind === 'refused' && /^users?_not_found$/.test(outcome.detail)
      return isAccount ? refused('not-allowed', outcome.detail) : lost(outcome)
    }
    case 'removeFromThread':
      return tried(() => client.conversations.kick({ channel, user: effect.user }), ['not_in_channel'])
    case 'closeThread':
      return tried(() => client.conversations.archive({ channel }), [...left])
    case 'reopenThread':
      return tried(() => client.conversations.unarchive({ channel }), ['not_archived'])
    default:
      return effect satisfies never
  }
}

/** `asDone`: the refusals that say that nothing is left to be done. */
async function tried(call: () => Promise<unknown>, asDone: readonly string[]): Promise<Outcome> {
  try {
    await call()
  } catch (error) {
    if (!asDone.includes(codeOf(error) ?? '')) return lost(outcomeOf(error, 'repeatable'))
  }
  return done
}

/** What Slack says of a channel that is archived, or that we were put out of. */
const left: ReadonlySet<string> = new Set(['is_archived', 'already_archived', 'not_in_channel', 'channel_not_found'])

/** The outcome of what was to be done in such a channel: one that we have no way into any more is gone. */
export const lost = (outcome: Outcome): Outcome =>
  outcome.kind === 'refused' && left.has(outcome.detail) ? refused('gone', outcome.detail) : outcome
