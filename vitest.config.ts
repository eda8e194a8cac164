import { defineConfig } from 'vitest/config'

/** What these play is all of their own: their workers are used again, so that what they import is read once. */
const together = ['bot', 'delivery', 'fuzz', 'properties', 'services', 'store', 'system', 'web'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
)

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 20_000,
    maxWorkers: 2,
    globalSetup: ['test/emulators/tally-summary.ts', 'test/postgres/server.ts', 'test/store/memory-image.ts'],
    projects: [
      { extends: true, test: { name: 'together', include: together, isolate: false } },
      { extends: true, test: { name: 'apart', include: ['test/**/*.test.ts'], exclude: together } },
    ],
  },
})
