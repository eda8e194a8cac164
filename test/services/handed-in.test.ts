// How somebody is reached as it is typed, and problems as web forms and mail gateways send them.
import { expect, test } from 'vitest'
import { readReach } from '../../src/domain/contact.ts'
import { intakeToken, readHandedIn, spaceOfToken } from '../../src/domain/handed-in.ts'

test.each([
  ['Anna@Example.org', 'mail', 'mail:anna@example.org'],
  ['+49 (30) 123-456', 'phone', 'phone:4930123456'],
  ['0049 30 123456', 'phone', 'phone:4930123456'],
  ['030/123456', 'phone', 'phone:030123456'],
  ['the desk on Tuesdays', 'person', undefined],
  ['12', 'person', undefined],
  ['@anna', 'person', undefined],
])('%s is reached by %s', (typed, way, key) => {
  expect(readReach(typed)).toEqual({ way, reach: typed, key })
})

const fine = { contact: 'anna@example.org', text: 'It went out.' }

test('what a mail has is read as it is sent', () => {
  const read = readHandedIn({
    ...fine,
    contact: '"Anna B." <Anna@example.org>',
    subject: 'Re:\n the lamp',
    id: ' <1@x> ',
  })
  expect(read).toMatchObject({
    kind: 'read',
    handedIn: { name: 'Anna B.', reach: { reach: 'Anna@example.org' }, subject: 'Re: the lamp', id: '<1@x>' },
  })
})

test('a subject that is missing or too long is made from what there is', () => {
  expect(readHandedIn({ ...fine, subject: '' })).toMatchObject({ handedIn: { subject: 'It went out.' } })
  const read = readHandedIn({ ...fine, subject: 'lamp '.repeat(100) })
  expect(read.kind === 'read' && read.handedIn.subject.length).toBeLessThanOrEqual(80)
})

test('a name is one line, whatever stands in it, and without one it is how they are reached', () => {
  expect(readHandedIn({ ...fine, name: 'Anna\n\nState: solved' })).toMatchObject({
    handedIn: { name: 'Anna State: solved' },
  })
  expect(readHandedIn({ ...fine, contact: '+49 30 123456' })).toMatchObject({ handedIn: { name: '+49 30 123456' } })
})

test.each<[string, unknown]>([
  ['contact', { text: 'It went out.' }],
  ['contact', { ...fine, contact: 'the desk' }],
  ['contact', { ...fine, contact: ['a'] }],
  ['text', { ...fine, text: ' ' }],
  ['text', { ...fine, text: 'x'.repeat(8001) }],
  ['name', { ...fine, name: 'x'.repeat(81) }],
  ['id', { ...fine, id: 'x'.repeat(999) }],
  ['body', []],
  ['body', null],
  ['body', 'text'],
])('the field %s is named where it is wrong', (field, sent) => {
  expect(readHandedIn(sent)).toMatchObject({ kind: 'wrong', field })
})

test('a secret names its space, and what is none names none', () => {
  const space = { platform: 'slack', id: 'T1.2' } as const
  expect(spaceOfToken(intakeToken(space, 'secret'))).toEqual(space)
  for (const none of ['', 'slack', 'slack.T1', 'irc.T1.secret', 'slack..secret'])
    expect(spaceOfToken(none)).toBeUndefined()
})
