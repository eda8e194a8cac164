// Does one effect once, by REST route from the place alone: any process may do the work, whatever its gateway has seen.
import { Routes } from 'discord.js'
import type { DirectPlace, MessageRef } from '../../src/domain/place.ts'
import type { Attempt, Effect } from '../../src/ports/effect.ts'
import type { Outcome, Result } from '../../src/ports/outcome.ts'
import type { Message } from '../../src/view/message.ts'
import { type AddPictureOptions, addPicture } from './add-picture.ts'
import { answerAddress, answerRef } from './address.ts'
import type { Api } from './api.ts'
import { awake } from './awake.ts'
import { idempotency } from './idempotency.ts'
import { makeChannel } from './make-channel.ts'
import { Ended, isRefusal, outcomeOf } from './outcome.ts'
import { type PostOptions, post } from './post.ts'
import { react, unreact } from './react.ts'
import { renderMessage } from './render.ts'
import { grantRole, revokeRole } from './roles.ts'
import { addToThread, closeThread, openThread, removeFromThread, reopenThread, startThread } from './threads.ts'
import { asWire, textOf } from './wire.ts'

export interface PerformOptions extends PostOptions, AddPictureOptions {
  /** Resolves once this process has finished acknowledging the interaction; at once for any other. */
  readonly acknowledged: (interaction: string) => Promise<void>
}

/** Does an effect. What goes wrong is an outcome. */
export async function perform(options: PerformOptions, effect: Effect, attempt: Attempt): Promise<Outcome> {
  try {
    return { kind: 'done', result: await act(options, effect, attempt) }
  } catch (error) {
    return outcomeOf(error, idempotency[effect.kind] === 'repeatable')
  }
}

async function act(options: PerformOptions, effect: Effect, attempt: Attempt): Promise<Result> {
  const { api } = options
  switch (effect.kind) {
    case 'post':
      return post(options, effect.place, effect.message, attempt, effect.files)
    case 'whisper':
      // An ephemeral message is the answer to an interaction here, and nothing else.
      throw unsupported('Discord shows nothing to one person in a channel')
    case 'edit':
      return edit(api, effect.ref, effect.message)
    case 'remove':
      return remove(api, effect.ref)
    case 'react':
      return react(api, effect)
    case 'unreact':
      return unreact(api, effect)
    case 'addPicture':
      return addPicture(options, effect)
    case 'openThread':
      return openThread(options, effect, attempt)
    case 'openRoom':
      throw unsupported('Discord has private threads')
    case 'startThread':
      return startThread(api, effect)
    case 'addToThread':
      return addToThread(api, effect.thread, effect.user)
    case 'removeFromThread':
      return removeFromThread(api, effect.thread, effect.user)
    case 'closeThread':
      return closeThread(api, effect.thread)
    case 'reopenThread':
      return reopenThread(api, effect.thread)
    case 'makeChannel':
      return makeChannel(options, effect, attempt)
    case 'grantRole':
      return grantRole(options, effect)
    case 'revokeRole':
      return revokeRole(options, effect)
    case 'inviteToChannel':
      throw unsupported('whoever may see a channel in Discord is in it')
    case 'joinChannel':
      return {}
    case 'answer':
      return answer(options, effect, attempt)
    case 'leaveSpace':
      return leave(api, effect.space.id)
    default:
      return effect satisfies never
  }
}

const unsupported = (detail: string): Ended => new Ended({ kind: 'refused', reason: 'unsupported', detail })

/** In a thread that is archived nothing can be edited: it is woken for that, and sleeps again as it did. */
async function edit(api: Api, ref: MessageRef, message: Message): Promise<Result> {
  const payload = renderMessage(message, ref.place.space)
  await awake(api, ref.channel, 'as it was', () => api.patch(Routes.channelMessage(ref.channel, ref.id), payload))
  return { message: ref }
}

/** Its files hang on it. What is gone already is as it should be. */
async function remove(api: Api, { channel, id }: MessageRef): Promise<Result> {
  try {
    await awake(api, channel, 'as it was', () => api.delete(Routes.channelMessage(channel, id)))
  } catch (error) {
    if (!isRefusal(error, 10003, 10008)) throw error
  }
  return {}
}

type AnswerEffect = Extract<Effect, { kind: 'answer' }>

async function answer(options: PerformOptions, effect: AnswerEffect, attempt: Attempt): Promise<Result> {
  const { api, clock } = options
  const address = answerAddress(effect.address)
  if (address === undefined || clock.now() >= effect.address.expiresAt) return direct(options, effect, attempt)
  await options.acknowledged(address.interaction)
  try {
    const route = Routes.webhookMessage(address.application, address.token, '@original')
    const edited = asWire(await api.patch(route, renderMessage(effect.message, effect.fallback.space), { auth: false }))
    return { message: answerRef(effect.address, textOf(edited, 'id'), effect.fallback) }
  } catch (error) {
    // Whoever closed a private answer has seen that there was one.
    if (isRefusal(error, 10008)) return {}
    if (isRefusal(error, 10015, 10062, 50027)) return direct(options, effect, attempt)
    throw error
  }
}

const direct = (options: PerformOptions, effect: AnswerEffect, attempt: Attempt): Promise<Result> => {
  const place: DirectPlace = effect.fallback
  return post(options, place, effect.message, attempt)
}

async function leave(api: Api, guild: string): Promise<Result> {
  try {
    await api.delete(Routes.userGuild(guild))
  } catch (error) {
    if (!isRefusal(error, 10004)) throw error
  }
  return {}
}
