// What Slack tells of people without being asked: that they reacted, where they live, how they look.
import { afterEach, describe, expect, test } from 'vitest'
import { type Bench, bench, type Mode, modes } from './slack-bench.ts'

const opened: Bench[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

async function started(mode: Mode): Promise<Bench> {
  const made = await bench(mode)
  opened.push(made)
  await made.start()
  return made
}

describe.each(modes)('over %s', (mode) => {
  test('a reaction is heard with what it was, each time it is added or taken back', async () => {
    const { slack, inbox } = await started(mode)
    const [ana, ben] = [slack.addUser({ name: 'Ana' }), slack.addUser({ name: 'Ben' })]
    await slack.inviteBot(slack.general)
    const message = await slack.write(ben, slack.general, 'Soup is ready')
    await slack.react(ana, message, 'thumbsup')
    await slack.unreact(ana, message, 'thumbsup')
    await slack.react(ana, message, 'stew')
    await slack.settled()
    const heard = inbox.of('reacted')
    const space = { platform: 'slack', id: slack.teamId }
    const place = { kind: 'channel', space, channel: slack.general.id }
    expect(heard.map(({ emoji, takenBack }) => [emoji, takenBack])).toEqual([
      [':thumbsup:', undefined],
      [':thumbsup:', true],
      [':stew:', undefined],
    ])
    expect(heard[0]).toMatchObject({ space, place, user: { user: ana.id, name: 'Ana' } })
    expect(heard[0]?.message).toEqual({ place, channel: slack.general.id, id: message.ts })
    expect(Math.abs((heard[0]?.at ?? 0) - Date.now())).toBeLessThan(60_000)
    expect(new Set(heard.map((event) => event.key)).size).toBe(3)
    expect(JSON.stringify(heard)).not.toMatch(/Soup/)
  })
})

test('a bot’s reaction is nobody’s', async () => {
  const { slack, inbox } = await started('socket')
  const [ana, beep] = [slack.addUser({ name: 'Ana' }), slack.addUser({ name: 'Beep', bot: true })]
  slack.general.members.add(beep.id)
  await slack.inviteBot(slack.general)
  const message = await slack.write(ana, slack.general, 'Soup is ready')
  await slack.react(beep, message)
  await slack.react(ana, message)
  await slack.settled()
  expect(inbox.of('reacted').map(({ user }) => user.name)).toEqual(['Ana'])
})

test('whoever joins is told of with their zone and their picture; a zone that there is not is none', async () => {
  const { slack, inbox } = await started('socket')
  await slack.joinTeam({ name: 'Ana', tz: 'Asia/Tokyo', avatar: 'https://avatars.slack-edge.com/ana_192.png' })
  await slack.joinTeam({ name: 'Ben', tz: 'Middle-earth/Shire' })
  await slack.settled()
  const members = inbox.of('member-joined').map(({ member }) => member)
  const [ana, ben] = ['Ana', 'Ben'].map((name) => members.find((member) => member.name === name))
  expect(ana).toMatchObject({ zone: 'Asia/Tokyo', avatar: 'https://avatars.slack-edge.com/ana_192.png' })
  expect(ben?.zone).toBeUndefined()
  expect(ana?.createdAt).toBeUndefined()
})
