// Draws the pictures that are to be brought somewhere: a few at a time, with the avatar if it comes soon, and no later than
// anybody would miss them. What goes wrong is a line in the log and no picture.
import type { PlatformName } from '../domain/place.ts'
import { avatarBytes, type Picture, type Pictures } from '../ports/pictures.ts'
import type { Platform } from '../ports/platform.ts'
import type { Logger, Timers } from '../ports/system.ts'
import type { Drawing } from './draw.ts'

export interface PicturesOptions {
  /** Looked into when an avatar is asked for. */
  readonly platforms: ReadonlyMap<PlatformName, Pick<Platform, 'avatar'>>
  readonly timers: Timers
  readonly logger: Logger
  /** Loads what draws; the real one when absent. */
  readonly load?: (() => Promise<Drawing>) | undefined
}

/** So many are drawn side by side: each takes a processor for a moment. */
const sideBySide = 2
/** How long an avatar is waited for. Milliseconds. */
const avatarMs = 1_000
/** How long a picture may take in all, with the wait for its turn. Milliseconds. */
const patienceMs = 2_000

const loadDrawing = async (): Promise<Drawing> => (await import('./draw.ts')).drawing()

/** Makes what draws them. Nothing is loaded before the first. */
export function drawPictures({ platforms, timers, logger, load = loadDrawing }: PicturesOptions): Pictures {
  let loaded: Promise<Drawing> | undefined
  const waiting: (() => void)[] = []
  let busy = 0

  /** Resolves with what comes within the time; with undefined later. */
  function within<Value>(ms: number, coming: Promise<Value>): Promise<Value | undefined> {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const stopWaiting = timers.after(ms, () => resolve(undefined))
    return Promise.race([coming, promise]).finally(stopWaiting)
  }

  async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    if (busy >= sideBySide) await new Promise<void>((resolve) => void waiting.push(resolve))
    else busy += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) busy -= 1
      else next()
    }
  }

  /** Without it the picture shows a letter in its place. */
  async function avatarOf({ user: { space, user } }: Picture): Promise<Uint8Array | undefined> {
    const asked = platforms.get(space.platform)?.avatar(space, user, avatarBytes) ?? Promise.resolve(undefined)
    return within(
      avatarMs,
      asked.catch((error: unknown) => {
        logger.debug('an avatar could not be had', { cause: error instanceof Error ? error.name : 'unknown' })
        return undefined
      }),
    )
  }

  return {
    async draw(picture) {
      let late = false
      const drawn = inTurn(async () => {
        // Nobody waits for it any more.
        if (late) return undefined
        loaded ??= load()
        const [draw, avatar] = await Promise.all([loaded, avatarOf(picture)])
        return late ? undefined : draw({ name: picture.name, title: picture.title, avatar })
      }).catch((error: unknown) => {
        logger.error('a picture could not be drawn', error)
        return undefined
      })
      const inTime = await within(patienceMs, drawn)
      late = true
      if (inTime === undefined) logger.warn('a picture is left out')
      return inTime
    },
  }
}
