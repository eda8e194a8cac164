// The way of every call through dispatch: who may, what is kept, what is refused, and what is said when something breaks.
import { expect, test } from 'vitest'
import { referenceOf } from '../../src/domain/reference.ts'
import { UserError } from '../../src/ports/errors.ts'
import { plain } from '../../src/view/text.ts'
import { type DeskOptions, desk, said, typed } from './desk.ts'
import { sampleDeclared } from './specs.ts'

const deskFor = (options: DeskOptions = {}) => desk(sampleDeclared, {}, options)

test('a writer is answered by what was kept, under its path and its key', async () => {
  const { inbox, kept, call } = deskFor()
  const given = await inbox.command({ ...call(), path: 'suggest', options: typed({ title: 'Dark mode' }) })
  expect(given).toEqual({ kind: 'kept' })
  expect(kept).toMatchObject([
    {
      call: { what: 'suggest', visibility: 'private', call: { key: 'call-1' } },
      message: { text: plain('suggested Dark mode') },
    },
  ])
})

test('the same call again does nothing', async () => {
  const { inbox, kept, call } = deskFor()
  const suggest = { ...call(), path: 'suggest', options: typed({ title: 'Dark mode' }) }
  await inbox.command(suggest)
  expect(await inbox.command(suggest)).toEqual({ kind: 'kept' })
  expect(kept).toHaveLength(1)
})

test('a reader is answered at once, and nothing of it is kept', async () => {
  const { inbox, kept, call } = deskFor()
  const given = await inbox.command({ ...call(), path: 'look', options: {} })
  expect(given).toMatchObject({ kind: 'say', visibility: 'private' })
  expect(said(given)).toBe('seen')
  expect(kept).toEqual([])
})

test('a public command is kept as public', async () => {
  const { inbox, kept, call } = deskFor()
  await inbox.command({ ...call(), path: 'aloud', options: {} })
  expect(kept[0]?.call.visibility).toBe('public')
})

test('words find the command that a path finds', async () => {
  const { inbox, kept, call } = deskFor()
  await inbox.words({ ...call(), words: 'suggest "Dark mode"', references: {} })
  expect(kept[0]?.message.text).toEqual(plain('suggested Dark mode'))
})

test('words that belong to no option are told, and nothing is done with the others', async () => {
  const { inbox, kept, call } = deskFor()
  const given = await inbox.words({ ...call(), words: 'suggest "Dark mode" 7 twice', references: {} })
  expect(said(given)).toContain('twice')
  expect(kept).toEqual([])
})

test('no words at all are answered by help', async () => {
  const { inbox, call } = deskFor()
  expect(said(await inbox.words({ ...call(), words: '', references: {} }))).toBe('what you can do')
})

test.each([
  ['queue', 'everyone', 'Only the moderators can do that.'],
  ['setup show', 'everyone', 'Only the admins can do that.'],
  ['setup show', 'staff', 'Only the admins can do that.'],
] as const)('%s is refused to %s, privately, and its handler never runs', async (path, level, words) => {
  const { inbox, kept, call } = deskFor({ level })
  for (const given of [
    await inbox.command({ ...call(), path, options: {} }),
    await inbox.words({ ...call(), words: path, references: {} }),
    await inbox.action({ ...call(), action: `run:1:${path}`, values: [] }),
    await inbox.form({ ...call(), action: `command:1:${path}`, values: {} }),
  ]) {
    expect(given).toMatchObject({ kind: 'say', visibility: 'private' })
    expect(said(given)).toContain(words)
  }
  expect(kept).toEqual([])
})

test('a button for staff is refused to others', async () => {
  const { inbox, call } = deskFor()
  expect(said(await inbox.action({ ...call(), action: 'open-reply:1:7', values: [] }))).toContain('Only the moderators')
})

test('admins may do what staff may', async () => {
  const { inbox, kept, call } = deskFor({ level: 'admins' })
  await inbox.command({ ...call(), path: 'queue', options: {} })
  expect(kept).toHaveLength(1)
})

test('before an admin has confirmed the setup nothing is written but by admins', async () => {
  const unconfirmed = deskFor({ confirmed: false, level: 'admins' })
  const options = typed({ title: 'Dark mode' })
  const refused = await unconfirmed.inbox.command({ ...unconfirmed.call(), path: 'suggest', options })
  expect(said(refused)).toContain('no admin has checked my setup yet')
  expect(unconfirmed.kept).toEqual([])
  await unconfirmed.inbox.command({ ...unconfirmed.call(), path: 'setup show', options: {} })
  expect(unconfirmed.kept).toHaveLength(1)
})

test.each([
  ['a command that is gone', 'run:1:gone'],
  ['a button that never was', 'nothing:1:'],
  ['a later version of a button', 'open-reply:2:7'],
  ['a button whose argument is none', 'open-reply:1:seven'],
  ['a button with too many arguments', 'open-reply:1:7,8'],
  ['what is no id at all', '<script>'],
])('%s is told to be old, and nothing breaks', async (_what, action) => {
  const { inbox, logged, call } = deskFor({ level: 'admins' })
  expect(said(await inbox.action({ ...call(), action, values: [] }))).toMatch(/older version of me/)
  expect(said(await inbox.form({ ...call(), action, values: {} }))).toMatch(/older version of me/)
  expect(logged).toEqual([])
})

test('what a person can act on is told to them in its own words, and is no bug', async () => {
  const { inbox, kept, logged, call } = deskFor()
  const given = await inbox.command({ ...call(), path: 'refusing', options: {} })
  expect(given).toMatchObject({ kind: 'say', visibility: 'private' })
  expect(said(given)).toBe('There is no channel for that.')
  expect(kept).toEqual([])
  expect(logged).toEqual([])
})

test('a bug gives the person a reference, and the log the same one without what they typed', async () => {
  const { inbox, kept, logged, call } = deskFor()
  const given = await inbox.command({ ...call(), path: 'broken', options: typed({ title: 'my secret' }) })
  expect(given).toMatchObject({ kind: 'say', visibility: 'private' })
  const ref = referenceOf(call().key)
  expect(said(given)).toContain(ref)
  expect(said(given)).not.toContain('TypeError')
  expect(kept).toEqual([])
  expect(logged).toMatchObject([{ error: expect.any(TypeError), fields: { what: 'broken', ref } }])
  expect(JSON.stringify(logged.map(({ message, fields }) => ({ message, fields })))).not.toContain('secret')
})

test('of words that end in a bug none is logged', async () => {
  const { inbox, logged, call } = deskFor()
  await inbox.words({ ...call(), words: 'broken my secret', references: {} })
  expect(logged).toHaveLength(1)
  expect(JSON.stringify(logged.map(({ message, fields }) => ({ message, fields })))).not.toContain('secret')
})

test('somebody who cannot be known is told why, in the language their platform says', async () => {
  const { inbox, call } = deskFor({ unknownCaller: new UserError(plain('I cannot find you.')) })
  expect(said(await inbox.command({ ...call(), path: 'look', options: {} }))).toBe('I cannot find you.')
})

test('completions are at most 25, and none for whoever may not run the command', async () => {
  const ask = {
    space: { platform: 'playground', id: 'home' },
    caller: { user: 'nia', name: 'Nia' },
    option: 'number',
    value: '1',
  } as const
  const { inbox } = deskFor()
  expect(await inbox.suggest({ ...ask, path: 'suggest' })).toHaveLength(25)
  expect(await inbox.suggest({ ...ask, path: 'queue' })).toEqual([])
  expect(await inbox.suggest({ ...ask, path: 'gone' })).toEqual([])
})

test('a completion that breaks offers nothing, and the log says so without the words typed', async () => {
  const ask = {
    space: { platform: 'playground', id: 'home' },
    caller: { user: 'nia', name: 'Nia' },
    option: 'number',
    value: 'bug',
  } as const
  const { inbox, logged } = deskFor()
  expect(await inbox.suggest({ ...ask, path: 'suggest' })).toEqual([])
  expect(logged).toMatchObject([{ fields: { what: 'suggest' } }])
})

test('a completion for somebody who cannot be known offers nothing, and is no bug', async () => {
  const ask = {
    space: { platform: 'playground', id: 'home' },
    caller: { user: 'nia', name: 'Nia' },
    option: 'number',
    value: '1',
  } as const
  const { inbox, logged } = deskFor({ unknownCaller: new UserError(plain('I cannot find you.')) })
  expect(await inbox.suggest({ ...ask, path: 'suggest' })).toEqual([])
  expect(logged).toEqual([])
})

test('every call is counted once, by a name of ours and by how it went', async () => {
  const { inbox, counted, call } = deskFor()
  await inbox.command({ ...call({ key: '1' }), path: 'suggest', options: typed({ title: 'Dark mode' }) })
  await inbox.words({ ...call({ key: '2' }), words: 'suggest Dark mode', references: {} })
  await inbox.command({ ...call({ key: '3' }), path: 'picky', options: typed({ title: 'Dark mode' }) })
  await inbox.command({ ...call({ key: '4' }), path: 'queue', options: {} })
  await inbox.command({ ...call({ key: '5' }), path: 'broken', options: typed({ title: 'Dark mode' }) })
  await inbox.action({ ...call({ key: '6' }), action: 'run:1:look', values: [] })
  await inbox.form({ ...call({ key: '7' }), action: 'reply:1:4', values: typed({ text: 'Dear you' }) })
  expect(counted).toEqual([
    ['suggest', 'ok'],
    ['suggest', 'ok'],
    ['picky', 'refused'],
    ['queue', 'refused'],
    ['broken', 'error'],
    ['look', 'ok'],
    ['reply', 'ok'],
  ])
})

test('what is none of ours is counted under no name that somebody made up', async () => {
  const { inbox, counted, call } = deskFor()
  await inbox.command({ ...call({ key: '1' }), path: 'my secret', options: {} })
  await inbox.words({ ...call({ key: '2' }), words: 'my secret', references: {} })
  await inbox.words({ ...call({ key: '3' }), words: 'setup my secret', references: {} })
  await inbox.action({ ...call({ key: '4' }), action: 'my-secret:1:', values: [] })
  await inbox.action({ ...call({ key: '5' }), action: 'run:1:my secret', values: [] })
  await inbox.form({ ...call({ key: '6' }), action: 'my-secret:1:', values: {} })
  expect(counted.map(([name]) => name)).toEqual(['unknown', 'unknown', 'setup', 'unknown', 'unknown', 'unknown'])
})
