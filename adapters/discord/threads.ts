// Threads: private ones with their people in them, and those under a message; added to without a ping, closed by archiving
// and locking.
import { ChannelType, Routes, ThreadAutoArchiveDuration } from 'discord.js'
import type { ThreadPlace } from '../../src/domain/place.ts'
import type { Attempt, Effect } from '../../src/ports/effect.ts'
import type { Result } from '../../src/ports/outcome.ts'
import type { Api } from './api.ts'
import { awake } from './awake.ts'
import { labelOf } from './label.ts'
import { limits, times } from './limits.ts'
import { beforehand, Ended, isRefusal, outcomeOf } from './outcome.ts'
import { madeAt } from './snowflake.ts'
import { asWire, maybeText, textOf, wiresOf } from './wire.ts'

type OpenThread = Extract<Effect, { kind: 'openThread' }>

interface ThreadOptions {
  readonly api: Api
  readonly self: () => Promise<string>
}

/** A title as Discord takes it, by which the thread is found again. */
export const threadName = (title: string): string => labelOf(title, limits.threadName)

/** Opens the thread, or finds the one an earlier try opened, and puts its people into it. */
export async function openThread(options: ThreadOptions, effect: OpenThread, attempt: Attempt): Promise<Result> {
  const { api } = options
  const name = threadName(effect.title)
  const since = attempt.unknownSince
  const known = since === undefined ? undefined : await beforehand(() => findThread(options, effect, name, since))
  const id = known ?? (await createThread(api, effect.parent.channel, name))
  for (const user of effect.users) await addOpener(api, id, user)
  return { thread: { kind: 'thread', space: effect.parent.space, channel: effect.parent.channel, thread: id } }
}

async function createThread(api: Api, parent: string, name: string): Promise<string> {
  const body = {
    name,
    type: ChannelType.PrivateThread,
    invitable: false,
    auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
  }
  return textOf(asWire(await api.post(Routes.threads(parent), body)), 'id')
}

async function findThread(
  { api, self }: ThreadOptions,
  { parent }: OpenThread,
  name: string,
  since: number,
): Promise<string | undefined> {
  const owner = await self()
  const active = asWire(await api.get(Routes.guildActiveThreads(parent.space.id)))
  const found = wiresOf(active.threads).find(
    (thread) =>
      maybeText(thread, 'parent_id') === parent.channel &&
      maybeText(thread, 'owner_id') === owner &&
      maybeText(thread, 'name') === name &&
      madeAt(textOf(thread, 'id')) >= since - times.clockSkewMs,
  )
  return found === undefined ? undefined : textOf(found, 'id')
}

/** The thread is there by now, so what fails here must lead to finding it, never to another one. */
async function addOpener(api: Api, thread: string, user: string): Promise<void> {
  try {
    await api.put(Routes.threadMembers(thread, user))
  } catch (error) {
    const outcome = outcomeOf(error, true)
    if (outcome.kind === 'later')
      throw new Ended({ kind: 'unknown', detail: 'the thread is open, but not everybody is in it yet' })
    if (outcome.kind === 'refused' && outcome.reason !== 'gone') throw error
  }
}

/** Begins the thread of a message of ours, which has the message's id. */
export async function startThread(
  api: Api,
  { thread, title }: Extract<Effect, { kind: 'startThread' }>,
): Promise<Result> {
  const body = { name: threadName(title), auto_archive_duration: ThreadAutoArchiveDuration.OneWeek }
  await api.post(Routes.threads(thread.channel, thread.thread), body)
  return { thread }
}

/** Lets somebody see a private thread. A mention would notify them; this does not. An archived one is woken for it. */
export async function addToThread(api: Api, thread: ThreadPlace, user: string): Promise<Result> {
  await awake(api, thread.thread, 'as Discord would', () => api.put(Routes.threadMembers(thread.thread, user)))
  return {}
}

/** Takes somebody out of a private thread, which is woken for it. Whoever is not in it need not be taken out. */
export async function removeFromThread(api: Api, thread: ThreadPlace, user: string): Promise<Result> {
  const route = Routes.threadMembers(thread.thread, user)
  try {
    await awake(api, thread.thread, 'as it was', () => api.delete(route))
  } catch (error) {
    if (!isRefusal(error, 10007, 10013)) throw error
  }
  return {}
}

/** Archives and locks. A thread that archived itself is woken first, since it can only be locked awake. */
export async function closeThread(api: Api, thread: ThreadPlace): Promise<Result> {
  const route = Routes.channel(thread.thread)
  await awake(api, thread.thread, 'as Discord would', () => api.patch(route, { archived: true, locked: true }))
  return {}
}

/** Opens it again for everybody in it. It is woken first, since an archived one takes no other change. */
export async function reopenThread(api: Api, thread: ThreadPlace): Promise<Result> {
  const route = Routes.channel(thread.thread)
  await api.patch(route, { archived: false })
  await api.patch(route, { locked: false })
  return {}
}
