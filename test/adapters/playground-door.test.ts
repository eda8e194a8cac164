// The playground's door: what an attack from another page, another program or another user meets.
import { request } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signIn } from './playground-client.ts'
import { type House, memoryShelf, openHouse } from './playground-house.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

/** A request as raw as an attacker likes: `fetch` would not let it choose its Host. */
function send(options: {
  readonly method?: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}): Promise<{ status: number; headers: Readonly<Record<string, unknown>> }> {
  const { port } = new URL(house.playground.address())
  return new Promise((resolve, reject) => {
    const { method = 'GET', path, headers, body = '' } = options
    const asked = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const join = JSON.stringify({ as: 'nia' })

/** What the page itself sends; each attack changes one thing of it. */
async function ownPost() {
  const { origin, cookie } = await signIn(house.playground)
  const headers = { host: new URL(origin).host, origin, cookie, 'content-type': 'application/json' }
  return { method: 'POST', path: '/api/join', headers, body: join }
}

test('the page itself gets through', async () => {
  expect((await send(await ownPost())).status).toBe(200)
})

test('a page of another origin is refused', async () => {
  const own = await ownPost()
  const headers = { ...own.headers, origin: 'http://127.0.0.1:1' }
  expect((await send({ ...own, headers })).status).toBe(403)
})

test('a POST that does not say its origin is refused', async () => {
  const own = await ownPost()
  const { origin: _, ...headers } = own.headers
  expect((await send({ ...own, headers })).status).toBe(403)
})

test('another name that points here is refused', async () => {
  const own = await ownPost()
  const { port } = new URL(house.playground.address())
  const host = `evil.example:${port}`
  expect((await send({ ...own, headers: { ...own.headers, host, origin: `http://${host}` } })).status).toBe(403)
  expect((await send({ path: '/', headers: { host, cookie: own.headers.cookie } })).status).toBe(403)
})

test('another program without the cookie is refused', async () => {
  const own = await ownPost()
  const { cookie: _, ...headers } = own.headers
  expect((await send({ ...own, headers })).status).toBe(401)
  for (const path of ['/', '/api/state?as=mo', '/api/live?as=mo', '/page/app.js'])
    expect((await send({ path, headers: { host: headers.host } })).status).toBe(401)
})

test('a body of text/plain is refused, as a form of another page would send it', async () => {
  const own = await ownPost()
  const headers = { ...own.headers, 'content-type': 'text/plain' }
  expect((await send({ ...own, headers })).status).toBe(415)
})

test('a wrong token opens nothing and sets no cookie', async () => {
  const { host } = new URL(house.playground.address())
  const answer = await send({ path: '/?token=guess', headers: { host } })
  expect(answer.status).toBe(401)
  expect(answer.headers['set-cookie']).toBeUndefined()
})

test('the printed token becomes a cookie that scripts and other sites never see, and leaves the address', async () => {
  const { host, search } = new URL(house.playground.address())
  const answer = await send({ path: `/${search}`, headers: { host } })
  expect(answer.status).toBe(303)
  expect(answer.headers.location).toBe('/')
  const cookie = String(answer.headers['set-cookie'])
  expect(cookie).toContain('HttpOnly')
  expect(cookie).toContain('SameSite=Strict')
  expect(cookie).not.toContain(search.slice('?token='.length))
})

test('a body that is too long is refused', async () => {
  const own = await ownPost()
  expect((await send({ ...own, body: JSON.stringify({ as: 'n'.repeat(70_000) }) })).status).toBe(413)
})

test('every answer forbids framing, sniffing and referrers, and inline script but ours', async () => {
  const { get } = await signIn(house.playground)
  for (const path of ['/', '/api/state?as=nia', '/page/app.js', '/nowhere']) {
    const { headers } = await get(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  }
  expect((await get('/')).headers.get('content-security-policy')).toMatch(/script-src 'self' 'sha256-/)
})

test('the cookie stays good over a restart', async () => {
  const shelf = memoryShelf()
  const first = await openHouse({ shelf })
  const { cookie } = await signIn(first.playground)
  const token = new URL(first.playground.address()).search
  await first.close()
  const second = await openHouse({ shelf })
  const address = new URL(second.playground.address())
  const answer = await fetch(`${address.origin}/api/state?as=nia`, { headers: { cookie } })
  await second.close()
  expect(answer.status).toBe(200)
  expect(address.search).toBe(token)
})
