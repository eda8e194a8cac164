// Turns a message of the world into what Discord's API sends.
import { attachmentWire } from './cdn.ts'
import { channelWire, userWire } from './wire.ts'
import type { InteractionTold, Message, Wire, World } from './world.ts'

/** A message as REST answers it; the gateway adds guild and member. */
export function messageWire(world: World, message: Message): Wire {
  const thread = message.threadId === undefined ? undefined : world.channels.get(message.threadId)
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: userWire(message.author),
    content: message.content,
    timestamp: message.createdAt,
    edited_timestamp: message.editedAt ?? null,
    tts: false,
    pinned: message.pinned,
    mention_everyone: message.mentions.everyone,
    mentions: message.mentions.users.flatMap((id) => {
      const user = world.users.get(id)
      return user ? [userWire(user)] : []
    }),
    mention_roles: message.mentions.roles,
    attachments: message.attachments.map((file) => attachmentWire(world, file, message.channelId)),
    embeds: message.embeds,
    components: message.components,
    flags: message.flags,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.interaction ? interactionMetadata(world, message.interaction) : {}),
    ...reference(world, message),
    ...(thread ? { thread: channelWire(world, thread) } : {}),
  }
}

/** A reply points to a message beside it, the start of a thread to the one in the parent that it grew from. */
function reference(world: World, { channelId, replyTo, starts }: Message): Wire {
  const pointsTo = starts ? { channel: starts.channelId, id: starts.id } : { channel: channelId, id: replyTo }
  if (pointsTo.id === undefined) return {}
  const guildId = starts ? world.channels.get(starts.channelId)?.guildId : undefined
  const found = findMessage(world, pointsTo.channel, pointsTo.id)
  return {
    message_reference: {
      type: 0,
      channel_id: pointsTo.channel,
      message_id: pointsTo.id,
      ...(guildId ? { guild_id: guildId } : {}),
    },
    ...(found ? { referenced_message: messageWire(world, found) } : {}),
  }
}

function interactionMetadata(world: World, told: InteractionTold): Wire {
  return {
    application_id: world.applicationId,
    webhook_id: world.applicationId,
    interaction_metadata: interactionTold(world, told),
  }
}

function interactionTold(world: World, { id, type, userId, usedMessageId, opener }: InteractionTold): Wire {
  const user = world.users.get(userId)
  return {
    id,
    type,
    user: user ? userWire(user) : {},
    authorizing_integration_owners: {},
    ...(usedMessageId === undefined ? {} : { interacted_message_id: usedMessageId }),
    ...(opener ? { triggering_interaction_metadata: interactionTold(world, opener) } : {}),
  }
}

/** A message that is still there, or nothing. */
export function findMessage(world: World, channelId: string, messageId: string): Message | undefined {
  return world.channels.get(channelId)?.messages.find(({ id, deleted }) => id === messageId && !deleted)
}
