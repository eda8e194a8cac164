// The emulated workspace that Hearth is killed on: its channels, Mo who owns it, the first contact, and what people see.
// It outlives every Hearth that is killed.
import { type Channel, type Message, type SlackEmulator, startSlack, type User } from '../emulators/slack/index.ts'
import type { Seen } from './stage.ts'

export type SlackSeen = Seen & { readonly message: Message }

export interface SlackWorkspace {
  readonly slack: SlackEmulator
  readonly mo: User
  readonly people: readonly User[]
  readonly channels: readonly Channel[]
  passes(ms: number): void
  messagesOf(user: User): readonly SlackSeen[]
  /** The newest message with these words and this button that somebody sees. */
  newestWith(user: User, label: string, words: string): Message
  /** The first contact, and *Looks right*. */
  setUp(settle: () => Promise<void>): Promise<void>
}

/** So often an event that nobody acknowledges is sent again, which is for as long as any test runs. */
const manyRetries = 20_000

/** Starts a workspace with Mo and these people in it. An event that was not acknowledged comes again after a wait. */
export async function slackWorkspace(options: {
  readonly names: readonly string[]
  readonly retryMs: number
}): Promise<SlackWorkspace> {
  let ahead = 0
  const retries = Array.from({ length: manyRetries }, () => options.retryMs)
  const slack = await startSlack({ now: () => Date.now() + ahead, timing: { retries } })
  const mo = slack.addUser({ name: 'Mo', admin: true, owner: true })
  const people = options.names.map((name) => slack.addUser({ name }))
  const members = [mo, ...people]
  const channels: readonly Channel[] = [
    slack.general,
    slack.addChannel({ name: 'welcome', members }),
    slack.addChannel({ name: 'support', members }),
    slack.addChannel({ name: 'suggestions', members }),
    slack.addChannel({ name: 'moderators', private: true, members: [mo], botIn: true }),
  ]

  function messagesOf(user: User): readonly SlackSeen[] {
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

  return {
    slack,
    mo,
    people,
    channels,
    passes(ms) {
      ahead += ms
    },
    messagesOf,
    newestWith,
    async setUp(settle) {
      await slack.until(() => slack.directMessages(mo).length > 0)
      await (await slack.press(mo, newestWith(mo, 'Looks right', 'please check'), 'Looks right')).answered()
      await settle()
      // Mo is not alone, and there is something to claim.
      const { id } = slack.addUser({ name: 'Kim' })
      await (await slack.runCommand(mo, slack.general, '/hearth', `setup moderators <@${id}>`)).answered()
      await settle()
    },
  }
}
