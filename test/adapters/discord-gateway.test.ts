// Whatever happens to the connection, Hearth hears again by itself, hears nothing twice, and never hammers at the door.
import { expect, test } from 'vitest'
import { times } from '../../adapters/discord/limits.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import type { GatewayFault } from '../emulators/discord/faults.ts'
import { type Stage, stage, startedStage } from './discord-stage.ts'

const login = 2
const resume = 6

const write = ({ discord, guild, ana }: Stage, words: string): void =>
  void discord.write(ana, guild.channel('general').id, words)

/** Resolves once somebody's words have been heard. */
const heard = ({ until, inbox }: Stage, words: string): Promise<unknown> =>
  until(() => inbox.seen('message').find(({ text }) => text === words))

/** A command is answered, and of what people wrote each was heard once. */
async function isWell(house: Stage, ...written: readonly string[]): Promise<void> {
  const { discord, guild, ana, inbox } = house
  write(house, 'after it')
  await heard(house, 'after it')
  const response = await discord.runCommand(ana, guild.channel('general').id, '/help').response()
  expect(response).toMatchObject({ kind: 'message', message: { content: 'Done.' } })
  expect(inbox.seen('message').map(({ text }) => text)).toEqual([...written, 'after it'])
}

async function connected(options?: Parameters<typeof stage>[0]): Promise<Stage> {
  const house = await startedStage(options)
  await house.until(() => house.inbox.seen('space-seen').length === 1)
  return house
}

test.for<[string, (house: Stage) => void]>([
  ['the connection was cut', ({ discord }) => discord.dropConnections()],
  ['Discord asked to reconnect', ({ discord }) => discord.askToReconnect()],
  [
    'Discord called the session invalid, but resumable',
    ({ discord }) => discord.invalidateSessions({ resumable: true }),
  ],
  ['Discord closed with 4000', ({ discord }) => discord.closeConnections(4000)],
  ['Discord closed with 4009', ({ discord }) => discord.closeConnections(4009)],
])('hears everything once, also what was missed, after %s', async ([, happens]) => {
  const house = await connected()
  write(house, 'before it')
  await heard(house, 'before it')
  happens(house)
  write(house, 'meanwhile')
  await heard(house, 'meanwhile')
  await isWell(house, 'before it', 'meanwhile')
  expect(house.discord.received(login)).toBe(1)
})

test('hears everything once after a heartbeat was not answered', async () => {
  const house = await connected({ heartbeatMs: 100 })
  house.discord.faults.nextOp(1, { kind: 'ignore' })
  await house.until(() => house.discord.received(resume) === 1)
  await isWell(house)
})

test.for<[string, (house: Stage) => void]>([
  ['Discord called the session invalid', ({ discord }) => discord.invalidateSessions({ resumable: false })],
  ['Discord forgot the session', ({ discord }) => discord.dropConnections({ forgetSessions: true })],
  [
    'Discord refused the resume',
    ({ discord }) => {
      discord.faults.nextOp(resume, { kind: 'invalid session', resumable: false })
      discord.dropConnections()
    },
  ],
])('logs in anew after %s', async ([, happens]) => {
  const house = await connected()
  const { discord, until, inbox, timers, clock } = house
  happens(house)
  await until(() => timers.waits.length === 1)
  clock.skip(5_000)
  timers.fire()
  await until(() => inbox.seen('space-seen').length === 2)
  expect(new Set(inbox.seen('space-seen').map(({ key }) => key)).size).toBe(2)
  expect(discord.received(login)).toBe(2)
  await isWell(house)
})

test('leaves a connection on which nothing comes any more, also when its goodbye is not answered', async () => {
  const house = await connected({ heartbeatMs: 50 })
  house.discord.silence()()
  write(house, 'meanwhile')
  house.timers.fireWatch()
  await heard(house, 'meanwhile')
  await isWell(house, 'meanwhile')
  expect(house.logger.lines).toContainEqual(expect.stringContaining('says nothing any more'))
})

test('finds its way back into a gateway that was silent for a while, also to those who came', async () => {
  const house = await connected()
  const { discord, timers, until, clock } = house
  const end = discord.silence()
  timers.fireWatch()
  await until(() => discord.connectionsMade() === 2)
  end()
  timers.fireWatch()
  await until(() => timers.waits.length === 1)
  clock.skip(5_000)
  timers.fire()
  await until(() => discord.ready() === 1)
  await isWell(house)
})

test('stops while it is about to connect to a gateway that is gone', async () => {
  const { discord, platform, timers, until } = await connected()
  discord.silence()
  timers.fireWatch()
  await until(() => discord.connectionsMade() === 2)
  const stopped = platform.stop()
  await discord.close()
  timers.fire()
  await stopped
})

test('asks once more for a resume that is not answered, and then logs in anew', async () => {
  const house = await connected()
  const { discord, until, timers, clock } = house
  const end = discord.faults.everyOp(resume, { kind: 'ignore' })
  discord.dropConnections()
  await until(() => discord.received(resume) === 1)
  timers.fireWatch()
  await until(() => discord.received(resume) === 2)
  timers.fireWatch()
  await until(() => timers.waits.length === 1)
  clock.skip(5_000)
  timers.fire()
  await until(() => discord.received(login) === 2)
  end()
  await isWell(house)
})

test.for<[string, GatewayFault]>([
  ['is closed', { kind: 'close', code: 4000 }],
  ['is said to be invalid', { kind: 'invalid session', resumable: false }],
])('logs in ever more slowly where each login %s', async ([, fault]) => {
  const house = await connected()
  const { discord, until, timers, clock } = house
  const end = discord.faults.everyOp(login, fault)
  discord.dropConnections({ forgetSessions: true })
  const waits: number[] = []
  for (let logins = 1; logins < 4; logins += 1) {
    const [wait = 0] = await until(() => timers.waits.length === 1 && timers.waits)
    expect(discord.received(login)).toBe(logins)
    waits.push(Math.ceil(wait / 5_000) * 5_000)
    if (logins === 3) end()
    clock.skip(wait)
    timers.fire()
    await until(() => discord.received(login) === logins + 1)
  }
  expect(waits).toEqual([5_000, 10_000, 20_000])
  await isWell(house)
})

test('connects ever more slowly where each connection is closed, and still resumes', async () => {
  const house = await connected()
  const { discord, until, timers, clock } = house
  const end = discord.faults.everyOp(resume, { kind: 'close', code: 4000 })
  discord.dropConnections()
  write(house, 'meanwhile')
  const [wait = 0] = await until(() => timers.waits.length === 1 && timers.waits)
  expect(discord.received(resume)).toBe(4)
  expect(discord.received(login)).toBe(1)
  end()
  clock.skip(wait)
  timers.fire()
  await heard(house, 'meanwhile')
  await isWell(house, 'meanwhile')
})

test('logs in anew where Discord goes on calling the session invalid, but resumable', async () => {
  const house = await connected()
  const { discord, until, timers, clock } = house
  const end = discord.faults.everyOp(resume, { kind: 'invalid session', resumable: true })
  discord.dropConnections()
  await until(() => timers.waits.length === 1)
  expect(discord.received(resume)).toBeLessThan(150)
  end()
  clock.skip(5_000)
  timers.fire()
  await until(() => discord.received(login) === 2)
  await isWell(house)
})

test('does not log in at once when it is started again after logins that came to nothing', async () => {
  const { discord, platform, inbox, until, timers } = await stage()
  discord.faults.everyOp(login, { kind: 'close', code: 4000 })
  const started = platform.start(inbox).catch((error: unknown) => error)
  await until(() => timers.waits.length === 2)
  timers.fire()
  await started
  const logins = discord.received(login)
  const failed = await platform.start(inbox).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(PlatformError)
  expect(failed instanceof PlatformError && failed.retryAfterMs).toBeGreaterThan(0)
  expect(discord.received(login)).toBe(logins)
})

test('says that Discord lets it log in no more today', async () => {
  const { discord, platform, inbox } = await stage({ logins: 0 })
  const failed = await platform.start(inbox).catch((error: unknown) => error)
  expect(String(failed)).toContain('a thousand times')
  expect(failed instanceof PlatformError && failed.retryAfterMs).toBeGreaterThan(0)
  expect(discord.received(login)).toBe(0)
})

test.for([
  [4004, 'DISCORD_TOKEN'],
  [4013, 'Message Content Intent'],
  [4014, 'Message Content Intent'],
] as const)(
  'says in one line what to do about a close with %i, and comes back once that is done',
  async ([code, words]) => {
    const house = await connected()
    const { discord, until, logger, timers, clock } = house
    const end = discord.faults.everyOp(login, { kind: 'close', code })
    discord.closeConnections(code)
    const line = await until(() => logger.messages.find((message) => message.includes(words)))
    expect(line).toContain('https://discord.com/developers/applications')
    expect(line).toContain('in 5 minutes')
    await until(() => timers.waits.length === 1)
    clock.skip(5 * 60_000)
    timers.fire()
    await until(() => logger.messages.find((message) => message.includes('in 10 minutes')))
    expect(discord.received(login)).toBe(2)
    end()
    await until(() => timers.waits.length === 1)
    clock.skip(10 * 60_000)
    timers.fire()
    await until(() => logger.lines.includes('info Discord is connected again'))
    await isWell(house)
  },
)

test('stops although nothing comes any more', async () => {
  const { discord, platform, until, timers } = await connected()
  discord.silence()()
  const stopped = platform.stop()
  await until(() => timers.waits.length === 1)
  timers.fire()
  await stopped
})

test('is not back after a stop that came while it was about to connect again', async () => {
  const house = await connected()
  const { discord, platform, inbox, until, timers } = house
  discord.dropConnections()
  await until(() => timers.watches.includes(times.readyMs))
  await platform.stop()
  await platform.start(inbox)
  discord.dropConnections()
  await until(() => discord.ready() === 1)
  expect([discord.received(login), discord.received(resume)]).toEqual([2, 1])
})
