// Routes about messages of a channel.
import * as official from 'discord-api-spec/zod'
import { refusal } from '../api-error.ts'
import { checkBody } from '../check-body.ts'
import { EPHEMERAL, editMessage, postMessage, removeMessage, tell } from '../message-acts.ts'
import { messageBodySchema } from '../message-body.ts'
import { checkMessage } from '../message-rules.ts'
import { findMessage, messageWire } from '../message-wire.ts'
import { may, mayWrite } from '../permissions.ts'
import { reactByBot } from '../reaction-acts.ts'
import { type Call, channelOf, demand, messageOf, pageSize, type Route } from '../route.ts'
import { snowflakeTime } from '../snowflake.ts'
import { demandRoom } from '../thread-acts.ts'
import type { Channel, Message, Wire, World } from '../world.ts'

/** The types of messages that somebody wrote: plain, reply, answers to commands. */
const WRITTEN = new Set([0, 19, 20, 23])

function post(call: Call): Wire {
  const { world, files } = call
  const channel = channelOf(call)
  const body = checkBody(official.MessageCreateRequestSchema, messageBodySchema, call.body)
  demandWriting(world, channel)
  if (channel.thread?.archived && channel.thread.locked) throw refusal('archivedThread')
  if (channel.thread?.archived) demandRoom(world, channel.guildId)
  if (files.length > 0 && channel.guildId) demand(world, channel, 'attachFiles')
  checkMessage(body, files.length)
  const repeated = body.enforce_nonce ? rememberedNonce(world, body.nonce) : undefined
  if (repeated?.deleted) throw refusal('unknownMessage')
  if (repeated) return messageWire(world, repeated)
  const reply = body.message_reference?.message_id
  if (reply && !findMessage(world, channel.id, reply)) throw refusal('unknownMessage')
  const flags = (body.flags ?? 0) & ~EPHEMERAL
  return messageWire(world, postMessage(world, { channel, author: world.bot, body: { ...body, flags }, files }))
}

function demandWriting(world: World, channel: Channel): void {
  if (channel.type === 4 || channel.type === 15) throw refusal('wrongChannelType')
  if (!mayWrite(world, world.bot, channel)) throw refusal('missingPermissions')
  if (channel.guildId) return
  const others = channel.recipients.filter((id) => id !== world.bot.id)
  const reached = others.every((id) => {
    const shared = [...world.guilds.values()].some(({ members }) => members.has(id) && members.has(world.bot.id))
    return shared && world.users.get(id)?.dmsClosed === false
  })
  if (!reached) throw refusal('cannotDirectMessage')
}

function rememberedNonce(world: World, nonce: string | number | null | undefined): Message | undefined {
  if (nonce === null || nonce === undefined) return undefined
  const since = world.now() - world.limits.nonceMs
  const same = (message: Message): boolean =>
    message.author === world.bot && String(message.nonce) === String(nonce) && snowflakeTime(message.id) >= since
  for (const { messages } of world.channels.values()) {
    const found = messages.find(same)
    if (found) return found
  }
  return undefined
}

function list(call: Call): Wire[] {
  const { world, query } = call
  const channel = channelOf(call)
  if (!may(world, world.bot, channel, 'readMessageHistory')) return []
  const limit = pageSize(query, 50, 100)
  const said = channel.messages.filter(({ ephemeralFor, deleted }) => ephemeralFor === undefined && !deleted)
  const page = pageOf(said, query, limit)
  return page.toReversed().map((message) => rereadWire(world, message))
}

/** A message that is read again: its nonce was only told when it was posted. */
function rereadWire(world: World, message: Message): Wire {
  const { nonce: _, ...kept } = messageWire(world, message)
  return kept
}

/** One page of messages, oldest first. */
function pageOf(said: readonly Message[], query: URLSearchParams, limit: number): Message[] {
  const after = query.get('after')
  const before = query.get('before')
  const around = query.get('around')
  const older = (than: string) => said.filter(({ id }) => BigInt(id) < BigInt(than))
  const newer = (than: string) => said.filter(({ id }) => BigInt(id) > BigInt(than))
  if (after !== null) return newer(after).slice(0, limit)
  if (before !== null) return older(before).slice(-limit)
  if (around === null) return said.slice(-limit)
  const half = Math.floor(limit / 2)
  return [
    ...(half > 0 ? older(around).slice(-half) : []),
    ...said.filter(({ id }) => id === around),
    ...newer(around).slice(0, half),
  ]
}

function edit(call: Call): Wire {
  const { world } = call
  const message = messageOf(call)
  const body = checkBody(official.MessageEditRequestPartialSchema, messageBodySchema, call.body)
  if (message.author !== world.bot) throw refusal('cannotEditOthers')
  if (!WRITTEN.has(message.type)) throw refusal('systemMessage')
  if (channelOf(call).thread?.archived) throw refusal('archivedThread')
  editMessage(world, message, body, call.files)
  return messageWire(world, message)
}

function remove(call: Call): undefined {
  const message = messageOf(call)
  const channel = channelOf(call)
  if (message.author !== call.world.bot) demand(call.world, channel, 'manageMessages')
  if (channel.thread?.archived) throw refusal('archivedThread')
  removeMessage(call.world, message)
}

function pin(call: Call, pinned: boolean): undefined {
  const message = messageOf(call)
  if (channelOf(call).guildId) demand(call.world, channelOf(call), 'pinMessages')
  if (message.pinned === pinned) return
  message.pinned = pinned
  tell(call.world, 'MESSAGE_UPDATE', message)
}

export const messageRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/:channel/messages', run: post },
  { method: 'GET', path: '/channels/:channel/messages', run: list },
  {
    method: 'GET',
    path: '/channels/:channel/messages/pins',
    run: (call) => ({
      has_more: false,
      items: channelOf(call)
        .messages.filter(({ pinned, deleted }) => pinned && !deleted)
        .map((message) => ({ pinned_at: message.createdAt, message: messageWire(call.world, message) })),
    }),
  },
  { method: 'PUT', path: '/channels/:channel/messages/pins/:message', run: (call) => pin(call, true) },
  { method: 'DELETE', path: '/channels/:channel/messages/pins/:message', run: (call) => pin(call, false) },
  {
    method: 'GET',
    path: '/channels/:channel/messages/:message',
    run: (call) => rereadWire(call.world, messageOf(call)),
  },
  {
    method: 'PUT',
    path: '/channels/:channel/messages/:message/reactions/:emoji/@me',
    run: (call) => reactByBot(call, true),
  },
  {
    method: 'DELETE',
    path: '/channels/:channel/messages/:message/reactions/:emoji/@me',
    run: (call) => reactByBot(call, false),
  },
  { method: 'PATCH', path: '/channels/:channel/messages/:message', run: edit },
  { method: 'DELETE', path: '/channels/:channel/messages/:message', run: remove },
]
