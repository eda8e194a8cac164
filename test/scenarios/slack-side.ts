// One side of a stage: a workspace in Slack's emulator and a person's verbs in it. Which Hearth hears of it, it does not know.
import { manifestOf } from '../../adapters/slack/index.ts'
import { specs } from '../../commands/index.ts'
import { registryOf } from '../../src/bot/registry.ts'
import type { Config } from '../../src/config.ts'
import { freePort } from '../free-port.ts'
import type { Part } from './house.ts'
import type { Side, Spot } from './side.ts'
import { slackReplies } from './slack-replies.ts'
import { slackSight } from './slack-sight.ts'
import { type SlackWorkspace, type SlackWorkspaceOptions, slackWorkspace } from './slack-workspace.ts'
import type { File, PersonName } from './stage.ts'

/** What the menu of a message offers, as the manifest says. */
const { shortcuts = [] } = manifestOf(registryOf(specs)).features

export type SlackMode = 'socket' | 'http'

export interface SlackSideOptions extends SlackWorkspaceOptions {
  /** Resolves when everything that was done has had all its effects, on whatever side. */
  readonly settles: () => Promise<void>
}

/** Starts a workspace with its people in it: the verbs, and the part of it that Hearth needs. */
export async function slackSide(mode: SlackMode, { settles, ...options }: SlackSideOptions) {
  const workspace = await slackWorkspace(options)
  const { slack, people, locales, user, channel, typed } = workspace
  const sight = slackSight(workspace)
  const { newestWith, newestSaying, everythingSeenBy, privateTo } = sight
  const reply = slackReplies(workspace, sight, settles)
  const refusing = new Set<PersonName>()
  const port = await freePort()

  async function sends(person: PersonName, where: Spot, text: string, files: readonly File[]): Promise<void> {
    if (where === 'direct') await slack.writeDirectly(user(person), text, { files })
    else if (typeof where === 'object' || where === 'thread' || where === 'team') {
      const room = where === 'thread' ? sight.rooms(person).at(-1) : undefined
      const root = room === undefined ? sight.rootOf(person, where) : undefined
      if (room !== undefined) await slack.write(user(person), room, text, { files })
      else if (root === undefined) throw new Error(`${person} sees no thread`)
      else await slack.write(user(person), root.channel, text, { threadTs: root.ts, files })
    } else await slack.write(user(person), channel(where), text, { files })
    await settles()
  }

  /** The newest message they see that says so, and that others see too. */
  function seenSaying(person: PersonName, words: string, by?: string) {
    const found = everythingSeenBy(person).filter(
      ({ ephemeralTo, user: author }) => ephemeralTo === undefined && (by === undefined || author === by),
    )
    const message = found.filter((one) => slack.text(one).includes(words)).at(-1)
    if (message === undefined) throw new Error(`${person} sees no message that says ${words}`)
    return message
  }

  const verbs = {
    name: mode === 'socket' ? 'Slack by Socket Mode' : 'Slack by HTTP',
    async joins(person) {
      const known = people.get(person)
      if (known !== undefined) {
        await slack.changeUser(known, { deleted: false })
        return settles()
      }
      const name = person === 'nia' ? 'Nia' : person
      const locale = locales.get(person)
      const told = { general: true, dmsRefused: refusing.has(person), ...(locale === undefined ? {} : { locale }) }
      people.set(person, await slack.joinTeam({ name, ...told }))
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
    speaks: async (person, locale) => {
      locales.set(person, locale)
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
      const place = where === 'thread' ? sight.rooms(person).at(-1) : channel(where)
      if (place === undefined) throw new Error('Slack delivers no command in a thread')
      return reply(person, await slack.runCommand(user(person), place, '/hearth', [path, ...words].join(' ')))
    },
    async uses(person, label, where, words) {
      const shortcut = shortcuts.find(({ name }) => name === label)
      if (shortcut === undefined) throw new Error(`the manifest has no shortcut ${label}`)
      const message = newestSaying(person, where, words)
      return reply(person, await slack.shortcut(user(person), shortcut.callback_id, message))
    },
    async points(person, label, words) {
      const shortcut = shortcuts.find(({ name }) => name === label)
      if (shortcut === undefined) throw new Error(`the manifest has no shortcut ${label}`)
      return reply(person, await slack.shortcut(user(person), shortcut.callback_id, seenSaying(person, words)))
    },
    async answers(person, words, text) {
      const { channel: where, ts, threadTs = ts } = seenSaying(person, words)
      await slack.write(user(person), where, text, { threadTs })
      await settles()
    },
    async takesDown(person, words) {
      await slack.deleteMessage(user(person), seenSaying(person, words))
      await settles()
    },
    async deletes(person, words) {
      await slack.deleteMessage(user(person), seenSaying(person, words, user(person).id))
      await settles()
    },
    async calls(person, where, words) {
      const before = privateTo(person).length
      await sends(person, where, `<@${slack.world.bot.id}> ${words}`.trim(), [])
      // What only reads is kept nowhere: nothing but its answer tells that it is done.
      await slack.until(() => privateTo(person).length > before)
      await settles()
    },
    async tries(person, path) {
      return reply(person, await slack.runCommand(user(person), slack.general, '/hearth', path))
    },
    async presses(person, label) {
      return reply(person, await slack.press(user(person), newestWith(person, label), label))
    },
    async chooses(person, placeholder, chosen) {
      const message = sight.newestAsking(person, placeholder)
      return reply(person, await slack.choose(user(person), message, placeholder, chosen))
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
    async reacts(person, words) {
      await slack.react(user(person), seenSaying(person, words))
      await settles()
    },
    async takesBack(person, words) {
      await slack.unreact(user(person), seenSaying(person, words))
      await settles()
    },
    reactions: (person, words) =>
      [...seenSaying(person, words).reactions].flatMap(([name, who]) => (who.has(slack.world.bot.id) ? [name] : [])),
    offers(name) {
      if (!workspace.channels.has(name)) workspace.channels.set(name, slack.addChannel({ name, members: [user('mo')] }))
      return { channel: `#${name}` }
    },
    holds: (person, name) => channel(name).members.has(user(person).id),
    async putsOutOfReach(name) {
      await slack.archiveChannel(user('mo'), channel(name))
      await settles()
    },
    roles: () => [],
    sends,
    files: async (person, where) =>
      sight
        .messagesIn(person, where)
        .flatMap((message) => message.files.map(({ name, content }) => ({ name, content }))),
    pictures: async (person, where) =>
      sight
        .messagesIn(person, where)
        .flatMap(({ blocks }) => blocks)
        .flatMap((block) => {
          if (block.type !== 'image') return []
          const content = slack.world.files.get(block.slack_file?.id ?? '')?.content
          return content === undefined ? [] : [{ alt: block.alt_text, content }]
        }),
    async removes(person, where, words) {
      await slack.deleteMessage(user(person), newestSaying(person, where, words))
      await settles()
    },
    async edits(person, where, words, to) {
      await slack.editMessage(user(person), newestSaying(person, where, words, user(person).id), to)
      await settles()
    },
    async discusses(person, cardWords, text) {
      const card = sight.suggestionWith(person, cardWords)
      await slack.write(user(person), card.channel, text, { threadTs: card.ts })
      await settles()
    },
    reads: (person, where) => sight.messagesIn(person, where).map((message) => slack.text(message)),
    completes: async () => [],
  } satisfies Side
  return {
    part: partOf(mode, workspace, port),
    verbs: Object.assign(verbs, { slack, user, channel, privateTo, port, rooms: sight.rooms }),
  }
}

/** What Hearth needs of a workspace, by Socket Mode or signed HTTP. */
function partOf(mode: SlackMode, { slack, user }: SlackWorkspace, port: number): Part {
  const reached = { botToken: slack.botToken, apiUrl: slack.apiUrl }
  const { appToken, signingSecret } = slack
  const config: Partial<Config> =
    mode === 'socket'
      ? { slack: { ...reached, connection: { kind: 'socket', appToken } } }
      : { slack: { ...reached, connection: { kind: 'http', signingSecret, port } }, httpPort: port }
  return {
    config,
    async arrives() {
      if (mode === 'socket') await slack.connected()
      else await slack.deliverTo(`http://127.0.0.1:${port}/slack/events`)
      // The first thing Hearth does in a new workspace: it tells an admin what it found.
      await slack.until(() => slack.directMessages(user('mo')).length > 0)
    },
    async returns() {
      if (mode === 'socket') await slack.connected()
    },
    heard: () => slack.settled(10_000),
    close: slack.close,
  }
}
