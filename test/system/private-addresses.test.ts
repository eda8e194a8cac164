// Which addresses are not the public internet's, and which of them an owner allows.
import { expect, test } from 'vitest'
import { privateAddresses } from '../../src/domain/private-addresses.ts'
import { isPrivate, privateAllowed } from '../../src/system/private-addresses.ts'

test.each([
  ...['127.0.0.1', '127.9.9.9', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
  ...['100.64.0.1', '100.127.255.255', '0.0.0.0', '192.0.0.8', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
  ...[
    '::1',
    '::',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
  ],
  ...['64:ff9b::7f00:1', '2001:db8::1', '2002:7f00:1::', '2001::1', 'fec0::1', '100::1'],
])('%s is private', (ip) => {
  expect(isPrivate(ip)).toBe(true)
})

test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '192.167.255.255', '2606:4700::1111', '2a00:1450::1'])(
  '%s is public',
  (ip) => {
    expect(isPrivate(ip)).toBe(false)
  },
)

test('an owner allows all of them, or a few by name, address or range', () => {
  expect(privateAllowed('on')('anything', '10.0.0.1')).toBe(true)
  const few = privateAllowed(['crm.internal', '10.1.0.0/16', '192.168.1.5', 'fd00::/8'])
  expect(few('CRM.internal', '10.9.0.1')).toBe(true)
  expect(few('other', '10.1.7.7')).toBe(true)
  expect(few('other', '192.168.1.5')).toBe(true)
  expect(few('other', 'fd12::1')).toBe(true)
  expect(few('other', '10.2.0.1')).toBe(false)
  expect(few('other', '192.168.1.6')).toBe(false)
})

test('what an owner writes is read, or is a problem', () => {
  expect(privateAddresses.parse('on')).toBe('on')
  expect(privateAddresses.parse('off')).toEqual([])
  expect(privateAddresses.parse('crm.internal, 10.1.0.0/16,::1')).toEqual(['crm.internal', '10.1.0.0/16', '::1'])
  for (const bad of ['10.1.0.0/64', '300.1.1.1', 'a b', 'https://crm', '10.1', ''])
    expect(privateAddresses.safeParse(bad).success, bad).toBe(false)
})
