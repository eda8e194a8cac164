// Slack's events in the words of the inbox. Each resolves once it is kept, and rejects when it could not be.
import type { AsksUs } from '../../src/bot/meant-words.ts'
import { inPlaceOfThread } from '../../src/domain/place.ts'
import type { InboundEvent } from '../../src/ports/event.ts'
import type { Inbox } from '../../src/ports/inbox.ts'
import type { Clock } from '../../src/ports/system.ts'
import { placeOf } from './address.ts'
import type { Channels } from './channels.ts'
import { joinsOf } from './joins.ts'
import { readMessageEvent } from './message-event.ts'
import { joinedChannel, type MessageEvent, messageEvent, reactionChanged, teamJoin, userChange } from './payloads.ts'
import { hostAmong, nameOf, type People, type SlackUser, seenOf } from './people.ts'
import type { Names } from './readable.ts'
import { toldMessage } from './told-message.ts'
import { readPayload } from './unreadable.ts'
import type { Workspace } from './workspace.ts'

export interface EventsOptions {
  readonly inbox: Inbox
  readonly workspace: Workspace
  /** Who installed Hearth there; undefined where nobody says. */
  readonly installer: string | undefined
  readonly people: People
  readonly channels: Channels
  readonly names: Names
  readonly asksUs: AsksUs
  readonly clock: Clock
}

export interface Events {
  /** Tells the inbox of the workspace, and of who should hear first. */
  spaceSeen(): Promise<void>
  teamJoin(event: unknown): Promise<void>
  joinedChannel(event: unknown): Promise<void>
  userChange(event: unknown): Promise<void>
  message(event: unknown): Promise<void>
  reacted(event: unknown, what: 'added' | 'taken back'): Promise<void>
}

/** Makes the handlers of one workspace's events. */
export function eventsOf(options: EventsOptions): Events {
  const { inbox, workspace, installer, people, channels, names, asksUs, clock } = options
  const { space } = workspace

  const turns = new Map<string, Promise<void>>()

  const joins = joinsOf({ inbox, workspace, people, channels, clock })

  /** What is to be told of a message event; undefined when it is nothing. Names are read here, which may take a moment. */
  async function prepare(parsed: MessageEvent): Promise<InboundEvent | undefined> {
    const { channel } = parsed
    if (parsed.subtype === 'channel_join' && parsed.user !== undefined) return joins.ofChannel(parsed.user, channel)
    const read = readMessageEvent(parsed)
    return read === undefined ? undefined : toldMessage({ workspace, people, names, asksUs }, read, channel)
  }

  /** A channel may stand for a thread: then whoever comes in reads it. */
  async function cameIn(
    id: string,
    channel: string,
    ts = String(clock.now() / 1000),
  ): Promise<InboundEvent | undefined> {
    if (id === workspace.botUser) return undefined
    const [user, place] = [await people.seen(id), inPlaceOfThread(space, channel)]
    const key = `came:${channel}:${id}:${ts}`
    return { kind: 'joined-thread', ...{ key, space, user, place }, at: Math.round(Number(ts) * 1000) }
  }

  /** Tells the inbox of the events of one channel in the order they came in; only getting ready takes turns. */
  function inTurn(channel: string, ready: () => Promise<InboundEvent | undefined>): Promise<void> {
    const before = turns.get(channel) ?? Promise.resolve()
    let told: Promise<void> | undefined
    const turn = before.then(async () => {
      const event = await ready()
      if (event !== undefined) told = inbox.event(event)
    })
    const over = turn.catch(() => undefined)
    turns.set(channel, over)
    over
      .finally(() => {
        if (turns.get(channel) === over) turns.delete(channel)
      })
      .catch(() => undefined)
    return turn.then(() => told)
  }

  return {
    async spaceSeen() {
      const host =
        installer === undefined ? hostAmong(await people.all().catch(() => [])) : await people.find(installer)
      await inbox.event({
        kind: 'space-seen',
        key: `space:${space.id}:${clock.now()}`,
        space,
        name: workspace.name,
        ...(host === undefined ? {} : { host: seenOf(host) }),
      })
    },

    async teamJoin(event) {
      await joins.ofTeam(readPayload(teamJoin, event).user)
    },

    async joinedChannel(payload) {
      const { user, channel, event_ts: at } = readPayload(joinedChannel, payload)
      const event = (await joins.ofChannel(user, channel)) ?? (await cameIn(user, channel, at))
      if (event !== undefined) await inbox.event(event)
    },

    async userChange(event) {
      await joins.changed(readPayload(userChange, event).user)
    },

    async message(event) {
      const parsed = readPayload(messageEvent, event)
      await inTurn(parsed.channel, () => prepare(parsed))
    },

    async reacted(payload, what) {
      const { user: id, item, reaction, event_ts: at } = readPayload(reactionChanged, payload)
      const { channel, ts } = item
      if (channel === undefined || ts === undefined || id === workspace.botUser) return
      await inTurn(channel, async () => {
        const user = await people.seen(id)
        if (user.bot) return undefined
        // Slack does not say in which thread a message stands.
        const place = placeOf(space, { channel, user: id })
        return {
          kind: 'reacted',
          key: `reacted:${channel}:${ts}:${id}:${reaction ?? ''}:${what}:${at}`,
          ...{ space, user, place },
          message: { place, channel, id: ts },
          ...(reaction === undefined ? {} : { emoji: `:${reaction}:` }),
          ...(what === 'added' ? {} : { takenBack: true }),
          at: Math.round(Number(at) * 1000),
        }
      })
    },
  }
}

/** The names behind the ids of one workspace. */
export const namesFrom = (people: People, channels: Channels): Names => ({
  user: async (id) => namedIn(await people.find(id)),
  channel: (id) => channels.name(id),
})

/** The names behind the ids that are known already: nobody is asked. */
export const namesKnown = (people: People, channels: Channels): Names => ({
  user: async (id) => namedIn(people.known(id)),
  channel: async (id) => channels.known(id),
})

const namedIn = (user: SlackUser | undefined) =>
  user === undefined ? undefined : { handle: user.name ?? nameOf(user), name: nameOf(user) }
