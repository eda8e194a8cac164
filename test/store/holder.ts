// A program that opens the store in its first argument, says so, and holds it until it is killed.
import { openStore } from '../../src/store/store.ts'

await openStore({ database: { kind: 'sqlite', file: process.argv[2] ?? '' }, startedAt: 0 })
process.send?.('held')
process.on('message', () => undefined)
