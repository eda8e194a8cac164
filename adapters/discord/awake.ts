// Threads archive themselves after a week of silence, and in an archived one almost nothing can be done: it is woken first.
import { Routes } from 'discord.js'
import type { Api } from './api.ts'
import { beforehand, Ended, isRefusal } from './outcome.ts'
import { asWire, maybeWire } from './wire.ts'

/**
 * How a thread is left: `as it was`, archived, or `as Discord would` leave it, where something new keeps a thread awake
 * unless it is locked. What is locked was closed on purpose, and always sleeps again.
 */
type Leaving = 'as it was' | 'as Discord would'

const archived = 50083

/** Does something in a channel or thread, waking it when it is archived. */
export async function awake(api: Api, channel: string, leaving: Leaving, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!isRefusal(error, archived)) throw error
    const { locked } = await wake(api, channel)
    try {
      await work()
    } finally {
      if (locked || leaving === 'as it was') await api.patch(Routes.channel(channel), { archived: true })
    }
  }
}

/** Posts into a channel or thread. A locked thread takes nothing more: then the refusal stands. */
export async function awakeUnlessLocked<Value>(api: Api, channel: string, post: () => Promise<Value>): Promise<Value> {
  try {
    return await post()
  } catch (error) {
    if (!isRefusal(error, archived) || (await beforehand(() => isLocked(api, channel)))) throw error
    await beforehand(() => wake(api, channel))
    return await post()
  }
}

async function wake(api: Api, thread: string): Promise<{ readonly locked: boolean }> {
  try {
    return { locked: lockedOf(await api.patch(Routes.channel(thread), { archived: false })) }
  } catch (error) {
    // Missing Access, Missing Permissions: what stops us is that it is archived.
    if (!isRefusal(error, 50001, 50013)) throw error
    const detail = 'the thread is archived, and Hearth may not wake it without the permission to manage threads'
    throw new Ended({ kind: 'refused', reason: 'archived', detail })
  }
}

const isLocked = async (api: Api, thread: string): Promise<boolean> => lockedOf(await api.get(Routes.channel(thread)))

const lockedOf = (channel: unknown): boolean => maybeWire(asWire(channel), 'thread_metadata')?.locked === true
