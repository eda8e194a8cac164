// One Hearth a file: a second one is told who has it, and the lock ends with its process however that ends.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { StoreHeldError } from '../../src/store/lock.ts'
import { openStore } from '../../src/store/store.ts'
import { folder } from './opened.ts'

async function heldByAnother(file: string): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'holder.ts'), [file], { execArgv: [] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child, 'message')
  return child
}

test('a second process is refused, and told who holds the file and what to do', async () => {
  const file = join(folder(), 'hearth.db')
  const { pid } = await heldByAnother(file)
  const second = openStore({ database: { kind: 'sqlite', file }, startedAt: 0 })
  await expect(second).rejects.toThrow(StoreHeldError)
  await expect(second).rejects.toThrow(`process ${pid} on ${hostname()}`)
  await expect(second).rejects.toThrow('DATABASE_URL')
})

test('a killed process leaves no lock behind', async () => {
  const file = join(folder(), 'hearth.db')
  const child = await heldByAnother(file)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const store = await openStore({ database: { kind: 'sqlite', file }, startedAt: 0 })
  await store.close()
})

test('whoever closes the store gives the lock back', async () => {
  const file = join(folder(), 'hearth.db')
  const store = await openStore({ database: { kind: 'sqlite', file }, startedAt: 0 })
  await expect(openStore({ database: { kind: 'sqlite', file }, startedAt: 0 })).rejects.toThrow(StoreHeldError)
  await store.close()
  await (await openStore({ database: { kind: 'sqlite', file }, startedAt: 0 })).close()
})
