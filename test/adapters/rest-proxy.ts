// A REST proxy as operators put between many processes and Discord: it has a path of its own, passes every request on as it
// is, and knows nothing of the gateway.
import { createServer } from 'node:http'

export interface RestProxy {
  /** For DISCORD_API_URL. */
  readonly apiUrl: string
  /** What it has passed on: `GET /gateway/bot`. */
  readonly passed: readonly string[]
  close(): Promise<void>
}

/** Starts one before an API whose address ends in `/api`. */
export async function restProxy(target: string): Promise<RestProxy> {
  const passed: string[] = []
  const prefix = '/discord/api'
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').slice(prefix.length)
    passed.push(`${request.method} ${decodeURIComponent(path.replace(/^\/v10/, '').replace(/\?.*/, ''))}`)
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const headers = Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' && !['host', 'connection', 'content-length', 'transfer-encoding'].includes(name)
        ? [[name, value] as [string, string]]
        : [],
    )
    const body = parts.length === 0 ? {} : { body: Buffer.concat(parts) }
    const answer = await fetch(`${target}${path}`, { method: request.method ?? 'GET', headers, ...body })
    const text = await answer.text()
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
    response.end(answer.status === 204 ? undefined : text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy got no port')
  return {
    apiUrl: `http://127.0.0.1:${address.port}${prefix}`,
    passed,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
