// The kill tests' stage on Slack by Socket Mode. Slack sends again what was not acknowledged, here without a pause, so
// that waiting until nothing is unacknowledged is waiting until every event has reached a Hearth that lives.
import { type Channel, type Message, startSlack, type User } from '../emulators/slack/index.ts'
import type { KillStage, PersonName, Seen } from './stage.ts'

const manyRetries = Array.from({ length: 20_000 }, () => 0)

/** Starts a workspace with its people in it. */
export async function slackKillStage(): Promise<KillStage> {
  let ahead = 0
  const slack = await startSlack({ now: () => Date.now() + ahead, timing: { retries: manyRetries } })
  const people: Record<PersonName, User> = {
    mo: slack.addUser({ name: 'Mo', admin: true, owner: true }),
    ben: slack.addUser({ name: 'Ben' }),
    ida: slack.addUser({ name: 'Ida' }),
  }
  const members = Object.values(people)
  const channels: readonly Channel[] = [
    slack.general,
    slack.addChannel({ name: 'welcome', members }),
    slack.addChannel({ name: 'support', members }),
    slack.addChannel({ name: 'suggestions', members }),
    slack.addChannel({ name: 'moderators', private: true, members: [people.mo], botIn: true }),
  ]
  let joined = 0

  function messagesOf(user: User): readonly (Seen & { readonly message: Message })[] {
    const inChannels = channels
      .filter((channel) => slack.canSee(user, channel))
      .flatMap((channel) => {
        const roots = slack.messagesSeenBy(user, channel)
        const replies = roots.flatMap((root) =>
          slack.messagesSeenBy(user, channel, { threadTs: root.ts }).filter((message) => message.ts !== root.ts),
        )
        return [...roots, ...replies].map((message) => ({ where: channel.name, message }))
      })
    const direct = slack.directMessages(user).map((message) => ({ where: 'direct', message }))
    return [...inChannels, ...direct]
      .filter(({ message }) => !message.deleted)
      .map(({ where, message }) => ({
        where,
        privately: where === 'direct' || message.ephemeralTo !== undefined,
        text: slack.text(message),
        message,
      }))
  }

  function newestWith(user: User, label: string, words: string): Message {
    const found = messagesOf(user)
      .filter((seen) => seen.text.includes(words) && seen.text.includes(`[${label}]`))
      .toSorted((a, b) => Number(a.message.ts) - Number(b.message.ts))
      .at(-1)
    if (found === undefined) throw new Error(`${user.name} sees no button ${label} with ${words}`)
    return found.message
  }

  const press = (person: PersonName, label: string, words: string) =>
    slack.press(people[person], newestWith(people[person], label, words), label)

  return {
    name: 'Slack',
    relayed: true,
    answersOnce: true,
    childOptions: () => ({
      slack: { botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl },
    }),
    connected: () => slack.connected(),
    delivered: () => slack.settled(15_000),
    async setUp(settle) {
      await slack.until(() => slack.directMessages(people.mo).length > 0)
      await (await press('mo', 'Looks right', 'please check')).answered()
      await settle()
    },
    passes(ms) {
      ahead += ms
    },
    async newcomer() {
      joined += 1
      let newcomer: User | undefined
      return {
        async joins() {
          newcomer = await slack.joinTeam({ name: `Newcomer ${joined}`, general: true })
        },
        sees: async () => (newcomer === undefined ? [] : messagesOf(newcomer)),
      }
    },
    async runs(person, path, options = {}) {
      const words = Object.entries(options).map(([name, value]) => `${name}: ${value}`)
      await (await slack.runCommand(people[person], slack.general, '/hearth', [path, ...words].join(' '))).answered()
    },
    presses: async (person, label, words) => (await press(person, label, words)).answered(),
    async opensForm(person, label, words) {
      await (await press(person, label, words)).view()
      const view = slack.viewOf(people[person])
      if (view === undefined) throw new Error(`${person} sees no form`)
      return (values) => slack.submit(people[person], view, values)
    },
    async writesInThread(words, text) {
      const root = slack
        .directMessages(people.ben)
        .find((message) => message.threadTs === undefined && slack.text(message).includes(words))
      if (root === undefined) throw new Error(`there is no thread ${words}`)
      await slack.write(people.ben, root.channel, text, { threadTs: root.ts })
    },
    sees: async (person) => messagesOf(people[person]),
    async takesDirectMessages(person, taken) {
      await slack.changeUser(people[person], { dmsRefused: taken ? undefined : 'user_not_visible' })
    },
    deletesThreads: async () => undefined,
    threads: async () => [],
    close: () => slack.close(),
  }
}
