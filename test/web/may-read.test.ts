// Who may read the metrics, told from the socket and the headers.
import { expect, test } from 'vitest'
import { mayRead } from '../../src/web/may-read.ts'

const token = 'a-token-of-the-owner'
const from = (address: string | undefined, headers: Readonly<Record<string, string>> = {}) => ({
  address,
  headers: new Headers({ host: '127.0.0.1:8080', ...headers }),
})

test.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])('this machine may, which is at %s', (address) => {
  expect(mayRead(from(address), undefined)).toBe(true)
  expect(mayRead(from(address), token)).toBe(true)
})

test.each(['localhost', 'LOCALHOST:8080', '127.0.0.1', '[::1]:8080'])(
  'this machine may, which calls itself %s',
  (host) => {
    expect(mayRead(from('::1', { host }), undefined)).toBe(true)
  },
)

test.each(['10.0.0.7', '::ffff:10.0.0.7', '192.168.1.1', '2001:db8::1', '128.0.0.1', '1.127.0.0', '', undefined])(
  'nobody else may, like whoever is at %s',
  (address) => {
    expect(mayRead(from(address), undefined)).toBe(false)
    expect(mayRead(from(address), token)).toBe(false)
  },
)

test.each(['X-Forwarded-For', 'Forwarded', 'Via', 'X-Real-IP', 'X-Forwarded-Host', 'X-Forwarded-Proto'])(
  'what came over a proxy, which says so by %s, was not made on this machine',
  (header) => {
    expect(mayRead(from('127.0.0.1', { [header]: '127.0.0.1' }), undefined)).toBe(false)
    expect(mayRead(from('127.0.0.1', { [header]: '' }), undefined)).toBe(false)
  },
)

test.each(['hearth.example', 'hearth.example:8080', '127.0.0.1.example', 'localhost.example', ''])(
  'a request for %j was made to point here, and was not made for this machine',
  (host) => {
    expect(mayRead(from('127.0.0.1', { host }), undefined)).toBe(false)
  },
)

test.each([`Bearer ${token}`, `bearer ${token}`, `Bearer  ${token} `])('%j lets anybody read', (authorization) => {
  expect(mayRead(from('10.0.0.7', { authorization }), token)).toBe(true)
  expect(mayRead(from('127.0.0.1', { authorization, 'x-forwarded-for': '10.0.0.7' }), token)).toBe(true)
})

test.each(['', token, `Basic ${token}`, `Bearer ${token}x`, `Bearer ${token.slice(1)}`, 'Bearer undefined', 'Bearer '])(
  '%j lets nobody read',
  (authorization) => {
    expect(mayRead(from('10.0.0.7', { authorization }), token)).toBe(false)
    expect(mayRead(from('10.0.0.7', { authorization }), undefined)).toBe(false)
  },
)
