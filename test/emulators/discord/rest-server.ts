// The REST side: finds the route of a request, checks the bot's token, applies faults and writes down what was asked and answered.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Tally } from '../tally.ts'
import { ApiError, refusal } from './api-error.ts'
import { answerFile, isOfCdn } from './cdn.ts'
import { checkRequest, problemIn } from './check-request.ts'
import type { FaultQueue, RequestFault } from './faults.ts'
import { checkFiles } from './file-rules.ts'
import { type EnforcedLimits, tooMany } from './rate-limits.ts'
import { readRequestBody } from './request-body.ts'
import type { Route } from './route.ts'
import { isRevoked, type World } from './world.ts'

/** One request the emulator saw. `known` is false where no route was found; status 0 means the connection was cut. */
export interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly body: unknown
  /** What it says for the audit log. */
  readonly reason: string | undefined
  readonly known: boolean
  status: number
}

export interface RestOptions {
  readonly world: World
  readonly token: string
  readonly routes: readonly Route[]
  readonly faults: FaultQueue
  readonly limits: EnforcedLimits
  readonly requests: RecordedRequest[]
  readonly tally: Tally
  readonly gatewayUrl: () => string
}

interface Found {
  readonly route: Route
  readonly params: ReadonlyMap<string, string>
}

interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

const PREFIX = /^\/api(?:\/v10)?(?=\/)/

/** An HTTP server that answers as Discord's API does. */
export function restServer(options: RestOptions): Server {
  return createServer((request, response) => {
    serve(options, request, response).catch(() => response.destroy())
  })
}

async function serve(options: RestOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  if (isOfCdn(url.pathname)) return serveFile(options, request, response, url)
  const path = decodeURIComponent(url.pathname.replace(PREFIX, ''))
  const method = request.method ?? 'GET'
  const given = await readRequestBody(options.world, request).catch(() => undefined)
  const found = findRoute(options.routes, method, path)
  const record: RecordedRequest = {
    ...{ method, path, body: given?.body, known: found !== undefined, status: 0 },
    reason: reasonIn(request),
  }
  options.requests.push(record)
  const fault = options.faults.takeRequest(method, path)
  if (fault?.cut === 'before') {
    request.socket.destroy()
    return
  }
  const counted = options.limits.count(method, path)
  let answer: Answer
  if (fault?.status !== undefined) answer = faulty(fault.status, fault)
  else if (counted.status === 429) answer = counted
  else {
    answer = { headers: counted.headers, ...(await attempt(options, request, url, found, given)) }
    const problem = problemIn(answer)
    if (answer.status < 300 || problem !== undefined) {
      options.tally.add(`${method} ${found?.route.path ?? path}`, problem)
    }
  }
  if (fault?.cut === 'after') {
    request.socket.destroy()
    return
  }
  record.status = answer.status
  options.world.signal.touch()
  if (answer.body === undefined) {
    response.writeHead(answer.status, answer.headers).end()
    return
  }
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
  response.end(JSON.stringify(answer.body))
}

/** Files come from a host of their own, which knows no limits and no tokens. */
function serveFile({ world, faults }: RestOptions, request: IncomingMessage, response: ServerResponse, url: URL): void {
  const fault = faults.takeRequest('GET', url.pathname)
  if (fault?.cut !== undefined) request.socket.destroy()
  else if (fault?.status !== undefined) response.writeHead(fault.status).end()
  else answerFile(world, url, response)
}

type Given = Awaited<ReturnType<typeof readRequestBody>>

async function attempt(
  options: RestOptions,
  request: IncomingMessage,
  url: URL,
  found: Found | undefined,
  given: Given | undefined,
): Promise<Answer> {
  try {
    const known = request.headers.authorization === `Bot ${options.token}` && !isRevoked(options.world)
    if (!found?.route.open && !known) throw refusal('unauthorized')
    if (!found) throw refusal('unknownRoute')
    if (!given) throw refusal('invalidJson')
    checkFiles(given)
    checkRequest(found.route, url.searchParams, given.body)
    const body = await found.route.run({
      world: options.world,
      query: url.searchParams,
      body: given.body,
      files: given.files,
      reason: reasonIn(request),
      gatewayUrl: options.gatewayUrl(),
      param: (name) => paramOf(found, name),
    })
    return body === undefined ? { status: 204 } : { status: 200, body }
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, body: error.body }
    return { status: 500, body: { message: `The emulator failed: ${String(error)}`, code: 0 } }
  }
}

function reasonIn({ headers }: IncomingMessage): string | undefined {
  const given = headers['x-audit-log-reason']
  return typeof given === 'string' ? decodeURIComponent(given) : undefined
}

function paramOf(found: Found, name: string): string {
  const value = found.params.get(name)
  if (value === undefined) throw new Error(`${found.route.path} has no :${name}`)
  return value
}

function faulty(status: number, fault: RequestFault): Answer {
  const { code = 0, retryAfter = 1, global = false } = fault
  if (status === 429) return tooMany(retryAfter, global ? 'global' : fault.scope)
  return { status, body: { message: `${status}: fault`, code } }
}

function findRoute(routes: readonly Route[], method: string, path: string): Found | undefined {
  for (const route of routes) {
    if (route.method !== method) continue
    const params = matchPath(route.path, path)
    if (params) return { route, params }
  }
  return undefined
}

function matchPath(pattern: string, path: string): Map<string, string> | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const params = new Map<string, string>()
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (part.startsWith(':')) params.set(part.slice(1), value)
    else if (part !== value) return undefined
  }
  return params
}
