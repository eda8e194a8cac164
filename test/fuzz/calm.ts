// Fails a test in whose process anything was thrown that nobody caught: in production it would end Hearth.
import { afterEach, beforeEach, expect } from 'vitest'

/** Watches every test of the file. */
export function staysCalm(): void {
  const uncaught: unknown[] = []
  const keep = (error: unknown): void => void uncaught.push(error)
  beforeEach(() => {
    process.on('unhandledRejection', keep)
    process.on('uncaughtException', keep)
  })
  afterEach(async () => {
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', keep)
    process.off('uncaughtException', keep)
    expect(uncaught.splice(0), 'everything thrown was caught').toEqual([])
    expect(Reflect.get({}, 'polluted'), 'no prototype was changed').toBeUndefined()
  })
}
