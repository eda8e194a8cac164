// Our own reactions to messages. Discord knows an emoji by its characters, and one of a server's own by an id that nobody tells.
import { Routes } from 'discord.js'
import { emojiCharacters } from '../../src/domain/emoji.ts'
import type { Effect } from '../../src/ports/effect.ts'
import type { Result } from '../../src/ports/outcome.ts'
import type { Api } from './api.ts'
import { awake } from './awake.ts'
import { Ended, isRefusal } from './outcome.ts'

type ReactionEffect = Extract<Effect, { kind: 'react' | 'unreact' }>

const unknownEmoji = 10014

/** Reacts. In an archived thread it is woken for that, and sleeps again as it did. */
export async function react(api: Api, effect: ReactionEffect): Promise<Result> {
  const route = routeOf(effect)
  if (route === undefined) throw unsupported()
  try {
    await awake(api, effect.ref.channel, 'as it was', () => api.put(route))
  } catch (error) {
    throw isRefusal(error, unknownEmoji) ? unsupported() : error
  }
  return {}
}

/** Takes it back. What is gone already is as it should be. */
export async function unreact(api: Api, effect: ReactionEffect): Promise<Result> {
  const route = routeOf(effect)
  if (route === undefined) return {}
  try {
    await awake(api, effect.ref.channel, 'as it was', () => api.delete(route))
  } catch (error) {
    if (!isRefusal(error, 10003, 10008, unknownEmoji)) throw error
  }
  return {}
}

function routeOf({ ref, emoji }: ReactionEffect): `/${string}` | undefined {
  const characters = emojiCharacters(emoji)
  return characters === undefined ? undefined : Routes.channelMessageOwnReaction(ref.channel, ref.id, characters)
}

const unsupported = (): Ended =>
  new Ended({
    kind: 'refused',
    reason: 'unsupported',
    detail: 'Discord has no such emoji, or only a server of its own',
  })
