// The stage on Slack, by Socket Mode or signed HTTP: a workspace in the emulator, real Bolt between it and Hearth.
import {
  type Channel,
  type Interaction,
  type Message,
  type SlackOptions,
  startSlack,
  type User,
} from '../emulators/slack/index.ts'
import { freePort } from '../free-port.ts'
import {
  type File,
  lastingStore,
  type PersonName,
  type Reply,
  type Stage,
  startHearth,
  type Watched,
  type Where,
  watchedBy,
} from './stage.ts'

type Mode = 'socket' | 'http'

export type SlackStage = Awaited<ReturnType<typeof slackStage>>

interface SlackStageOptions extends Watched {
  readonly file?: string
  /** The waits before Slack sends an event again, in milliseconds; Slack's own unless given. */
  readonly retries?: readonly number[]
  readonly emulator?: SlackOptions
}

/** Starts a workspace with its people in it, and Hearth. */
export async function slackStage(mode: Mode, { file, retries, emulator, ...watched }: SlackStageOptions = {}) {
  let aheadMs = 0
  let isAway = false
  const slack = await startSlack({
    ...emulator,
    now: () => Date.now() + aheadMs,
    timing: { ...emulator?.timing, ...(retries === undefined ? {} : { retries }) },
  })
  const people = new Map<PersonName, User>([
    ['mo', slack.addUser({ name: 'Mo', admin: true, owner: true })],
    ['ben', slack.addUser({ name: 'Ben' })],
    ['ida', slack.addUser({ name: 'Ida' })],
  ])
  const refusing = new Set<PersonName>()
  const user = (person: PersonName): User => {
    const found = people.get(person)
    if (found === undefined) throw new Error(`${person} has not joined`)
    return found
  }
  const members = [user('mo'), user('ben'), user('ida')]
  const channels = new Map<string, Channel>([
    ['general', slack.general],
    ['welcome', slack.addChannel({ name: 'welcome', members })],
    ['support', slack.addChannel({ name: 'support', members })],
    ['suggestions', slack.addChannel({ name: 'suggestions', members })],
    ['moderators', slack.addChannel({ name: 'moderators', private: true, members: [user('mo')], botIn: true })],
  ])
  const port = await freePort()
  const connection =
    mode === 'socket'
      ? ({ kind: 'socket', appToken: slack.appToken } as const)
      : ({ kind: 'http', signingSecret: slack.signingSecret, port } as const)
  const kept = await lastingStore({ file, kind: mode === 'http' ? 'postgres' : 'sqlite' })
  const config = {
    slack: { botToken: slack.botToken, apiUrl: slack.apiUrl, connection },
    httpPort: mode === 'http' ? port : watchedBy(watched).httpPort,
  }
  const begin = () => startHearth(config, { store: kept.store, aheadMs, ...watchedBy(watched).start })
  let hearth = await begin()
  if (mode === 'socket') await slack.connected()
  else await slack.deliverTo(`http://127.0.0.1:${port}/slack/events`)

  // The first thing Hearth does in a new workspace: it tells an admin what it found.
  await slack.until(() => slack.directMessages(user('mo')).length > 0)

  async function settles(): Promise<void> {
    if (isAway) return
    await slack.settled(10_000)
    await hearth.idle()
    await slack.settled(10_000)
    await hearth.idle()
  }

  const channel = (name: string): Channel => {
    const found = channels.get(name)
    if (found === undefined) throw new Error(`there is no channel ${name}`)
    return found
  }

  const visible = (messages: readonly Message[]): readonly Message[] => messages.filter((message) => !message.deleted)

  /** The support thread in somebody's direct messages, or the team's under the notice: the newest. */
  function threadRoot(person: PersonName, where: 'thread' | 'team'): Message | undefined {
    const seen =
      where === 'thread'
        ? slack.directMessages(user(person)).filter((message) => message.threadTs === undefined)
        : slack.messagesSeenBy(user(person), channel('moderators'))
    return visible(seen)
      .filter((message) => /your thread with the team|^Support thread \d+, opened by/.test(slack.text(message)))
      .at(-1)
  }

  function messagesIn(person: PersonName, where: Where): readonly Message[] {
    if (where === 'direct')
      return visible(slack.directMessages(user(person)).filter((message) => message.threadTs === undefined))
    if (where === 'thread' || where === 'team') {
      const root = threadRoot(person, where)
      return root === undefined ? [] : visible(slack.messagesSeenBy(user(person), root.channel, { threadTs: root.ts }))
    }
    return visible(slack.messagesSeenBy(user(person), channel(where)))
  }

  /** Everything they can find, oldest first. */
  function everythingSeenBy(person: PersonName): readonly Message[] {
    const everything = [
      ...[...channels.values()].flatMap((one) => slack.messagesSeenBy(user(person), one)),
      ...slack.directMessages(user(person)),
      ...messagesIn(person, 'thread'),
      ...messagesIn(person, 'team'),
      ...privateTo(person),
    ]
    return visible([...new Set(everything)]).toSorted((a, b) => Number(a.ts) - Number(b.ts))
  }

  function newestWith(person: PersonName, label: string): Message {
    const found = everythingSeenBy(person)
      .filter((message) => slack.text(message).includes(`[${label}]`))
      .at(-1)
    if (found === undefined) throw new Error(`${person} sees no button ${label}`)
    return found
  }

  async function reply(person: PersonName, interaction: Interaction): Promise<Reply> {
    await interaction.answered()
    await settles()
    const view = interaction.views.at(-1)
    const said = interaction.responses.map((message) => slack.text(message)).join('\n')
    const answer: Reply = {
      said,
      ...(view === undefined ? {} : { form: slack.text(view) }),
      async send(values) {
        const opened = slack.viewOf(user(person))
        if (opened === undefined) throw new Error(`${person} sees no form`)
        const before = everythingPrivate(person).length
        const sent = await slack.submit(user(person), opened, values)
        const errors = Object.values(sent.errors ?? {}).join('\n')
        await slack.until(
          () => errors !== '' || sent.updated !== undefined || everythingPrivate(person).length > before,
        )
        await settles()
        const later = everythingPrivate(person).slice(before)
        const next = sent.updated === undefined ? {} : { form: slack.text(sent.updated) }
        return { ...answer, ...next, said: [errors, ...later].filter(Boolean).join('\n') }
      },
      async sendTwice(values) {
        const opened = slack.viewOf(user(person))
        if (opened === undefined) throw new Error(`${person} sees no form`)
        await Promise.all([slack.submit(user(person), opened, values), slack.submit(user(person), opened, values)])
        await settles()
      },
    }
    return answer
  }

  /** What only this person reads, in the order it came. */
  function privateTo(person: PersonName): readonly Message[] {
    const inChannels = [...channels.values()]
      .flatMap((one) => [...(slack.world.messages.get(one.id)?.values() ?? [])])
      .filter((message) => message.ephemeralTo === user(person).id)
    const direct = slack.directMessages(user(person)).filter((message) => message.byBot)
    return [...direct, ...inChannels].toSorted((a, b) => Number(a.ts) - Number(b.ts))
  }

  const everythingPrivate = (person: PersonName): readonly string[] =>
    privateTo(person).map((message) => slack.text(message))

  /** `<#C1>` for `#help`, `<@U1>` for `@Ben`, as Slack's own client sends them. */
  function typed(value: string): string {
    const place = value.startsWith('#') ? channels.get(value.slice(1)) : undefined
    if (place !== undefined) return `<#${place.id}|${place.name}>`
    const person = members.find((one) => `@${one.name}` === value)
    return person === undefined ? value : `<@${person.id}>`
  }

  async function sends(person: PersonName, where: Where, text: string, files: readonly File[]): Promise<void> {
    if (where === 'direct') await slack.writeDirectly(user(person), text, { files })
    else if (where === 'thread' || where === 'team') {
      const root = threadRoot(person, where)
      if (root === undefined) throw new Error(`${person} sees no thread`)
      await slack.write(user(person), root.channel, text, { threadTs: root.ts, files })
    } else await slack.write(user(person), channel(where), text, { files })
    await settles()
  }

  const stage = {
    name: mode === 'socket' ? 'Slack by Socket Mode' : 'Slack by HTTP',
    get hearth() {
      return hearth
    },
    async joins(person) {
      const known = people.get(person)
      if (known !== undefined) {
        await slack.changeUser(known, { deleted: false })
        return settles()
      }
      const joined = await slack.joinTeam({
        name: person === 'nia' ? 'Nia' : person,
        general: true,
        dmsRefused: refusing.has(person),
      })
      people.set(person, joined)
      await settles()
    },
    async leaves(person) {
      await slack.changeUser(user(person), { deleted: true })
      await settles()
    },
    async joinRepeats() {
      await slack.repeatLastEvent()
      await settles()
    },
    async botJoins() {
      await slack.joinTeam({ name: 'Beep', bot: true })
      await settles()
    },
    closesDirectMessages: async (person) => {
      refusing.add(person)
      const known = slack.world.users.get(people.get(person)?.id ?? '')
      if (known !== undefined) known.dmsRefused = 'user_not_visible'
    },
    async closesOtherWays() {
      for (let time = 0; time < 4; time += 1)
        slack.faults.next({ method: 'chat.postEphemeral' }, { error: 'user_not_in_channel' })
    },
    async shutsOut(where) {
      await slack.archiveChannel(user('mo'), channel(where))
      await settles()
    },
    async letsIn(where) {
      channel(where).archived = false
    },
    async runs(person, path, options = {}, where = 'general') {
      const words = Object.entries(options).map(([name, value]) => `${name}: ${typed(value)}`)
      const place = channel(where)
      return reply(person, await slack.runCommand(user(person), place, '/hearth', [path, ...words].join(' ')))
    },
    async tries(person, path) {
      return reply(person, await slack.runCommand(user(person), slack.general, '/hearth', path))
    },
    async presses(person, label) {
      return reply(person, await slack.press(user(person), newestWith(person, label), label))
    },
    async pressesTwice(person, label) {
      const message = newestWith(person, label)
      await Promise.all([slack.press(user(person), message, label), slack.press(user(person), message, label)])
      await settles()
    },
    async runsTwice(person, path, options = {}) {
      const words = [path, ...Object.entries(options).map(([name, value]) => `${name}: ${value}`)].join(' ')
      const run = () => slack.runCommand(user(person), slack.general, '/hearth', words)
      const both = await Promise.all([run(), run()])
      for (const one of both) await one.answered()
      await settles()
      return both.map((one) => one.responses.map((message) => slack.text(message)).join('\n'))
    },
    buttons(person, words) {
      const found = everythingSeenBy(person)
        .filter((message) => slack.text(message).includes(words))
        .at(-1)
      const labels = found === undefined ? [] : slack.text(found).matchAll(/\[([^\]]+)\]/g)
      return [...labels].map(([, label = '']) => label)
    },
    pings: (person) =>
      everythingSeenBy(person)
        .filter(
          ({ byBot, notified }) => byBot && notified.some((one) => one === user(person).id || one.startsWith('!')),
        )
        .map((message) => slack.text(message)),
    writes: (person, where, text) => sends(person, where, text, []),
    sends,
    files: async (person, where) =>
      messagesIn(person, where).flatMap((message) => message.files.map(({ name, content }) => ({ name, content }))),
    reads: (person, where) => messagesIn(person, where).map((message) => slack.text(message)),
    completes: async () => [],
    async away(meanwhile) {
      await hearth.stop()
      isAway = true
      await meanwhile((ms) => {
        aheadMs += ms
      })
      hearth = await begin()
      if (mode === 'socket') await slack.connected()
      isAway = false
      await settles()
    },
    settles,
    async close() {
      await hearth.stop()
      await kept.close()
      await slack.close()
    },
  } satisfies Stage
  return Object.assign(stage, { slack, user, channel, privateTo, port })
}
