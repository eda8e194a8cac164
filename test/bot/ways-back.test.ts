// Nothing that was typed is lost: what is missing opens a form, what is wrong leads back to one, filled as it was.
import { expect, test } from 'vitest'
import { buttonOf, type Desk, type DeskOptions, desk, filled, said, typed } from './desk.ts'
import { sampleDeclared } from './specs.ts'

const deskFor = (options: DeskOptions = {}) => desk(sampleDeclared, {}, options)

const pressed = ({ inbox, call }: Desk, action: string) =>
  inbox.action({ ...call({ key: 'call-2' }), action, values: [] })

test('a command without what it needs opens its form, with what was given filled in', async () => {
  const { inbox, call } = deskFor()
  const given = await inbox.command({ ...call(), path: 'suggest', options: typed({ number: '12' }) })
  expect(filled(given)).toEqual({ number: '12' })
})

test('where no form can be opened, a button stands for it and opens it filled', async () => {
  const one = deskFor()
  const call = one.call({ canOpenForm: false })
  const given = await one.inbox.command({ ...call, path: 'suggest', options: typed({ number: '12' }) })
  expect(said(given)).toContain('I need a few words from you')
  expect(filled(await pressed(one, buttonOf(given, 'Open the form')))).toEqual({ number: '12' })
})

test('a form that a button wanted to open filled is filled behind a button too', async () => {
  const one = deskFor({ level: 'staff' })
  const given = await one.inbox.action({ ...one.call({ canOpenForm: false }), action: 'open-reply:1:7', values: [] })
  const opened = await pressed(one, buttonOf(given, 'Open the form'))
  expect(opened).toMatchObject({ kind: 'form', form: { action: 'reply:1:7' } })
  expect(filled(opened)).toEqual({ text: 'Dear you' })
})

test('a command that answers with a form opens the one that its handler fills, or a button for it', async () => {
  const one = deskFor()
  const given = await one.inbox.command({ ...one.call(), path: 'rewrite', options: typed({ title: 'Nia' }) })
  expect(given).toMatchObject({ kind: 'form', form: { action: 'reply:1:7' } })
  expect(filled(given)).toEqual({ text: 'Dear Nia' })
  const mentioned = { ...one.call({ canOpenForm: false }), words: 'rewrite Nia', references: {} }
  const behind = await one.inbox.words(mentioned)
  expect(filled(await pressed(one, buttonOf(behind, 'Open the form')))).toEqual({ text: 'Dear Nia' })
  expect(one.kept).toEqual([])
})

test('a typed command with a wrong option says what is wrong, and Continue opens the form as it was typed', async () => {
  const one = deskFor()
  const given = await one.inbox.words({ ...one.call(), words: 'suggest "Dark mode" twelve', references: {} })
  expect(said(given)).toContain('Number: this takes a number, like 12.')
  expect(filled(await pressed(one, buttonOf(given, 'Continue')))).toEqual({ title: 'Dark mode', number: 'twelve' })
  expect(one.kept).toEqual([])
})

test('a typed command that its handler finds fault with keeps what was typed behind Continue', async () => {
  const one = deskFor()
  const given = await one.inbox.words({ ...one.call(), words: 'picky Dark mode', references: {} })
  expect(given).toMatchObject({ kind: 'errors', fields: { title: [{ text: 'Title: there is one like it.' }] } })
  expect(said(given)).toContain('Nothing is lost')
  expect(filled(await pressed(one, buttonOf(given, 'Continue')))).toEqual({ title: 'Dark mode' })
  expect(one.kept).toEqual([])
})

test('who and where were chosen is kept as well, also the second time', async () => {
  const one = deskFor()
  const user = { kind: 'user', user: 'u-mo' } as const
  const channel = { kind: 'channel', channel: 'c-help' } as const
  const first = await one.inbox.command({ ...one.call(), path: 'picky', options: { who: user, where: channel } })
  expect(filled(first)).toEqual({ who: { kind: 'user', id: 'u-mo' }, where: 'c-help' })
  const role = { kind: 'role', role: 'r-team' } as const
  const call = one.call({ key: 'call-3', canOpenForm: false })
  const second = await one.inbox.command({ ...call, path: 'picky', options: { who: role, where: channel } })
  expect(filled(await pressed(one, buttonOf(second, 'Open the form')))).toEqual({
    who: { kind: 'role', id: 'r-team' },
    where: 'c-help',
  })
})

test('a call whose handler found fault counts as not yet made', async () => {
  const { inbox, kept, call } = deskFor()
  await inbox.command({ ...call(), path: 'picky', options: typed({ title: 'Dark mode' }) })
  await inbox.command({ ...call(), path: 'suggest', options: typed({ title: 'Dark mode' }) })
  expect(kept).toHaveLength(1)
})

test('a sent form that is too long or empty comes back by field, and can be continued', async () => {
  const one = deskFor()
  const values = typed({ title: 'much longer than twenty characters', number: '' })
  const given = await one.inbox.form({ ...one.call(), action: 'command:1:suggest', values })
  expect(given).toMatchObject({ kind: 'errors', fields: { title: expect.anything() } })
  expect(said(given)).toContain('34 characters long, and 20 fit')
  expect(filled(await pressed(one, buttonOf(given, 'Continue')))).toMatchObject({
    title: 'much longer than twenty characters',
  })
})

test('a sent form without what it needs opens no second form, but says what is missing', async () => {
  const { inbox, call } = deskFor()
  const given = await inbox.form({ ...call(), action: 'command:1:suggest', values: typed({ title: ' ' }) })
  expect(said(given)).toContain('Title: this is needed.')
})

test('a form of its own keeps its arguments on the way back', async () => {
  const one = deskFor()
  const values = typed({ text: 'much longer than twenty characters' })
  const given = await one.inbox.form({ ...one.call(), action: 'reply:1:7', values })
  expect(await pressed(one, buttonOf(given, 'Continue'))).toMatchObject({
    kind: 'form',
    form: { action: 'reply:1:7', fields: [{ value: 'much longer than twenty characters' }] },
  })
})

test('a draft that is gone is told to be gone', async () => {
  const one = deskFor()
  expect(said(await pressed(one, 'continue:1:draft99'))).toContain('15 minutes')
  expect(said(await pressed(one, 'continue:1:'))).toContain('15 minutes')
})

test('words that are no command are offered as a support thread or a suggestion, and stand in its form', async () => {
  const one = deskFor()
  const given = await one.inbox.words({ ...one.call(), words: 'where is the key?', references: {} })
  expect(said(given)).toContain('where is the key?')
  expect(filled(await pressed(one, buttonOf(given, 'Suggest it')))).toEqual({ title: 'where is the key?' })
})

test('a first word alone is answered with the second words that one may use', async () => {
  const admin = deskFor({ level: 'admins' })
  expect(said(await admin.inbox.words({ ...admin.call(), words: 'setup', references: {} }))).toContain('/setup show')
  const member = deskFor()
  const refused = said(await member.inbox.words({ ...member.call(), words: 'setup', references: {} }))
  expect(refused).not.toContain('/setup show')
  expect(refused).toContain("You can't use that one here.")
})
