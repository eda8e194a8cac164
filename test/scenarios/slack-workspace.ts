// The workspace of the stage on Slack: the emulator, the four people, and the channels with their names.
import { type Channel, type SlackOptions, startSlack, type User } from '../emulators/slack/index.ts'
import { channelsBut, type SpareChannel } from './side.ts'
import type { PersonName } from './stage.ts'

export type SlackWorkspace = Awaited<ReturnType<typeof slackWorkspace>>

export interface SlackWorkspaceOptions {
  readonly now: () => number
  /** The waits before Slack sends an event again, in milliseconds; Slack's own unless given. */
  readonly retries?: readonly number[] | undefined
  readonly emulator?: SlackOptions | undefined
  readonly without?: readonly SpareChannel[] | undefined
}

/** Starts the workspace. Nia has not joined it yet. */
export async function slackWorkspace({ now, retries, emulator, without }: SlackWorkspaceOptions) {
  const timing = { ...emulator?.timing, ...(retries === undefined ? {} : { retries }) }
  const slack = await startSlack({ ...emulator, now, timing })
  const people = new Map<PersonName, User>([
    ['mo', slack.addUser({ name: 'Mo', admin: true, owner: true })],
    ['ben', slack.addUser({ name: 'Ben' })],
    ['ida', slack.addUser({ name: 'Ida' })],
  ])
  const user = (person: PersonName): User => {
    const found = people.get(person)
    if (found === undefined) throw new Error(`${person} has not joined`)
    return found
  }
  const members = [...people.values()]
  const channels = new Map<string, Channel>([['general', slack.general]])
  for (const name of channelsBut(['welcome', 'support', 'suggestions'], without))
    channels.set(name, slack.addChannel({ name, members }))
  if (!without?.includes('moderators')) {
    const team = { name: 'moderators', private: true, members: [user('mo')], botIn: true }
    channels.set('moderators', slack.addChannel(team))
  }
  const channel = (name: string): Channel => {
    const found = channels.get(name)
    if (found === undefined) throw new Error(`there is no channel ${name}`)
    return found
  }

  return {
    slack,
    people,
    /** The languages of those who have yet to join. */
    locales: new Map<PersonName, string>(),
    user,
    channels,
    channel,
    /** `<#C1>` for `#help`, `<@U1>` for `@Ben`, as Slack's own client sends them. */
    typed(value: string): string {
      const place = value.startsWith('#') ? channels.get(value.slice(1)) : undefined
      if (place !== undefined) return `<#${place.id}|${place.name}>`
      const person = [...people.values()].find((one) => `@${one.name}` === value)
      return person === undefined ? value : `<@${person.id}>`
    },
  }
}
