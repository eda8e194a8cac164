// Pictures that are asked for: a few at a time, soon or not at all, and never an error to whoever asked.
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Drawing, Drawn } from '../../src/drawing/draw.ts'
import { drawPictures } from '../../src/drawing/pictures.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import type { Platform } from '../../src/ports/platform.ts'
import { handTimers } from '../delivery/hand-timers.ts'
import { silentLogger } from '../silent-logger.ts'

const space = { platform: 'discord', id: 'garden' } as const
const picture = { user: { space, user: 'nia' }, name: 'Nia', title: 'Welcome to Garden', alt: 'A picture' }
const never = new Promise<never>(() => {})
const drawnBytes = Uint8Array.of(1)

function easel({ avatar, draw }: { avatar?: Platform['avatar']; draw?: Drawing } = {}) {
  let time = 0
  const timers = handTimers({ now: () => time })
  const drawn: Drawn[] = []
  const logged: string[] = []
  const pictures = drawPictures({
    platforms: new Map([['discord', { avatar: avatar ?? (async () => undefined) }]]),
    timers,
    logger: { ...silentLogger, warn: (line) => logged.push(line), error: (line) => logged.push(line) },
    load: async () => (one) => {
      drawn.push(one)
      return draw?.(one) ?? Promise.resolve(drawnBytes)
    },
  })
  return {
    draw: () => pictures.draw(picture),
    drawn,
    logged,
    async pass(ms: number) {
      await setImmediate()
      time += ms
      timers.fire()
      await setImmediate()
    },
  }
}

test('a picture shows the avatar of whom it is for', async () => {
  const avatar = Uint8Array.of(7)
  const asked: unknown[] = []
  const { draw, drawn } = easel({
    avatar: async (...of) => {
      asked.push(of)
      return avatar
    },
  })
  expect(await draw()).toEqual(drawnBytes)
  expect(drawn).toEqual([{ name: 'Nia', title: 'Welcome to Garden', avatar }])
  expect(asked).toEqual([[space, 'nia', 1024 * 1024]])
})

test('an avatar that cannot be had, or does not come within a second, is done without', async () => {
  const refused = easel({ avatar: () => Promise.reject(new PlatformError('read an avatar', 'It is away.')) })
  expect(await refused.draw()).toEqual(drawnBytes)
  const slow = easel({ avatar: () => never })
  const drawing = slow.draw()
  await slow.pass(999)
  expect(slow.drawn).toEqual([])
  await slow.pass(1)
  expect(await drawing).toEqual(drawnBytes)
  expect(slow.drawn).toMatchObject([{ avatar: undefined }])
})

test('a picture that takes over two seconds, or cannot be drawn, is left out with a line in the log', async () => {
  const slow = easel({ draw: () => never })
  const drawing = slow.draw()
  await slow.pass(2_000)
  expect(await drawing).toBeUndefined()
  expect(slow.logged).toEqual(['a picture is left out'])
  const broken = easel({ draw: () => Promise.reject(new Error('no ink')) })
  expect(await broken.draw()).toBeUndefined()
  expect(broken.logged).toEqual(['a picture could not be drawn', 'a picture is left out'])
})

test('two are drawn at a time, and one whose turn comes too late is not drawn at all', async () => {
  const ends: ((bytes: Uint8Array) => void)[] = []
  const { draw, drawn, pass } = easel({ draw: () => new Promise((resolve) => void ends.push(resolve)) })
  const all = [draw(), draw(), draw(), draw()]
  await pass(0)
  expect(drawn).toHaveLength(2)
  ends[0]?.(drawnBytes)
  await pass(0)
  expect(drawn).toHaveLength(3)
  await pass(2_000)
  expect(await Promise.all(all)).toEqual([drawnBytes, undefined, undefined, undefined])
  for (const end of ends) end(drawnBytes)
  await pass(0)
  expect(drawn).toHaveLength(3)
})
