import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    maxWorkers: 2,
    globalSetup: ['test/emulators/tally-summary.ts', 'test/postgres/server.ts'],
  },
})
