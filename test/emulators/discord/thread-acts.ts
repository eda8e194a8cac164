// Opening, joining, leaving and closing threads: changes the world and tells the gateway.
import { refusal } from './api-error.ts'
import { sees } from './permissions.ts'
import { channelWire, memberWire, threadMemberWire, timeOf } from './wire.ts'
import type { Channel, User, World } from './world.ts'

const GUILDS = 1 << 0
const GUILD_MEMBERS = 1 << 1

export interface ThreadOpening {
  readonly parent: Channel
  readonly owner: User
  readonly name: string
  readonly type: number
  readonly invitable: boolean
  readonly autoArchiveMinutes: number
  /** The id of the message it grows from, which becomes its own. */
  readonly messageId?: string
}

/** Opens a thread with its owner in it. */
export function openThread(world: World, opening: ThreadOpening): Channel {
  const { parent, owner } = opening
  const id = opening.messageId ?? world.ids.next()
  const now = new Date(world.now()).toISOString()
  const thread: Channel = {
    id,
    type: opening.type,
    name: opening.name,
    ...(parent.guildId ? { guildId: parent.guildId } : {}),
    parentId: parent.id,
    position: 0,
    overwrites: [],
    recipients: [],
    messages: [],
    thread: {
      ownerId: owner.id,
      createdAt: opening.messageId ? now : timeOf(id),
      archivedAt: now,
      archived: false,
      locked: false,
      invitable: opening.invitable,
      autoArchiveMinutes: opening.autoArchiveMinutes,
      members: new Map([[owner.id, now]]),
    },
  }
  world.channels.set(id, thread)
  tellThread(world, thread, 'THREAD_CREATE', { newly_created: true })
  return thread
}

/** Adds a person to a thread; nothing happens when they are in it. */
export function joinThread(world: World, thread: Channel, user: User): void {
  const state = thread.thread
  if (!state || state.members.has(user.id)) return
  const botSaw = sees(world, world.bot, thread)
  state.members.set(user.id, new Date(world.now()).toISOString())
  if (user === world.bot && !botSaw) tellThread(world, thread, 'THREAD_CREATE', {})
  tellMembers(world, thread, user, 'added')
}

/** Takes a person out of a thread. */
export function leaveThread(world: World, thread: Channel, user: User): void {
  if (!thread.thread?.members.delete(user.id)) return
  tellMembers(world, thread, user, 'removed')
}

/** Refuses one more active thread where there are as many as Discord allows. */
export function demandRoom(world: World, guildId: string | undefined): void {
  const active = [...world.channels.values()].filter(
    (channel) => channel.thread && !channel.thread.archived && channel.guildId === guildId,
  )
  if (active.length >= world.limits.activeThreads) throw refusal('tooManyThreads')
}

/** Opens an archived thread again. */
export function reopenThread(world: World, thread: Channel): void {
  changeThread(world, thread, { archived: false })
}

/** Changes a thread's name or state. */
export function changeThread(
  world: World,
  thread: Channel,
  change: { name?: string; archived?: boolean; locked?: boolean; invitable?: boolean; autoArchiveMinutes?: number },
): void {
  const state = thread.thread
  if (!state) return
  thread.name = change.name ?? thread.name
  if (change.archived !== undefined && change.archived !== state.archived) {
    state.archivedAt = new Date(world.now()).toISOString()
  }
  state.archived = change.archived ?? state.archived
  state.locked = change.locked ?? state.locked
  state.invitable = change.invitable ?? state.invitable
  state.autoArchiveMinutes = change.autoArchiveMinutes ?? state.autoArchiveMinutes
  tellThread(world, thread, 'THREAD_UPDATE', {})
}

function tellThread(world: World, thread: Channel, name: string, more: Record<string, unknown>): void {
  if (sees(world, world.bot, thread)) {
    world.emit({ name, data: { ...channelWire(world, thread), ...more }, intents: GUILDS })
  }
  world.signal.touch()
}

function tellMembers(world: World, thread: Channel, user: User, how: 'added' | 'removed'): void {
  const guild = thread.guildId ? world.guilds.get(thread.guildId) : undefined
  const member = guild?.members.get(user.id)
  if (sees(world, world.bot, thread) || user === world.bot) {
    const added = { ...threadMemberWire(thread, user.id), ...(member ? { member: memberWire(member) } : {}) }
    const data = {
      id: thread.id,
      guild_id: thread.guildId,
      member_count: Math.min(50, thread.thread?.members.size ?? 0),
      ...(how === 'added' ? { added_members: [added] } : { removed_member_ids: [user.id] }),
    }
    world.emit({ name: 'THREAD_MEMBERS_UPDATE', data, intents: user === world.bot ? GUILDS : GUILD_MEMBERS })
  }
  world.signal.touch()
}
