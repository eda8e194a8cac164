/**
 * One app in several workspaces: an address in front of their emulators with Slack's page for installing, the exchange of its
 * codes, and a token of its own for each workspace. Everything else goes on to the workspace whose token it carries.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { SlackEmulator } from './index.ts'

export interface OauthOptions {
  readonly workspaces: readonly SlackEmulator[]
  readonly clientId?: string
  readonly clientSecret?: string
  /** Where the app may have people sent back to. */
  readonly redirectUrls: readonly string[]
  readonly now?: () => number
}

/** What somebody answers on the page for installing. `organisation`: for all its workspaces at once. */
export interface Consent {
  readonly workspace: SlackEmulator
  readonly user: { readonly id: string }
  readonly answer: 'allow' | 'deny' | 'organisation'
}

interface Code {
  readonly consent: Consent
  readonly redirectUri: string
  readonly scope: string
  readonly at: number
  used: boolean
}

/** docs.slack.dev/authentication/installing-with-oauth: a code is good for ten minutes. */
const codeMs = 10 * 60_000

type Answer = Readonly<Record<string, unknown>>
const refused = (error: string): Answer => ({ ok: false, error })

/** Starts the address on a free port. The workspaces stay their owner's to close. */
export async function startOauth(options: OauthOptions) {
  const { workspaces, clientId = '1234.5678', clientSecret = 'emulated-client-secret', now = Date.now } = options
  const codes = new Map<string, Code>()
  const tokens = new Map<string, SlackEmulator>()
  const revoked = new Set<string>()
  const [first] = workspaces
  if (first === undefined) throw new Error('Slack emulator: an app needs a workspace')
  let made = 0

  function consentPage(query: URLSearchParams): { readonly status: number; readonly text: string } {
    if (query.get('client_id') !== clientId) return { status: 400, text: 'invalid_client_id' }
    if (!options.redirectUrls.includes(query.get('redirect_uri') ?? ''))
      return { status: 400, text: 'bad_redirect_uri' }
    if (!query.get('scope')) return { status: 400, text: 'invalid_scope' }
    return { status: 200, text: `Hearth asks for ${query.get('scope')}` }
  }

  function access(fields: URLSearchParams, authorization: string): Answer {
    const [basicId, basicSecret] = Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
      .toString()
      .split(':')
    if ((fields.get('client_id') ?? basicId) !== clientId) return refused('invalid_client_id')
    if ((fields.get('client_secret') ?? basicSecret) !== clientSecret) return refused('bad_client_secret')
    const code = codes.get(fields.get('code') ?? '')
    if (code === undefined || now() > code.at + codeMs) return refused('invalid_code')
    if (code.used) return refused('code_already_used')
    if (fields.get('redirect_uri') !== code.redirectUri) return refused('bad_redirect_uri')
    code.used = true
    const { workspace, user, answer } = code.consent
    made += 1
    const token = `xoxb-installed-${workspace.teamId}-${made}`
    tokens.set(token, workspace)
    const isOrg = answer === 'organisation'
    return {
      ok: true,
      access_token: token,
      token_type: 'bot',
      scope: code.scope,
      bot_user_id: workspace.botUserId,
      app_id: workspace.appId,
      team: isOrg ? null : { id: workspace.teamId, name: workspace.teamName },
      enterprise: isOrg ? { id: 'E0HEARTH01', name: 'Emulated Organisation' } : null,
      is_enterprise_install: isOrg,
      authed_user: { id: user.id },
    }
  }

  /** Passes a request on to the workspace of its token, with the token that the workspace itself knows. */
  async function pass(request: IncomingMessage, path: string, body: string, response: ServerResponse): Promise<void> {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '')
    if (revoked.has(token)) return json(response, refused('token_revoked'))
    if (path === '/api/auth.revoke' && tokens.has(token)) {
      revoked.add(token)
      return json(response, { ok: true, revoked: true })
    }
    const mine = tokens.get(token)
    const { host } = new URL((mine ?? first ?? workspaces[0])?.apiUrl ?? '')
    const known = mine === undefined ? token : mine.botToken
    const answered = await fetch(`http://${host}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${known}`,
        'content-type': request.headers['content-type'] ?? 'application/x-www-form-urlencoded',
      },
      body,
    })
    const headers = Object.fromEntries(
      ['content-type', 'x-oauth-scopes', 'retry-after'].flatMap((name) => {
        const value = answered.headers.get(name)
        return value === null ? [] : [[name, value]]
      }),
    )
    response.writeHead(answered.status, headers).end(await answered.text())
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://slack')
    const parts: Buffer[] = []
    for await (const part of request) parts.push(Buffer.from(part))
    const body = Buffer.concat(parts).toString('utf8')
    if (pathname === '/oauth/v2/authorize') {
      const page = consentPage(searchParams)
      response.writeHead(page.status, { 'content-type': 'text/plain' }).end(page.text)
    } else if (pathname === '/api/oauth.v2.access')
      json(response, access(new URLSearchParams(body), request.headers.authorization ?? ''))
    else if (pathname.startsWith('/respond/')) await passResponse(pathname, body, response)
    else await pass(request, pathname, body, response)
  }

  /** `/respond/T1/…`: what a response_url of a workspace is here. */
  async function passResponse(path: string, body: string, response: ServerResponse): Promise<void> {
    const [, , team, id] = path.split('/')
    const target = workspaces.find(({ teamId }) => teamId === team)
    if (target === undefined) return json(response, refused('used_url'), 404)
    const url = `${new URL(target.apiUrl).origin}/respond/${id}`
    const answered = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    response.writeHead(answered.status, { 'content-type': 'application/json' }).end(await answered.text())
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  for (const workspace of workspaces) workspace.respondAt(`${origin}/respond/${workspace.teamId}`)

  return {
    apiUrl: `${origin}/api/`,
    clientId,
    clientSecret,
    /** The tokens that were given out and are still good. */
    tokens: () => [...tokens.keys()].filter((token) => !revoked.has(token)),
    /** What somebody's browser is led to after they answered the page at `location`; throws when Slack refuses to show it. */
    async consents(location: string, consent: Consent): Promise<string> {
      const shown = await fetch(location)
      if (shown.status !== 200) throw new Error(`Slack does not ask for consent: ${await shown.text()}`)
      const query = new URL(location).searchParams
      const back = new URL(query.get('redirect_uri') ?? '')
      back.searchParams.set('state', query.get('state') ?? '')
      if (consent.answer === 'deny') back.searchParams.set('error', 'access_denied')
      else {
        const code = `code-${codes.size + 1}`
        const redirectUri = query.get('redirect_uri') ?? ''
        codes.set(code, { consent, redirectUri, scope: query.get('scope') ?? '', at: now(), used: false })
        back.searchParams.set('code', code)
      }
      return back.href
    },
    /** An admin removes the app: its tokens there end, and the app is told of it unless it is not to be. */
    async removes(workspace: SlackEmulator, { told = true }: { readonly told?: boolean } = {}): Promise<void> {
      for (const [token, its] of tokens) if (its === workspace) revoked.add(token)
      if (told) await workspace.uninstall()
    },
    async close(): Promise<void> {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

const json = (response: ServerResponse, answer: Answer, status = 200): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
