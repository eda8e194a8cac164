// Calls that are kept before they are acknowledged: which are, and that each of them is answered from the store.
import { expect, test } from 'vitest'
import { desk, said, typed } from './desk.ts'
import { sampleDeclared } from './specs.ts'

const house = (options: Parameters<typeof desk>[2] = {}) => desk(sampleDeclared, {}, options)

const title = typed({ title: 'Dark mode' })

test('what writes is kept before it is handled, and has its answer with what it wrote', async () => {
  const { inbox, asked, kept, answers, call } = house()
  const suggest = { ...call(), path: 'suggest', options: title }
  await inbox.asked({ kind: 'command', call: suggest })
  expect([...asked]).toEqual(['call-1'])
  expect(await inbox.command(suggest)).toEqual({ kind: 'kept' })
  expect(kept).toHaveLength(1)
  expect(answers).toEqual([])
})

test('words are kept as the command that they are', async () => {
  const { inbox, asked, call } = house()
  await inbox.asked({ kind: 'words', call: { ...call(), words: 'suggest "Dark mode"', references: {} } })
  await inbox.asked({ kind: 'words', call: { ...call({ key: 'call-2' }), words: 'look', references: {} } })
  await inbox.asked({ kind: 'words', call: { ...call({ key: 'call-3' }), words: 'nonsense', references: {} } })
  expect([...asked]).toEqual(['call-1'])
})

test('what reads, and what a form answers, is not kept', async () => {
  const { inbox, asked, call } = house()
  await inbox.asked({ kind: 'command', call: { ...call(), path: 'look', options: {} } })
  await inbox.asked({ kind: 'command', call: { ...call(), path: 'suggest', options: {} } })
  await inbox.asked({ kind: 'action', call: { ...call(), action: 'open-reply:1:7', values: [] } })
  expect([...asked]).toEqual([])
})

test('it is told what is kept, what is not, and of what there is nothing to keep', async () => {
  const { inbox, call } = house()
  const suggest = { kind: 'command', call: { ...call(), path: 'suggest', options: title } } as const
  expect(await inbox.asked(suggest)).toBe('kept')
  expect(await inbox.asked(suggest)).toBe('not kept')
  const look = { ...call({ key: 'call-2' }), path: 'look', options: {} }
  expect(await inbox.asked({ kind: 'command', call: look })).toBe('nothing to keep')
})

test('a refusal of a kept call is brought by the store, too', async () => {
  const { inbox, asked, answers, call } = house()
  const refusing = { ...call(), path: 'refusing', options: {} }
  await inbox.asked({ kind: 'command', call: refusing })
  expect(await inbox.command(refusing)).toEqual({ kind: 'kept' })
  expect(answers.map(({ message }) => said({ kind: 'say', visibility: 'private', message }))).toEqual([
    'There is no channel for that.',
  ])
  expect([...asked]).toEqual([])
})

test('a bug in the handler of a kept call leaves nobody waiting', async () => {
  const { inbox, answers, call } = house()
  const broken = { ...call(), path: 'broken', options: title }
  await inbox.asked({ kind: 'command', call: broken })
  expect(await inbox.command(broken)).toEqual({ kind: 'kept' })
  expect(JSON.stringify(answers)).toContain('Something broke on my side')
})

test('a call that was never kept is answered as before', async () => {
  const { inbox, call } = house()
  expect(said(await inbox.command({ ...call(), path: 'refusing', options: {} }))).toBe('There is no channel for that.')
})

test('a call that its platform gave up before it was acknowledged is forgotten', async () => {
  const { inbox, asked, call } = house()
  await inbox.asked({ kind: 'command', call: { ...call(), path: 'suggest', options: title } })
  await inbox.unasked('call-1')
  expect([...asked]).toEqual([])
})
