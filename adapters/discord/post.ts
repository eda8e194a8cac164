// Posts a message once, with the files that go with it: all of it in one request.
import { HTTPError, Routes } from 'discord.js'
import type { FileLoss } from '../../src/domain/file.ts'
import type { MessageRef, Place } from '../../src/domain/place.ts'
import type { Attempt } from '../../src/ports/effect.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import { type Files, type Lent, lostOf, notLentYet, type SentFile, withInstead } from '../../src/ports/files.ts'
import type { Result } from '../../src/ports/outcome.ts'
import type { Clock } from '../../src/ports/system.ts'
import type { Message } from '../../src/view/message.ts'
import type { Api } from './api.ts'
import { awakeUnlessLocked } from './awake.ts'
import { findMessage } from './find-message.ts'
import { limits, times } from './limits.ts'
import { beforehand, Ended, isRefusal, outcomeOf } from './outcome.ts'
import type { PostedMessages } from './posted-messages.ts'
import { renderMessage } from './render.ts'
import { asWire, textOf } from './wire.ts'

export interface PostOptions {
  readonly api: Api
  readonly clock: Clock
  /** The id of our own account. */
  readonly self: () => Promise<string>
  readonly posted: PostedMessages
  readonly files: Files
}

/** Posts it. What did not cross is said under its words. */
export async function post(
  options: PostOptions,
  place: Place,
  message: Message,
  attempt: Attempt,
  files: readonly SentFile[] = [],
): Promise<Result> {
  if (files.length === 0) return postOnce(options, place, message, attempt, undefined)
  try {
    return await options.files.lend(files, { most: limits.fileBytes, attempt }, (lent) =>
      postOnce(options, place, message, attempt, lent),
    )
  } catch (error) {
    throw error instanceof PlatformError ? new Ended(notLentYet(error)) : error
  }
}

async function postOnce(
  options: PostOptions,
  place: Place,
  message: Message,
  attempt: Attempt,
  lent: Lent | undefined,
): Promise<Result> {
  const { api, clock, self, posted } = options
  const channel = await channelOf(api, place)
  const since = attempt.unknownSince
  const taken = (message: string): boolean => posted.isOfAnother(message, attempt.id)
  const changes = attempt.changes === true
  const found = async (): Promise<Result | undefined> => {
    if (since === undefined) return undefined
    const author = await beforehand(self)
    const payload = renderMessage(message, place.space)
    const longer = lent !== undefined
    const id = await beforehand(() => findMessage({ api, channel, payload, since, author, taken, changes, longer }))
    return id === undefined ? undefined : { message: refOf(place, channel, id), ...lostIn(lent) }
  }
  if (since !== undefined && clock.now() - since > times.nonceMs) {
    const earlier = await found()
    if (earlier !== undefined) return earlier
  }
  try {
    const { sent, brought } = await send(api, channel, place, message, attempt, lent)
    const id = textOf(asWire(sent), 'id')
    posted.add(id, attempt.id)
    return { message: refOf(place, channel, id), ...lostIn(brought) }
  } catch (error) {
    // The nonce is known and its message is not: it was made, and then deleted.
    if (since !== undefined && isRefusal(error, 10008)) return {}
    // Also as the fallback of an answer, which is repeatable itself, a post is not.
    const outcome = outcomeOf(error, false)
    // A place that has closed meanwhile may hold what was made before.
    const earlier = outcome.kind === 'refused' && outcome.reason !== 'gone' ? await found() : undefined
    if (earlier !== undefined) return earlier
    throw new Ended(outcome)
  }
}

/** Posts once; where Discord refuses the files, and may take the words, these alone. */
async function send(
  api: Api,
  channel: string,
  place: Place,
  message: Message,
  attempt: Attempt,
  lent: Lent | undefined,
): Promise<{ readonly sent: unknown; readonly brought: Lent | undefined }> {
  const text = withInstead(message.text, lent?.lost ?? [])
  const body = { ...renderMessage({ ...message, text }, place.space), nonce: attempt.id, enforce_nonce: true }
  const route = Routes.channelMessages(channel)
  const files = lent?.files ?? []
  const request = () => (files.length === 0 ? api.post(route, body) : api.upload(route, body, files))
  try {
    return { sent: await awakeUnlessLocked(api, channel, request), brought: lent }
  } catch (error) {
    const why = files.length === 0 ? undefined : lossOf(error)
    if (lent === undefined || why === undefined) throw error
    const lost = files.map(({ name, bytes, instead }) => ({ name, bytes, instead, why, most: limits.fileBytes }))
    return send(api, channel, place, message, attempt, { files: [], lost: [...lent.lost, ...lost] })
  }
}

/** Why Discord did not take the files, if it is for them that it refused. */
function lossOf(error: unknown): FileLoss | undefined {
  // Request entity too large.
  if (isRefusal(error, 40005) || (error instanceof HTTPError && error.status === 413)) return 'too-large'
  // Explicit content, and Missing Permissions: to attach files, unless the words are refused as well.
  return isRefusal(error, 20009, 50013) ? 'refused' : undefined
}

const lostIn = (lent: Lent | undefined): Pick<Result, 'lost'> => (lent === undefined ? {} : lostOf(lent))

const refOf = (place: Place, channel: string, id: string): MessageRef => ({ place, channel, id })

async function channelOf(api: Api, place: Place): Promise<string> {
  switch (place.kind) {
    case 'channel':
      return place.channel
    case 'thread':
      return place.thread
    case 'direct':
      return beforehand(async () =>
        textOf(asWire(await api.post(Routes.userChannels(), { recipient_id: place.user })), 'id'),
      )
    default:
      return place satisfies never
  }
}
