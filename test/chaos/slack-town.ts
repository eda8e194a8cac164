// The emulated Slack as the crowd lives in it.
import type { Interaction, Message, SlackEmulator } from '../emulators/slack/index.ts'
import { slackWorkspace } from '../kill/slack-workspace.ts'
import {
  formMs,
  memberNames,
  moderatorNames,
  newest,
  newestThreads,
  numberOn,
  oneOfTheLast,
  subjectIn,
  withoutDirect,
} from './people.ts'
import { lookAtSlack } from './slack-look.ts'
import { messageOf, optionsOf } from './slack-messages.ts'
import type { Ask, AskState, FormAsk, Person, Shown, Town, Whereabouts } from './town.ts'

export interface SlackChaos extends Town {
  readonly slack: SlackEmulator
  /** The last event comes once more: under another id, or as a retry. */
  repeatsEvent(which: number): void
  closesDirect(which: number): void
}

const retryMs = 100
/** Nothing is on its way when nothing has happened for so long: five retries. */
const quietMs = 5 * retryMs
const quietAtMost = 20_000
const unheard: AskState = { accepted: false, answered: false, key: undefined, home: undefined }

/** Starts a Slack with the crowd in it. */
export async function slackTown(): Promise<SlackChaos> {
  const workspace = await slackWorkspace({ names: [...moderatorNames, ...memberNames], retryMs })
  const { slack, channels } = workspace
  const homes = new Map<string, readonly Message[]>()
  const moderators: Person[] = [{ id: workspace.mo.id, name: 'Mo', moderates: true }]
  const members: Person[] = []
  for (const user of workspace.people) {
    const moderates = moderatorNames.some((name) => name === user.name)
    user.admin = moderates
    if (moderates) channelNamed('moderators').members.add(user.id)
    if (withoutDirect.includes(user.name)) user.dmsRefused = 'user_not_visible'
    ;(moderates ? moderators : members).push({ id: user.id, name: user.name, moderates })
  }

  function channelNamed(name: string) {
    const found = channels.find((channel) => channel.name === name)
    if (found === undefined) throw new Error(`there is no channel ${name}`)
    return found
  }

  function messagesAt(person: Person, where: Whereabouts): readonly Message[] {
    const seenIn = (name: string): readonly Message[] =>
      slack.messagesSeenBy(person.id, channelNamed(name)).slice(-newest)
    switch (where) {
      case 'threads':
        return rootsOf(person).slice(-newestThreads)
      case 'private':
        return ['general', 'suggestions'].flatMap(seenIn).filter(({ ephemeralTo }) => ephemeralTo === person.id)
      case 'welcome':
        return slack.directMessages(person.id).filter(({ threadTs }) => threadTs === undefined)
      case 'suggestions':
      case 'moderators':
        return seenIn(where)
      default:
        return where satisfies never
    }
  }

  const rootsOf = (person: Person): readonly Message[] =>
    slack
      .directMessages(person.id)
      .filter((one) => one.threadTs === undefined && slack.text(one).includes('this is your thread with the team'))

  const shownOf = (message: Message): Shown => {
    const read = slack.text(message)
    return { id: message.ts, text: read, has: (label) => read.includes(`[${label}]`) }
  }

  function askOf(person: Person, what: string, writes: boolean, asking: Promise<Interaction>): FormAsk {
    let heard: Interaction | undefined
    const hears = asking.then((interaction) => {
      heard = interaction
      homes.set(interaction.responseUrl, interaction.responses)
      return interaction
    })
    // Whoever asks for what is not there any more is told so by Slack itself.
    hears.catch(() => undefined)
    return {
      person,
      what,
      writes,
      state: () =>
        heard === undefined
          ? unheard
          : {
              accepted: heard.ackedWithin !== undefined,
              answered: heard.responses.length > 0 || heard.views.length > 0,
              key: heard.triggerId,
              home: heard.responseUrl,
            },
      async answer() {
        const opened = await hears
        return shownOf(await opened.response(formMs))
      },
      async filled(values) {
        const opened = await hears
        const view = await opened.view(formMs)
        return formAsk(person, what, opened, slack.submit(person.id, view, values), `${view.id}:${view.hash}`)
      },
    }
  }

  function formAsk(
    person: Person,
    what: string,
    opened: Interaction,
    sending: ReturnType<typeof slack.submit>,
    key: string,
  ): Ask {
    let sent: Awaited<typeof sending> | undefined
    sending.then(
      (submission) => {
        sent = submission
      },
      () => undefined,
    )
    return {
      person,
      what: `${what}, form`,
      writes: true,
      state: () => ({
        accepted: sent?.ackedWithin !== undefined,
        answered: opened.responses.length > 0 || sent?.errors !== undefined || sent?.updated !== undefined,
        key,
        home: opened.responseUrl,
      }),
    }
  }

  return {
    name: 'slack',
    space: `slack:${slack.teamId}`,
    relayed: true,
    slack,
    members,
    moderators,
    childOptions: () => ({ slack: { botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl } }),
    connected: () => slack.connected(),
    async quiet() {
      for (const until = Date.now() + quietAtMost; Date.now() < until; ) {
        const changed = slack.until(changesOnce(), quietMs).then(
          () => true,
          () => false,
        )
        if (!(await changed)) return
      }
    },
    passes: workspace.passes,
    setUp: workspace.setUp,
    joins(name, { direct }) {
      const dmsRefused = direct ? {} : { dmsRefused: true }
      void slack.joinTeam({ name, general: true, ...dmsRefused }).then(({ id }) => {
        members.push({ id, name, moderates: false })
      })
    },
    runs(person, path, options, writes) {
      const words = Object.entries(options).map(([name, value]) => `${name}: ${value}`)
      const typed = [path, ...words].join(' ')
      return askOf(person, `/${path}`, writes, slack.runCommand(person.id, slack.general, '/hearth', typed))
    },
    sees: (person, where) =>
      messagesAt(person, where)
        .filter((one) => !one.deleted)
        .map(shownOf),
    presses: (person, shown, label, writes) =>
      askOf(person, label, writes, slack.press(person.id, messageOf(slack, shown), label)),
    chooses(person, shown, label, which) {
      const message = messageOf(slack, shown)
      const offered = optionsOf(message, label)
      const value = offered[Math.floor(which * offered.length)] ?? ''
      return askOf(person, label, true, slack.choose(person.id, message, label, value))
    },
    async discusses(person, card, word) {
      const root = messageOf(slack, card)
      const written = await slack.write(person.id, root.channel, word, { threadTs: root.ts })
      const key = `${written.channel}:${written.ts}`
      return {
        ...{ person, word, number: numberOn(card), postedKey: `${key}:posted`, removedKey: `${key}:removed` },
        remove: () => slack.deleteMessage(person.id, written),
      }
    },
    async writesInThread(person, which, word) {
      const root = oneOfTheLast(rootsOf(person), newestThreads, which)
      if (root === undefined) return undefined
      const { ts, channel } = await slack.write(person.id, root.channel, word, { threadTs: root.ts })
      return { person, word, key: `${channel}:${ts}:posted`, thread: subjectIn(slack.text(root)) }
    },
    async teamWrites(person, which, word) {
      const notices = messagesAt(person, 'moderators').filter((one) => slack.text(one).includes('opened by'))
      const notice = oneOfTheLast(notices, newestThreads, which)
      if (notice === undefined) return undefined
      const { ts, channel } = await slack.write(person.id, notice.channel, word, { threadTs: notice.ts })
      return { person, word, key: `${channel}:${ts}:posted`, thread: subjectIn(slack.text(notice)) }
    },
    look: () => lookAtSlack(slack, homes),
    repeatsEvent: (which) => void slack.repeatLastEvent(which > 0.5 ? { retry: 1 } : {}),
    closesDirect(which) {
      const person = oneOfTheLast(members, members.length, which)
      const user = person && slack.world.users.get(person.id)
      if (user !== undefined) user.dmsRefused = 'user_not_visible'
    },
    close: () => slack.close(),
  }
}

/** A probe that is true when it is asked for the second time, which is at the next change. */
function changesOnce(): () => boolean {
  let asked = 0
  return () => {
    asked += 1
    return asked > 1
  }
}
