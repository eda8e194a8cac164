import { defineConfig } from 'vitest/config'

/**
 * What measures, or lives in a time and with a patience of its own: each file of these has a process to itself. The workers
 * of all others are used again, so that what they import is read once.
 */
const apart = ['bench', 'chaos', 'keeping'].map((folder) => `test/${folder}/**/*.test.ts`)
const all = ['test/**/*.test.ts']

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 20_000,
    maxWorkers: 2,
    globalSetup: ['test/emulators/tally-summary.ts', 'test/postgres/server.ts', 'test/store/memory-image.ts'],
    projects: [
      { extends: true, test: { name: 'together', include: all, exclude: apart, isolate: false } },
      { extends: true, test: { name: 'apart', include: apart } },
    ],
  },
})
