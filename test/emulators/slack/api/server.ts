/** The HTTP side that the app calls: the Web API under /api/ and the response_urls under /respond/. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Core } from '../core.ts'
import { missingScope } from '../scopes.ts'
import type { SocketMode } from '../transport/socket-mode.ts'
import type { ChannelKind } from '../world/types.ts'
import { type Args, argsOf, fieldsOf } from './args.ts'
import { checkArguments, isInvalid } from './arguments.ts'
import { chatMethods } from './chat.ts'
import { conversationMethods } from './conversations.ts'
import { answerFileHost, isOfFileHost } from './file-host.ts'
import { fileMethods } from './files.ts'
import { historyMethods } from './history.ts'
import type { Methods } from './method.ts'
import { Refusal } from './refusal.ts'
import { respond } from './response-url.ts'
import { viewMethods } from './views.ts'
import { workspaceMethods } from './workspace.ts'

const methods: Methods = {
  ...workspaceMethods,
  ...conversationMethods,
  ...historyMethods,
  ...chatMethods,
  ...viewMethods,
  ...fileMethods,
}

interface Answer {
  readonly status: number
  readonly json: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
  readonly cut?: boolean
}

const limited = (retryAfter: number, error = 'ratelimited'): Answer => ({
  status: 429,
  json: { ok: false, error },
  headers: { 'retry-after': String(retryAfter) },
})

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

const bearer = (request: IncomingMessage): string => (request.headers.authorization ?? '').replace(/^Bearer\s+/i, '')

/** The kind of channel a call is about, which decides the scope it needs. */
function kindFor(core: Core, method: string, args: Args): ChannelKind {
  if (method === 'conversations.create') return args.flag('is_private') ? 'private' : 'public'
  const kind = core.world.channels.get(args.text('channel') ?? '')?.kind
  if (kind) return kind
  const types = args.text('types') ?? ''
  if (types.includes('public_channel') || types === '') return 'public'
  if (types.includes('private_channel')) return 'private'
  return types.includes('mpim') ? 'mpim' : 'im'
}

function call(core: Core, sockets: SocketMode, method: string, token: string, args: Args): Record<string, unknown> {
  const { settings, origin } = core
  if (token === '') throw new Refusal('not_authed')
  if (method === 'apps.connections.open') {
    if (token !== settings.appToken) throw new Refusal('invalid_auth')
    return { url: `${origin.replace('http', 'ws')}/link/?ticket=${sockets.ticket()}&app_id=${settings.appId}` }
  }
  if (token === settings.appToken) throw new Refusal('not_allowed_token_type')
  if (token !== settings.botToken) throw new Refusal('invalid_auth')
  const run = methods[method]
  if (!run) throw new Refusal('unknown_method', [], { req_method: method })
  checkArguments(method, args)
  const needed = missingScope(settings.scopes, method, kindFor(core, method, args))
  if (needed !== undefined) {
    throw new Refusal('missing_scope', [], { needed, provided: settings.scopes.join(',') })
  }
  return run(core, args)
}

function attempt(work: () => Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  try {
    return { ok: true, ...work() }
  } catch (error) {
    if (error instanceof Refusal) return error.toJson()
    throw error
  }
}

/** Makes the request listener of one emulator. */
export function createApi(
  core: Core,
  sockets: SocketMode,
): (request: IncomingMessage, response: ServerResponse) => void {
  function answerResponseUrl(id: string, body: Readonly<Record<string, unknown>>): Answer {
    const exchange = core.exchanges.respond(id)
    if (!exchange) return { status: 404, json: { ok: false, error: 'used_url' } }
    const json = attempt(() => {
      respond(core, exchange, body)
      return {}
    })
    return { status: json.ok === true ? 200 : 400, json }
  }

  function counted(method: string, answer: Answer): Answer {
    const { ok, error, response_metadata: where } = answer.json
    if (ok === true) core.tally.add(method)
    else if (isInvalid(error)) core.tally.add(method, `${String(error)} ${JSON.stringify(where ?? '')}`)
    return answer
  }

  async function faulty(method: string, carryOut: () => Answer): Promise<Answer> {
    const fault = core.faults.take(method)
    if (!fault) return counted(method, carryOut())
    const { delayMs } = fault
    if (delayMs !== undefined) await new Promise<void>((resolve) => core.timers.after(delayMs, resolve))
    if (fault.status === undefined && fault.error === undefined && fault.cut === undefined)
      return counted(method, carryOut())
    if (fault.cut === 'before') return { status: 0, json: { ok: false, error: 'cut' }, cut: true }
    if (fault.cut === 'after') return { ...counted(method, carryOut()), cut: true }
    const status = fault.status ?? 200
    if (status === 429) return limited(fault.retryAfter ?? 1, fault.error)
    return { status, json: { ok: false, error: fault.error ?? 'service_unavailable' } }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', core.origin).pathname
    const bytes = await bodyOf(request)
    if (isOfFileHost(path)) {
      const fault = core.faults.take(path)
      if (fault?.cut !== undefined) request.socket.destroy()
      else if (fault?.status !== undefined) response.writeHead(fault.status).end()
      else answerFileHost(core, { method: request.method ?? '', path, token: bearer(request), body: bytes }, response)
      return
    }
    const text = bytes.toString('utf8')
    const body = fieldsOf(text, request.headers['content-type'] ?? '')
    const args = argsOf(body)
    const responseId = path.startsWith('/respond/') ? path.slice('/respond/'.length) : undefined
    const method = responseId === undefined ? path.replace(/^\/api\//, '') : 'response_url'
    const token = bearer(request) || (args.text('token') ?? '')
    const answer = await faulty(method, () => {
      if (responseId !== undefined) return answerResponseUrl(responseId, body)
      const wait = core.rates.take(method, args.text('channel'))
      return wait === undefined
        ? { status: 200, json: attempt(() => call(core, sockets, method, token, args)) }
        : limited(wait)
    })
    const error = typeof answer.json.error === 'string' ? answer.json.error : undefined
    core.requests.push({ method, body: readable(body), ok: answer.json.ok === true, error, status: answer.status })
    core.changes.note()
    if (answer.cut) {
      request.socket.destroy()
      return
    }
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'x-oauth-scopes': core.settings.scopes.join(','),
      ...answer.headers,
    }
    response.writeHead(answer.status, headers).end(JSON.stringify(answer.json))
  }

  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      core.requests.push({ method: 'emulator', body: {}, ok: false, error: String(error), status: 500 })
      core.tally.add('a request', `the emulator failed: ${String(error)}`)
      response.writeHead(500).end(String(error))
    })
  }
}

/** The body as a test wants to read it: without the token, with its JSON unfolded. */
function readable(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const unfolded = Object.entries(body).map(([name, value]) => {
    if (typeof value !== 'string' || !/^[[{]/.test(value)) return [name, value]
    try {
      return [name, JSON.parse(value)]
    } catch {
      return [name, value]
    }
  })
  const { token: _token, ...rest } = Object.fromEntries(unfolded)
  return rest
}
