// What the gateway tells, as calls of the inbox: one door for every packet, and no packet can break it.
import type { AsksUs } from '../../src/bot/meant-words.ts'
import { referenceOf } from '../../src/domain/reference.ts'
import type { InboundEvent } from '../../src/ports/event.ts'
import type { Inbox, WordsCall } from '../../src/ports/inbox.ts'
import type { Clock, Logger } from '../../src/ports/system.ts'
import type { Api } from './api.ts'
import { channelMap } from './channel-map.ts'
import type { Interactions } from './interactions.ts'
import { lanes } from './lanes.ts'
import { seenAtOnce } from './limits.ts'
import { mentionCall } from './mention.ts'
import type { Patience } from './patience.ts'
import { joinedEvent, leftEvent, readyEvent } from './read-member.ts'
import { isChat, messageEvent, removedEvent } from './read-message.ts'
import { reactedEvent } from './read-reaction.ts'
import { addedIn, threadJoinedEvents } from './read-thread-members.ts'
import { screening } from './screening.ts'
import { spaceSeen } from './space-seen.ts'
import { turns } from './turns.ts'
import { asWire, maybeText, maybeWire, momentOf, textOf, textsOf, type Wire, wiresOf } from './wire.ts'

export interface EventOptions {
  readonly api: Api
  readonly interactions: Interactions
  readonly clock: Clock
  readonly patience: Patience
  readonly logger: Logger
  readonly asksUs: AsksUs
}

export interface Events {
  /** Takes a packet of a shard; false when it cannot be read. Never throws. */
  take(packet: unknown, shard: number, inbox: Inbox): boolean
  /** Resolves when all that was taken is handled, which is hurried. */
  settled(): Promise<void>
}

/** Of which login of a shard this is, who we are in it, and how often each guild was lost since. */
interface Session {
  id: string
  self: string
  readonly losses: Map<string, number>
}

/** When an event that could not be kept is given to the inbox again: until it is, since Discord itself never repeats one. */
function* repeats(): Generator<number> {
  for (let wait = 1_000; ; wait = Math.min(wait * 2, 30_000)) yield wait
}

/** When Discord is asked again where a message hangs: one that is put into the wrong place reaches nobody. */
const questions = [1_000, 5_000, 25_000, 60_000, 300_000]

const reactionWhat = { MESSAGE_REACTION_ADD: 'added', MESSAGE_REACTION_REMOVE: 'taken back' } as const

/** Makes the door. */
export function events({ api, interactions, clock, patience, logger, asksUs }: EventOptions): Events {
  const channels = channelMap(api)
  const screened = screening()
  const lane = lanes()
  const looks = turns(seenAtOnce)
  const sessions = new Map<number, Session>()

  function sessionOf(shard: number): Session {
    const session = sessions.get(shard) ?? { id: '', self: '', losses: new Map<string, number>() }
    sessions.set(shard, session)
    return session
  }

  function take(packet: unknown, shard: number, inbox: Inbox): boolean {
    try {
      const { t: type, d: data } = asWire(packet, 'packet')
      if (typeof type === 'string') dispatch(type, asWire(data, 'data'), sessionOf(shard), inbox)
      return true
    } catch (error) {
      logger.error('Discord sent a packet that I cannot read', error)
      return false
    }
  }

  function dispatch(type: string, data: Wire, session: Session, inbox: Inbox): void {
    channels.read(type, data)
    const keep = (place: string, read: () => Promise<readonly InboundEvent[]>): void =>
      lane.enter(place, () => kept(type, inbox, read))
    switch (type) {
      case 'READY':
        session.id = textOf(data, 'session_id')
        session.self = textOf(asWire(data.user, 'user'), 'id')
        session.losses.clear()
        break
      case 'GUILD_CREATE': {
        if (data.unavailable === true) break
        const seen = [session.id, session.losses.get(textOf(data, 'id')) ?? 0].join(':')
        keep(textOf(data, 'id'), async () => [await looks.take(() => spaceSeen(api, data, session.self, seen))])
        const ready = passedMeanwhile(data)
        if (ready.length > 0) keep(`${textOf(data, 'id')} members`, async () => ready)
        break
      }
      case 'GUILD_DELETE': {
        const guild = textOf(data, 'id')
        session.losses.set(guild, (session.losses.get(guild) ?? 0) + 1)
        break
      }
      case 'GUILD_MEMBER_ADD':
      case 'GUILD_MEMBER_UPDATE':
      case 'GUILD_MEMBER_REMOVE': {
        const event = memberEvent(type, data, session.self)
        if (event !== undefined) keep(`${event.space.id} members`, async () => [event])
        break
      }
      case 'MESSAGE_CREATE':
      case 'MESSAGE_UPDATE':
        if (isChat(type, data, session.self))
          keep(textOf(data, 'channel_id'), () => messageEvents(type, data, session, inbox))
        break
      case 'MESSAGE_DELETE':
      case 'MESSAGE_DELETE_BULK':
        keep(textOf(data, 'channel_id'), () => messageEvents(type, data, session, inbox))
        break
      case 'THREAD_DELETE': {
        // The first message of a forum's post goes with it, and nothing else tells of that.
        const [id, parent] = [textOf(data, 'id'), maybeText(data, 'parent_id')]
        if (parent !== undefined && channels.peek(parent)?.forum === true)
          keep(id, async () => [removedEvent({ ...data, channel_id: id }, id, parent, clock.now())])
        break
      }
      case 'MESSAGE_REACTION_ADD':
      case 'MESSAGE_REACTION_REMOVE': {
        // Too much comes of these for asking where a thread hangs: what is not known is taken for what most are.
        const channel = textOf(data, 'channel_id')
        const parent = channels.peek(channel)?.parent
        const event = reactedEvent(data, reactionWhat[type], { parent, self: session.self, now: clock.now() })
        if (event !== undefined) keep(channel, async () => [event])
        break
      }
      case 'THREAD_MEMBERS_UPDATE':
        if (addedIn(data, session.self).length > 0)
          keep(textOf(data, 'id'), async () => {
            const parent = await parentOf(textOf(data, 'id'))
            return parent === undefined ? [] : threadJoinedEvents(data, session.self, parent, clock.now())
          })
        break
      case 'INTERACTION_CREATE':
        enterInteraction(textOf(data, 'id'), () => interactions.handle(data, inbox))
        break
      default:
        break
    }
  }

  /** Its id is the key of the call, so that the inbox and we write under one reference. */
  const enterInteraction = (id: string, handle: () => Promise<void>): void =>
    lane.enter(`interaction ${id}`, () => logger.during({ ref: referenceOf(id) }, handle))

  function memberEvent(
    type: string,
    data: Wire,
    self: string,
  ): (InboundEvent & { kind: `member-${string}` }) | undefined {
    const guild = textOf(data, 'guild_id')
    const user = textOf(asWire(data.user, 'user'), 'id')
    if (user === self) return undefined
    if (type === 'GUILD_MEMBER_ADD') {
      screened.joined(guild, user, data.pending === true)
      return joinedEvent(data)
    }
    if (type === 'GUILD_MEMBER_REMOVE') {
      screened.left(guild, user)
      return leftEvent(data, clock.now())
    }
    if (data.pending !== false || maybeText(data, 'joined_at') === undefined) return undefined
    return screened.cleared(guild, user, momentOf(data, 'joined_at'), clock.now()) ? readyEvent(data) : undefined
  }

  /** A server that comes back tells its members as they are now. */
  const passedMeanwhile = (guild: Wire): readonly InboundEvent[] =>
    wiresOf(guild.members)
      .filter((member) => {
        const user = maybeText(maybeWire(member, 'user'), 'id')
        return user !== undefined && screened.found(textOf(guild, 'id'), user, member.pending === true)
      })
      .map((member) => readyEvent({ ...member, guild_id: guild.id }))

  async function messageEvents(
    type: string,
    data: Wire,
    { self }: Session,
    inbox: Inbox,
  ): Promise<readonly InboundEvent[]> {
    const channel = textOf(data, 'channel_id')
    const parent = maybeText(data, 'guild_id') === undefined ? undefined : await parentOf(channel)
    if (type === 'MESSAGE_DELETE') return [removedEvent(data, textOf(data, 'id'), parent, clock.now())]
    if (type === 'MESSAGE_DELETE_BULK')
      return textsOf(data.ids).map((id) => removedEvent(data, id, parent, clock.now()))
    const event = messageEvent(type, data, { parent, self, asksUs, channelName: (id) => channels.peek(id)?.name })
    const call = event?.what === 'posted' ? mentionCall(data, event, self, clock) : undefined
    if (call !== undefined) enterMention(call, inbox)
    return event === undefined ? [] : [event]
  }

  /** Whoever calls us by name is answered beside what the message tells; nothing is done of what could not be kept. */
  function enterMention(call: WordsCall, inbox: Inbox): void {
    const answer = async (): Promise<void> => {
      if ((await inbox.asked({ kind: 'words', call })) === 'kept') await inbox.words(call)
    }
    lane.enter(call.key, () =>
      logger.during({ ref: referenceOf(call.key) }, () =>
        answer().catch((error: unknown) => logger.error('a mention was not answered', error)),
      ),
    )
  }

  /** What Discord does not tell of a channel is taken for what most are. While it is away, the message waits. */
  const parentOf = async (channel: string): Promise<string | undefined> =>
    (await patience.retrying(questions, () => channels.find(channel)))?.parent

  async function kept(type: string, inbox: Inbox, read: () => Promise<readonly InboundEvent[]>): Promise<void> {
    let ref: string | undefined
    try {
      for (const event of await read()) {
        ref = referenceOf(event.key)
        await patience.retrying(repeats(), () => inbox.event(event))
      }
    } catch (error) {
      logger.error('an event could not be kept', error, { type, ref })
    }
  }

  return {
    take,
    settled() {
      looks.open()
      return lane.settled()
    },
  }
}
