// What people see in the Slack workspace: channels, threads, direct messages, what only they read, and the buttons in them.
import type { Interactive } from '../emulators/slack/block-kit/elements.ts'
import { elementsOf } from '../emulators/slack/block-kit/walk.ts'
import type { Channel, Message } from '../emulators/slack/index.ts'
import type { Spot } from './side.ts'
import type { SlackWorkspace } from './slack-workspace.ts'
import type { PersonName } from './stage.ts'

const askedBy = (element: Interactive): string | undefined =>
  'placeholder' in element ? element.placeholder?.text : undefined

const byAge = (a: Message, b: Message): number => Number(a.ts) - Number(b.ts)
const visible = (messages: readonly Message[]): readonly Message[] => messages.filter((message) => !message.deleted)

/** What is seen in one workspace. */
export function slackSight({ slack, user, channels, channel }: SlackWorkspace) {
  /** The private channels that Hearth made for support threads and that somebody is in, oldest first. */
  const rooms = (person: PersonName): readonly Channel[] =>
    [...slack.world.channels.values()].filter(
      ({ kind, creator, name, members }) =>
        kind === 'private' &&
        creator === slack.world.bot.id &&
        name.startsWith('support-') &&
        members.has(user(person).id),
    )

  /** The support thread in somebody's direct messages, or the team's under the notice: the newest. */
  function supportRoot(person: PersonName, where: 'thread' | 'team'): Message | undefined {
    const team = channels.get('moderators')
    const inTeam = team === undefined ? [] : slack.messagesSeenBy(user(person), team)
    const seen =
      where === 'thread'
        ? slack.directMessages(user(person)).filter((message) => message.threadTs === undefined)
        : inTeam
    return visible(seen)
      .filter((message) =>
        /your thread with the (?:team|moderators)|^Support thread \d+, opened by/.test(slack.text(message)),
      )
      .at(-1)
  }

  /** A message in the suggestions channel, under which people talk about it. */
  function suggestionWith(person: PersonName, words: string): Message {
    const found = visible(slack.messagesSeenBy(user(person), channel('suggestions')))
      .filter((message) => slack.text(message).includes(words))
      .at(-1)
    if (found === undefined) throw new Error(`${person} reads no suggestion that says ${words}`)
    return found
  }

  /** The message under which a thread is. */
  function rootOf(person: PersonName, where: Exclude<Spot, 'direct'>): Message | undefined {
    if (typeof where === 'object') return suggestionWith(person, where.under)
    return where === 'thread' || where === 'team' ? supportRoot(person, where) : undefined
  }

  function messagesIn(person: PersonName, where: Spot): readonly Message[] {
    if (where === 'direct')
      return visible(slack.directMessages(user(person)).filter((message) => message.threadTs === undefined))
    if (typeof where === 'string' && where !== 'thread' && where !== 'team')
      return visible(slack.messagesSeenBy(user(person), channel(where)))
    const room = where === 'thread' ? rooms(person).at(-1) : undefined
    if (room !== undefined) return visible(slack.messagesSeenBy(user(person), room))
    const root = rootOf(person, where)
    if (root === undefined) return []
    const inThread = visible(slack.messagesSeenBy(user(person), root.channel, { threadTs: root.ts }))
    return typeof where === 'object' ? inThread.filter((message) => message !== root) : inThread
  }

  /** What only this person reads, in the order it came. */
  function privateTo(person: PersonName): readonly Message[] {
    const inChannels = [...channels.values(), ...rooms(person)]
      .flatMap((one) => [...(slack.world.messages.get(one.id)?.values() ?? [])])
      .filter((message) => message.ephemeralTo === user(person).id)
    const direct = slack.directMessages(user(person)).filter((message) => message.byBot)
    return [...direct, ...inChannels].toSorted(byAge)
  }

  /** What stands in the threads under the messages of a channel. */
  const threadsIn = (person: PersonName, where: Channel): readonly Message[] =>
    slack
      .messagesSeenBy(user(person), where)
      .flatMap(({ ts }) => slack.messagesSeenBy(user(person), where, { threadTs: ts }))

  /** Everything they can find, oldest first. */
  function everythingSeenBy(person: PersonName): readonly Message[] {
    const everything = [
      ...[...channels.values()].flatMap((one) => slack.messagesSeenBy(user(person), one)),
      ...slack.directMessages(user(person)),
      ...messagesIn(person, 'thread'),
      ...rooms(person).flatMap((room) => slack.messagesSeenBy(user(person), room)),
      ...messagesIn(person, 'team'),
      ...[...channels].flatMap(([name, one]) => (name === 'moderators' ? [] : threadsIn(person, one))),
      ...privateTo(person),
    ]
    return visible([...new Set(everything)]).toSorted(byAge)
  }

  return {
    rooms,
    suggestionWith,
    rootOf,
    messagesIn,
    privateTo,
    everythingSeenBy,
    newestWith(person: PersonName, label: string): Message {
      const found = everythingSeenBy(person)
        .filter((message) => slack.text(message).includes(`[${label}]`))
        .at(-1)
      if (found === undefined) throw new Error(`${person} sees no button ${label}`)
      return found
    },
    /** The newest message with a select that asks so. */
    newestAsking(person: PersonName, placeholder: string): Message {
      const found = everythingSeenBy(person)
        .filter(({ blocks }) => blocks.some((block) => elementsOf(block).some((one) => askedBy(one) === placeholder)))
        .at(-1)
      if (found === undefined) throw new Error(`${person} sees nothing that asks ${placeholder}`)
      return found
    },
    /** The newest message there that says so, of one author or of anybody. */
    newestSaying(person: PersonName, where: Spot, words: string, by?: string): Message {
      const found = messagesIn(person, where)
        .filter((message) => (by === undefined || message.user === by) && slack.text(message).includes(words))
        .at(-1)
      if (found === undefined) throw new Error(`${person} finds no message that says ${words}`)
      return found
    },
  }
}

export type SlackSight = ReturnType<typeof slackSight>
