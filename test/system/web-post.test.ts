// Posting to addresses that admins name, over a real socket: signed, never into a private network, and never beyond its time.
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { AllowedPrivate } from '../../src/system/private-addresses.ts'
import { webPost } from '../../src/system/web-post.ts'
import { signatureOf } from '../../src/system/webhook-secret.ts'
import { isSigned, type Receiver, receiver } from '../receiver.ts'

const secret = `whsec_${Buffer.from('a key of the other program').toString('base64')}`
const body = JSON.stringify({ id: 'one', type: 'test', at: '2026-05-03T09:41:07.000Z', community: 'lantern' })

async function opened(): Promise<Receiver> {
  const there = await receiver()
  onTestFinished(() => there.close())
  return there
}

const posting = (address: string, allowed: AllowedPrivate = 'on') =>
  webPost({ allowed }).post({ address, id: 'one', at: 1_777_800_067_000, body, secret })

test('it is signed as Standard Webhooks has it', async () => {
  // The example of the specification.
  const example = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: 1_614_265_330_000,
    body: '{"test": 2432232314}',
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  }
  expect(signatureOf(example)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  const there = await opened()
  expect(await posting(there.address)).toEqual({ kind: 'answered', status: 204 })
  const [got] = there.got
  expect(got?.headers).toMatchObject({ 'webhook-id': 'one', 'webhook-timestamp': '1777800067' })
  expect(got !== undefined && isSigned(got, secret)).toBe(true)
  expect(got !== undefined && isSigned(got, 'whsec_other')).toBe(false)
})

test('an address in a private network is not called, whether it says so or its name does', async () => {
  const there = await opened()
  for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])
    expect(await posting(`http://${host}:${there.port}/hook`, []), host).toEqual({ kind: 'failed', why: 'private' })
  expect(there.got).toEqual([])
  expect(await posting(`http://localhost:${there.port}/hook`, ['localhost'])).toMatchObject({ status: 204 })
  expect(await posting(there.address, ['127.0.0.0/8'])).toMatchObject({ status: 204 })
})

test('a name that leads elsewhere a moment later is called where it was looked at', async () => {
  const there = await opened()
  let asked = 0
  const resolve = async () => {
    asked += 1
    return [{ address: asked === 1 ? '127.0.0.1' : '8.8.8.8', family: 4 }]
  }
  const post = webPost({ allowed: ['127.0.0.1'], resolve })
  const address = `http://rebound.example:${there.port}/hook`
  expect(await post.post({ address, id: 'one', at: 0, body, secret })).toMatchObject({ status: 204 })
  expect(there.got[0]?.headers.host).toBe(`rebound.example:${there.port}`)
  const both = webPost({
    allowed: [],
    resolve: async () => ['8.8.8.8', '10.0.0.1'].map((ip) => ({ address: ip, family: 4 })),
  })
  expect(await both.check('https://both.example/hook')).toBe('private')
})

test('what goes through the internet is encrypted, and an address is one', async () => {
  const post = webPost({ allowed: 'on', resolve: async () => [{ address: '8.8.8.8', family: 4 }] })
  expect(await post.check('http://app.example/hook')).toBe('plain')
  expect(await post.check('https://app.example/hook')).toBeUndefined()
  for (const bad of ['app.example', 'ftp://app.example', 'https://me:word@app.example/', 'javascript:alert(1)', ''])
    expect(await post.check(bad), bad).toBe('malformed')
  const lost = webPost({ allowed: 'on', resolve: () => Promise.reject(new Error('ENOTFOUND')) })
  expect(await lost.check('https://app.example/hook')).toBe('unresolved')
})

test('a redirect is not followed, and a wait that is named is passed on', async () => {
  const there = await opened()
  there.meets(() => ({ status: 302, headers: { location: 'http://169.254.169.254/' } }))
  expect(await posting(there.address)).toEqual({ kind: 'answered', status: 302 })
  there.meets(() => ({ status: 503, headers: { 'retry-after': '120' } }))
  expect(await posting(there.address)).toEqual({ kind: 'answered', status: 503, retryAfterMs: 120_000 })
  there.meets(() => ({ status: 429, headers: { 'retry-after': 'Sun, 03 May 2026 09:22:07 GMT' } }))
  expect(await posting(there.address)).toEqual({ kind: 'answered', status: 429, retryAfterMs: 60_000 })
})

test('what goes wrong on the way is told apart', async () => {
  const there = await opened()
  there.meets(() => 'cut')
  expect(await posting(there.address)).toEqual({ kind: 'failed', why: 'unreachable' })
  there.meets(() => 'silence')
  const impatient = webPost({ allowed: 'on', answerMs: 50 })
  const { address } = there
  expect(await impatient.post({ address, id: 'one', at: 0, body, secret })).toEqual({ kind: 'failed', why: 'late' })
  // Something that speaks no TLS.
  const deaf = createServer((socket) => socket.end('hello'))
  await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void deaf.close())
  const port = deaf.address()
  const there2 = typeof port === 'object' && port !== null ? port.port : 0
  expect(await posting(`https://127.0.0.1:${there2}/`)).toEqual({ kind: 'failed', why: 'unreachable' })
})
