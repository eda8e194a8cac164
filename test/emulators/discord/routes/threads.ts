// Routes about opening threads and who is in them.
import * as official from 'discord-api-spec/zod'
import { z } from 'zod'
import { refusal } from '../api-error.ts'
import { checkBody } from '../check-body.ts'
import { postMessage } from '../message-acts.ts'
import { may, mayWrite, sees } from '../permissions.ts'
import { type Call, channelOf, demand, messageOf, pageSize, type Route, userOf } from '../route.ts'
import { demandRoom, joinThread, leaveThread, openThread } from '../thread-acts.ts'
import { openThreadFrom } from '../thread-from-message.ts'
import { channelWire, memberWire, threadMemberWire } from '../wire.ts'
import type { Channel, Wire } from '../world.ts'

const PRIVATE = 12
const PUBLIC = 11

const threadBody = z.object({
  name: z.string(),
  type: z.number().nullish(),
  invitable: z.boolean().nullish(),
  auto_archive_duration: z.number().nullish(),
})

function open(call: Call): Wire {
  const { world } = call
  const parent = channelOf(call)
  const body = checkBody(official.CreateTextThreadWithoutMessageRequestSchema, threadBody, call.body)
  const type = body.type ?? PRIVATE
  checkParent(call, parent)
  demand(world, parent, type === PRIVATE ? 'createPrivateThreads' : 'createPublicThreads')
  const thread = openThread(world, {
    parent,
    owner: world.bot,
    name: body.name,
    type,
    invitable: body.invitable ?? true,
    autoArchiveMinutes: body.auto_archive_duration ?? 4320,
  })
  if (type === PUBLIC) {
    postMessage(world, { channel: parent, author: world.bot, type: 18, body: { content: body.name } })
  }
  return channelWire(world, thread)
}

function openFromMessage(call: Call): Wire {
  const { world } = call
  const parent = channelOf(call)
  const message = messageOf(call)
  const body = checkBody(official.CreateTextThreadWithMessageRequestSchema, threadBody, call.body)
  checkParent(call, parent)
  demand(world, parent, 'createPublicThreads')
  if (message.threadId) throw refusal('threadExists')
  const autoArchiveMinutes = body.auto_archive_duration ?? undefined
  const thread = openThreadFrom(world, { parent, message, owner: world.bot, name: body.name, autoArchiveMinutes })
  return channelWire(world, thread)
}

function checkParent({ world }: Call, parent: Channel): void {
  if (parent.thread || !parent.guildId || (parent.type !== 0 && parent.type !== 5)) throw refusal('wrongChannelType')
  demandRoom(world, parent.guildId)
}

function threadOf(call: Call): Channel {
  const channel = channelOf(call)
  if (!channel.thread) throw refusal('wrongChannelType')
  return channel
}

function add(call: Call): undefined {
  const { world } = call
  const thread = threadOf(call)
  const user = userOf(call)
  const parent = world.channels.get(thread.parentId ?? '')
  if (thread.thread?.archived) throw refusal('archivedThread')
  if (!mayWrite(world, world.bot, thread)) throw refusal('missingPermissions')
  if (!parent || !sees(world, user, parent)) throw refusal('missingAccess')
  const fresh = !thread.thread?.members.has(user.id)
  joinThread(world, thread, user)
  if (fresh && user !== world.bot) {
    const message = postMessage(world, { channel: thread, author: world.bot, type: 1 })
    message.mentions.users.push(user.id)
  }
}

function remove(call: Call): undefined {
  const { world } = call
  const thread = threadOf(call)
  const user = userOf(call)
  if (thread.thread?.archived) throw refusal('archivedThread')
  const own = thread.type === PRIVATE && thread.thread?.ownerId === world.bot.id
  if (user !== world.bot && !own && !may(world, world.bot, thread, 'manageThreads')) throw refusal('missingPermissions')
  leaveThread(world, thread, user)
}

function memberInThread(call: Call, thread: Channel, userId: string): Wire {
  const guild = call.world.guilds.get(thread.guildId ?? '')
  const member = guild?.members.get(userId)
  const detailed = call.query.get('with_member') === 'true' && member
  return { ...threadMemberWire(thread, userId), ...(detailed ? { member: memberWire(member) } : {}) }
}

function one(call: Call): Wire {
  const thread = threadOf(call)
  const user = userOf(call)
  if (!thread.thread?.members.has(user.id)) throw refusal('unknownMember')
  return memberInThread(call, thread, user.id)
}

function archived(call: Call, type: number): Wire {
  const { world } = call
  const parent = channelOf(call)
  if (type === PRIVATE) demand(world, parent, 'manageThreads')
  const before = call.query.get('before')
  const found = [...world.channels.values()]
    .filter(({ thread, parentId, type: kind }) => thread?.archived && parentId === parent.id && kind === type)
    .filter(({ thread }) => before === null || (thread?.archivedAt ?? '') < before)
    .sort((a, b) => ((a.thread?.archivedAt ?? '') < (b.thread?.archivedAt ?? '') ? 1 : -1))
  const page = found.slice(0, pageSize(call.query, 50, 100))
  return {
    threads: page.map((thread) => channelWire(world, thread)),
    members: [],
    has_more: found.length > page.length,
  }
}

export const threadRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/:channel/threads', run: open },
  { method: 'POST', path: '/channels/:channel/messages/:message/threads', run: openFromMessage },
  { method: 'GET', path: '/channels/:channel/threads/archived/public', run: (call) => archived(call, PUBLIC) },
  { method: 'GET', path: '/channels/:channel/threads/archived/private', run: (call) => archived(call, PRIVATE) },
  {
    method: 'GET',
    path: '/channels/:channel/thread-members',
    run: (call) => {
      const thread = threadOf(call)
      return [...(thread.thread?.members.keys() ?? [])].map((id) => memberInThread(call, thread, id))
    },
  },
  { method: 'GET', path: '/channels/:channel/thread-members/:user', run: one },
  { method: 'PUT', path: '/channels/:channel/thread-members/:user', run: add },
  { method: 'DELETE', path: '/channels/:channel/thread-members/:user', run: remove },
]
