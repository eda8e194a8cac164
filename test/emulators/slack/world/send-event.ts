/** Wraps what happened in an event_callback and hands it to delivery, if the app subscribed and may see it. */
import type { Core } from '../core.ts'
import { mayReceive } from '../scopes.ts'
import type { Json } from './json.ts'
import type { Channel, ChannelKind } from './types.ts'

const messageEvents: Readonly<Record<ChannelKind, string>> = {
  public: 'message.channels',
  private: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
}

/** `channel_type` of message events. */
const channelTypes: Readonly<Record<ChannelKind, string>> = {
  public: 'channel',
  private: 'group',
  im: 'im',
  mpim: 'mpim',
}

/** Sends an event under the name the app subscribes to. */
export function sendEvent(core: Core, subscription: string, event: Json): void {
  const { settings, world, delivery } = core
  if (!settings.botEvents.includes(subscription) || !mayReceive(settings.scopes, subscription)) return
  delivery.event({
    token: 'emulated-verification-token',
    team_id: settings.teamId,
    context_team_id: settings.teamId,
    context_enterprise_id: null,
    api_app_id: settings.appId,
    event: { event_ts: world.ids.ts(), ...event },
    type: 'event_callback',
    event_id: world.ids.next('Ev'),
    event_time: Math.floor(settings.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: settings.teamId,
        user_id: world.bot.id,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: world.ids.next('EC'),
  })
}

/** Sends an event of a channel, which the app hears only while its bot is in it. */
export function sendChannelEvent(core: Core, channel: Channel, subscription: string, event: Json): void {
  if (channel.members.has(core.world.bot.id)) sendEvent(core, subscription, event)
}

/** Sends a `message` event of any subtype. */
export function sendMessageEvent(core: Core, channel: Channel, event: Json): void {
  sendChannelEvent(core, channel, messageEvents[channel.kind], {
    ...event,
    type: 'message',
    channel: channel.id,
    channel_type: channelTypes[channel.kind],
  })
}
