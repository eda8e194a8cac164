// The kill tests' stage on Slack by Socket Mode. Slack sends again what was not acknowledged, here without a pause, so
// that waiting until nothing is unacknowledged is waiting until every event has reached a Hearth that lives.
import type { User } from '../emulators/slack/index.ts'
import { slackWorkspace } from './slack-workspace.ts'
import type { KillStage, PersonName } from './stage.ts'

/** Starts a workspace with its people in it. */
export async function slackKillStage(): Promise<KillStage> {
  const workspace = await slackWorkspace({ names: ['Ben', 'Ida'], retryMs: 0 })
  const { slack, mo, messagesOf, newestWith } = workspace
  const [ben = mo, ida = mo] = workspace.people
  const people: Record<PersonName, User> = { mo, ben, ida }
  const support = workspace.channels.find(({ name }) => name === 'support') ?? slack.general
  let joined = 0

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
    setUp: workspace.setUp,
    passes: workspace.passes,
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
    async chooses(person, placeholder, chosen, words) {
      const message = messagesOf(people[person]).findLast(({ text }) => text.includes(words))?.message
      if (message === undefined) throw new Error(`${person} sees no ${words}`)
      await (await slack.choose(people[person], message, placeholder, [chosen])).answered()
    },
    named: (person) => `<@${people[person].id}>`,
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
    supportChannel: `<#${support.id}|support>`,
    asks: (text) => slack.write(people.ben, support, text),
    async answers(words, text) {
      const asked = slack.messagesSeenBy(people.ida, support).find((message) => slack.text(message).includes(words))
      if (asked === undefined) throw new Error(`nobody asked ${words}`)
      await slack.write(people.ida, support, text, { threadTs: asked.ts })
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
