// The real world as Hearth sees it: a log that keeps secrets, ids that sort, a clock that can be set apart.
import { expect, test } from 'vitest'
import { PlatformError, UserError } from '../src/ports/errors.ts'
import { redacted, systemLogger } from '../src/system/logger.ts'
import { shiftedClock } from '../src/system/shifted-clock.ts'
import { systemIds, systemTimers } from '../src/system/system.ts'
import { plain } from '../src/view/text.ts'

/** A log, and the lines that were written to it. */
function log(level: Parameters<typeof systemLogger>[0] = 'debug') {
  const lines: string[] = []
  const logger = systemLogger(level, (line) => {
    lines.push(line)
  })
  return { lines, logger, last: (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '{}') }
}

/** An error as an SDK throws it: the whole request hangs on it, with the member's words and the token. */
class SdkError extends Error {
  override readonly name = 'DiscordAPIError'
  readonly code = 10062
  readonly status = 404
  readonly url = 'https://discord.com/api/v10/interactions/123/secret-token/callback'
  readonly requestBody = { json: { content: 'what Nia wrote' } }
  readonly headers = { authorization: 'Bot secret-token' }
}

test('of an error the log has its name, code, status and stack, and nothing else', () => {
  const { logger, last } = log()
  logger.error('it failed', new SdkError('refused: what Nia wrote'), { effect: 'e1' })
  const { time, level, stack, ...rest } = last()
  expect(rest).toEqual({ msg: 'it failed', error: 'DiscordAPIError', code: 10062, status: 404, effect: 'e1' })
  expect(stack).toMatch(/^\s+at .*system\.test\.ts/m)
})

test('neither the message of an error nor what hangs on it reaches the log', () => {
  const { lines, logger } = log()
  logger.error('it failed', new SdkError('refused: what Nia wrote'))
  logger.error('it failed', new Error('many\nlines of\nwhat Nia wrote'))
  logger.error('it failed', new Error('first\n    at what Nia wrote (file:///house:1:2)\n    at last'))
  logger.error('it failed', new UserError(plain('what Nia wrote')))
  logger.error('it failed', 'what Nia wrote, thrown bare')
  logger.error('it failed', { message: 'what Nia wrote' })
  logger.error('it failed', new Error('outside', { cause: new Error('what Nia wrote') }))
  expect(lines).toHaveLength(7)
  expect(lines.join()).not.toMatch(/what Nia wrote|secret-token/)
})

test('a stack frame that holds an address loses its secret', () => {
  const { lines, logger } = log()
  const error = new Error('no')
  error.stack = 'Error: no\n    at send (https://discord.com/api/webhooks/1/secret-token/messages:1:2)'
  logger.error('it failed', error)
  expect(lines[0]).toContain('/webhooks/…')
  expect(lines[0]).not.toContain('secret-token')
})

test('a secret is taken out of whatever line it stands in, and the line stays one', () => {
  const lines: string[] = []
  const logger = systemLogger('debug', (line) => lines.push(line), ['a-signing-secret', 'https://beat.example/x'])
  logger.debug('signed with a-signing-secret', { at: 'https://beat.example/x' })
  logger.warn('there is xoxb-1-secret', { to: 'https://hooks.example/commands/T1/2/secret', from: 'xapp-1-secret' })
  logger.error('it failed', undefined, { store: 'postgres://hearth:pass-secret@db.example:5432/hearth' })
  expect(lines.join('')).not.toMatch(/secret|beat\.example/)
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { msg: 'signed with …', at: '…' },
    { msg: 'there is …', to: 'https://hooks.example/commands/…', from: '…' },
    { store: 'postgres://hearth:…@db.example:5432/hearth' },
  ])
})

test('what is logged during some work carries its fields, and what is logged beside it does not', async () => {
  const { lines, logger } = log()
  const work = logger.during({ ref: 'A' }, async () => {
    await Promise.resolve()
    logger.during({ ref: 'B' }, () => logger.info('inner', { kind: 'post' }))
    logger.error('outer', new Error('no'), { what: 'help' })
    return 'done'
  })
  logger.info('beside')
  expect(await work).toBe('done')
  const written = lines.map((line) => JSON.parse(line))
  expect(written.map(({ msg, ref, kind, what }) => ({ msg, ref, kind, what }))).toEqual([
    { msg: 'beside' },
    { msg: 'inner', ref: 'B', kind: 'post' },
    { msg: 'outer', ref: 'A', what: 'help' },
  ])
})

test('of a platform that refused the log has the operation, and of a cause its name', () => {
  const { logger, last } = log()
  logger.error('it failed', new PlatformError('chat.postMessage', 'No.', { cause: new TypeError('fetch failed') }))
  expect(last()).toMatchObject({ error: 'PlatformError', operation: 'chat.postMessage', cause: 'TypeError' })
})

test.each([
  ['https://discord.com/api/webhooks/123/abc/messages/@original', 'https://discord.com/api/webhooks/…'],
  ['POST "/interactions/1/abc/callback" failed', 'POST "/interactions/…" failed'],
  ['xoxb-12-ab and xapp-1-cd and xoxp-9', '… and … and …'],
  ['https://discord.com/api/channels/1/messages', 'https://discord.com/api/channels/1/messages'],
])('%s is written as %s', (text, written) => {
  expect(redacted(text)).toBe(written)
})

test('a line below the level of the log is not written', () => {
  const { lines, logger } = log('warn')
  logger.debug('no')
  logger.info('no')
  logger.warn('yes', { why: 'it matters' })
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ msg: 'yes', why: 'it matters' }])
})

test('later ids sort after earlier ones, also within a millisecond and when the clock is set back', () => {
  let now = 1_900_000_000_000
  const ids = systemIds({ now: () => now })
  const made = Array.from({ length: 3000 }, (_, index) => {
    if (index % 3 === 0) now += index % 2 === 0 ? 7 : -5
    return ids.next()
  })
  expect(made.toSorted()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
  expect(made.filter((id) => !/^[0-9a-z]{20}$/.test(id))).toEqual([])
})

test('ids of two processes in the same millisecond differ', () => {
  const clock = { now: () => 1_900_000_000_000 }
  expect(systemIds(clock).next()).not.toBe(systemIds(clock).next())
})

test('a secret has 32 characters, none like another', () => {
  const { secret } = systemIds({ now: () => 0 })
  const secrets = Array.from({ length: 100 }, secret)
  expect(new Set(secrets).size).toBe(100)
  expect(secrets.filter((one) => !/^[0-9a-z]{32}$/.test(one))).toEqual([])
})

test('a shifted clock goes with the machine’s, apart by what it was shifted', () => {
  let now = 1000
  const clock = shiftedClock({ now: () => now }, -200)
  expect(clock.now()).toBe(800)
  clock.shift(500)
  now += 10
  expect(clock.now()).toBe(1310)
  expect(clock.offset()).toBe(300)
})

test('a timer that is taken back does nothing', async () => {
  const done: string[] = []
  const takeBack = systemTimers.after(0, () => done.push('taken back'))
  takeBack()
  await new Promise<void>((resolve) => {
    systemTimers.after(0, () => {
      done.push('kept')
      resolve()
    })
  })
  expect(done).toEqual(['kept'])
})

test('a timer for longer than the runtime can wait does not go off at once', async () => {
  const done: string[] = []
  const takeBack = systemTimers.after(2 ** 40, () => done.push('too early'))
  await new Promise<void>((resolve) => systemTimers.after(5, resolve))
  expect(done).toEqual([])
  takeBack()
})
