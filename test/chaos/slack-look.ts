// What stands in the emulated Slack when all is over.
import type { Message, SlackEmulator } from '../emulators/slack/index.ts'
import type { Looked, Told } from './town.ts'

/** Looks at all channels and direct messages. `homes`: what arrived at each response_url. */
export function lookAtSlack(slack: SlackEmulator, homes: ReadonlyMap<string, readonly Message[]>): Looked {
  const { world } = slack
  const all = [...world.messages.values()].flatMap((channel) => [...channel.values()])
  const ours = all
    .filter(({ byBot, deleted, ephemeralTo }) => byBot && !deleted && ephemeralTo === undefined)
    .toSorted((one, other) => Number(one.ts) - Number(other.ts))

  const toldOf = (message: Message): Told => ({
    id: message.ts,
    channel: message.channel,
    where: whereOf(message),
    text: slack.text(message),
  })

  function whereOf({ channel }: Message): string {
    const found = world.channels.get(channel)
    return found?.kind === 'im' ? 'direct' : (found?.name ?? channel)
  }

  return {
    told: ours.map(toldOf),
    // Whoever is not in a public channel is named there, but not notified.
    toldTo: ({ id, name }) =>
      ours
        .filter((message) => {
          const place = world.channels.get(message.channel)
          return place?.kind === 'im' ? place.members.has(id) : slack.text(message).includes(name)
        })
        .map(toldOf),
    under: ({ channel, id }) =>
      all
        .filter((one) => one.channel === channel && one.threadTs === id && !one.byBot && !one.deleted)
        .map(({ text }) => text),
    threads: [],
    ephemeral: all.filter(({ ephemeralTo }) => ephemeralTo !== undefined).map((one) => slack.text(one)),
    answersAt: (home) => homes.get(home)?.length ?? 0,
    hasAnswer: (id) => ours.some(({ ts }) => ts === id),
  }
}
