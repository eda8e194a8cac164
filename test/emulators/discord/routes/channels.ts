// Routes about a channel itself: reading, changing and removing it, and opening a direct message.
import * as official from 'discord-api-spec/zod'
import { z } from 'zod'
import { refusal } from '../api-error.ts'
import { changeChannel, deleteChannel, openDirectChannel } from '../channel-acts.ts'
import { checkBody } from '../check-body.ts'
import { may } from '../permissions.ts'
import { type Call, channelOf, demand, type Route } from '../route.ts'
import { changeThread, demandRoom } from '../thread-acts.ts'
import { channelWire } from '../wire.ts'
import type { Channel, Wire } from '../world.ts'

const threadBody = z.object({
  name: z.string().nullish(),
  archived: z.boolean().nullish(),
  locked: z.boolean().nullish(),
  invitable: z.boolean().nullish(),
  auto_archive_duration: z.number().nullish(),
})

const channelBody = z.object({ name: z.string().nullish(), topic: z.string().nullish() })

function changeAnyChannel(call: Call): Wire {
  const channel = channelOf(call)
  if (channel.thread) updateThread(call, channel)
  else {
    const body = checkBody(official.UpdateGuildChannelRequestPartialSchema, channelBody, call.body)
    demand(call.world, channel, 'manageChannels')
    changeChannel(call.world, channel, {
      ...(body.name ? { name: body.name } : {}),
      ...(body.topic ? { topic: body.topic } : {}),
    })
  }
  return channelWire(call.world, channel)
}

function updateThread({ world, body: given }: Call, channel: Channel): void {
  const state = channel.thread
  const body = checkBody(official.UpdateThreadRequestPartialSchema, threadBody, given)
  const manager = may(world, world.bot, channel, 'manageThreads')
  const own = state?.ownerId === world.bot.id
  if (!manager && (!own || body.locked || state?.locked)) throw refusal('missingPermissions')
  const other = body.name ?? body.auto_archive_duration ?? body.invitable ?? undefined
  if (state?.archived && body.archived !== false && other !== undefined) throw refusal('archivedThread')
  if (state?.archived && body.archived === false) demandRoom(world, channel.guildId)
  changeThread(world, channel, {
    ...(body.name ? { name: body.name } : {}),
    ...(typeof body.archived === 'boolean' ? { archived: body.archived } : {}),
    ...(typeof body.locked === 'boolean' ? { locked: body.locked } : {}),
    ...(typeof body.invitable === 'boolean' ? { invitable: body.invitable } : {}),
    ...(body.auto_archive_duration ? { autoArchiveMinutes: body.auto_archive_duration } : {}),
  })
}

function remove(call: Call): Wire {
  const channel = channelOf(call)
  demand(call.world, channel, channel.thread ? 'manageThreads' : 'manageChannels')
  const last = channelWire(call.world, channel)
  deleteChannel(call.world, channel)
  return last
}

function openDirect({ world, body: given }: Call): Wire {
  const body = checkBody(
    official.CreatePrivateChannelRequestSchema,
    z.object({ recipient_id: z.string().nullish() }),
    given,
  )
  const user = world.users.get(body.recipient_id ?? '')
  if (!user) throw refusal('unknownUser')
  if (user.bot) throw refusal('cannotDirectMessage')
  return channelWire(world, openDirectChannel(world, user))
}

export const channelRoutes: readonly Route[] = [
  { method: 'POST', path: '/users/@me/channels', run: openDirect },
  { method: 'GET', path: '/channels/:channel', run: (call) => channelWire(call.world, channelOf(call)) },
  { method: 'PATCH', path: '/channels/:channel', run: changeAnyChannel },
  { method: 'DELETE', path: '/channels/:channel', run: remove },
  {
    method: 'POST',
    path: '/channels/:channel/typing',
    run: (call) => {
      channelOf(call)
      return undefined
    },
  },
]
