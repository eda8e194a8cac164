// What is closed with a secret: read only with it, only for what it is about, and never after it was changed.
import { expect, test } from 'vitest'
import { keyring } from '../../src/system/keyring.ts'

const [first, second] = ['first-secret-of-thirty-two-letters', 'second-secret-of-thirty-two-letter']

test('what is closed is opened again, for the same thing alone', () => {
  const seal = keyring([first])
  const closed = seal.close('xoxb-token', 'workspace T1')
  expect(closed).toMatch(/^v1\.[0-9a-f]{12}\./)
  expect(closed).not.toContain('xoxb')
  expect(seal.open(closed, 'workspace T1')).toEqual({ kind: 'open', words: 'xoxb-token', renew: false })
  expect(seal.open(closed, 'workspace T2')).toEqual({ kind: 'broken' })
})

test('the same words are closed differently each time', () => {
  const seal = keyring([first])
  expect(seal.close('token', 'T1')).not.toBe(seal.close('token', 'T1'))
})

test('whatever is changed in it, it is not believed', () => {
  const seal = keyring([first])
  const closed = seal.close('token', 'T1')
  const kinds = [...closed].map((sign, at) => {
    const changed = `${closed.slice(0, at)}${sign === '0' ? '1' : '0'}${closed.slice(at + 1)}`
    return Buffer.from(changed, 'base64url').equals(Buffer.from(closed, 'base64url'))
      ? 'same'
      : seal.open(changed, 'T1').kind
  })
  expect(kinds.filter((kind) => kind === 'open')).toEqual([])
  expect(['', 'v1', 'v2.000000000000.AAAA', `${closed}.`].map((text) => seal.open(text, 'T1').kind)).toEqual(
    Array.from({ length: 4 }, () => 'broken'),
  )
})

test('an old secret still opens, and says that it is to be closed anew; another one opens nothing', () => {
  const closed = keyring([first]).close('token', 'T1')
  expect(keyring([second, first]).open(closed, 'T1')).toEqual({ kind: 'open', words: 'token', renew: true })
  expect(keyring([second]).open(closed, 'T1')).toEqual({ kind: 'other-key' })
  const anew = keyring([second, first]).close('token', 'T1')
  expect(keyring([second]).open(anew, 'T1').kind).toBe('open')
})

test('without a secret nothing is closed', () => {
  expect(() => keyring([]).close('token', 'T1')).toThrow('no key')
})
