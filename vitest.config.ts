import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    maxWorkers: 2,
    // A worker plays many files: what they import is read once, not two hundred times.
    isolate: false,
    globalSetup: ['test/emulators/tally-summary.ts', 'test/postgres/server.ts'],
  },
})
