// Installing Hearth in a workspace with a browser: off to Slack with a state that only this browser holds, and back.
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { webApi } from '@slack/bolt'
import {
  AuthorizationError,
  InstallProvider,
  InvalidStateError,
  MissingCodeError,
  MissingStateError,
} from '@slack/oauth'
import type { Door } from '../../src/ports/door.ts'
import type { Seal } from '../../src/ports/seal.ts'
import type { Clock, Ids, Logger, OnceShelf, Shelf, Timers } from '../../src/ports/system.ts'
import { type InstallEnd, installPage } from './install-page.ts'
import { installStates, StateProblem, stateMs } from './install-states.ts'
import type { Installation } from './installations.ts'
import { installPath, redirectPath, scopesWith } from './manifest.ts'
import { codeOf } from './outcome.ts'
import { sdkLogger } from './sdk-logger.ts'
import { clientOptions, readWorkspace } from './workspace.ts'

/** What the adapter needs to be installed in several workspaces. */
export interface InstallOptions {
  readonly clientId: string
  readonly clientSecret: string
  /** Where the world reaches the door, without a slash at the end. */
  readonly url: string
  readonly door: Door
  readonly seal: Seal
  /** Keeps what is installed, and the states of those who are just installing. */
  readonly shelf: Shelf
  readonly states: OnceShelf
  readonly ids: Ids
  /** It also asks for e-mail addresses. */
  readonly emails?: boolean
}

export interface InstallRoutesOptions extends InstallOptions {
  readonly apiUrl: string | undefined
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
  /** Keeps a new installation, and begins there. */
  readonly installed: (installation: Installation) => Promise<void>
}

const cookieName = 'hearth-slack-install'

/** Slack does not take our own part of it: only the owner can mend that. */
const ours = new Set([
  'invalid_client_id',
  'bad_client_secret',
  'bad_redirect_uri',
  'invalid_scope',
  'oauth_authorization_url_mismatch',
])
/** The code that came back is worth nothing any more. */
const worthless = new Set(['invalid_code', 'code_already_used', 'code_expired'])

/** Hangs both routes on the door. */
export function installRoutes(options: InstallRoutesOptions): void {
  const { door, url, apiUrl, clock, timers, logger } = options
  const settings = clientOptions(apiUrl, logger)
  const again = `${url}${installPath}`
  const leadsTo = { redirectUri: `${url}${redirectPath}`, scopes: [...scopesWith(options)] }
  const stateStore = installStates({ ...options, ...leadsTo, shelf: options.states })
  const provider = new InstallProvider({
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    stateStore,
    stateCookieName: cookieName,
    clientOptions: settings,
    logger: sdkLogger(logger),
    installationStore: {
      // A token of a workspace is all that gets here; whatever is looked up is looked up elsewhere.
      async storeInstallation({ team, bot, user }) {
        if (team === undefined || bot === undefined) throw new Error('Slack gave no token for a bot')
        const {
          name,
          url: address,
          botUser,
          botId,
          scopes: granted,
        } = await readWorkspace(new webApi.WebClient(bot.token, settings), timers)
        await options.installed({
          ...{ team: team.id, token: bot.token, name, url: address, botUser, botId, installer: user.id },
          ...(granted === undefined ? {} : { scopes: [...granted] }),
          at: clock.now(),
        })
      },
      fetchInstallation: () => Promise.reject(new Error('installations are not looked up here')),
    },
    ...(apiUrl === undefined ? {} : { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href }),
  })

  /** The cookie is for both routes alone; a browser sends it along when Slack leads it back. */
  function cookie(value: string, seconds: number): string {
    const { pathname, protocol } = new URL(`${url}/slack`)
    const attributes = ['HttpOnly', 'SameSite=Lax', `Path=${pathname}`, `Max-Age=${seconds}`]
    return [`${cookieName}=${value}`, ...attributes, ...(protocol === 'https:' ? ['Secure'] : [])].join('; ')
  }

  async function begin(request: Request): Promise<Response> {
    try {
      const state = await stateStore.generateStateParam(leadsTo, new Date(clock.now()))
      const location = await provider.generateInstallUrl(leadsTo, true, state)
      const headers = { location, 'set-cookie': cookie(state, stateMs / 1000), 'cache-control': 'no-store' }
      return new Response(null, { status: 302, headers })
    } catch (error) {
      logger.error('an install from Slack could not begin', error)
      return installPage({ kind: 'away' }, again, request.headers.get('accept-language'))
    }
  }

  async function back(request: Request): Promise<Response> {
    const end = await endOf(request)
    const page = installPage(end, again, request.headers.get('accept-language'))
    page.headers.set('set-cookie', cookie('', 0))
    return page
  }

  async function endOf(request: Request): Promise<InstallEnd> {
    const { incoming, outgoing } = asNode(request)
    const ended = Promise.withResolvers<InstallEnd>()
    await provider.handleCallback(incoming, outgoing, {
      async afterInstallation(installation) {
        if (installation.isEnterpriseInstall !== true && installation.team !== undefined) return true
        await revoked(installation.bot?.token)
        ended.resolve({ kind: 'organisation' })
        return false
      },
      success: ({ team }) => ended.resolve({ kind: 'done', workspace: team?.name ?? team?.id ?? '' }),
      failure: (error) => ended.resolve(whyNot(error)),
    })
    return ended.promise
  }

  /** What is not used is given back. */
  async function revoked(token: string | undefined): Promise<void> {
    if (token === undefined) return
    const failed = (error: unknown): void => logger.error('a token that is not used could not be given back', error)
    await new webApi.WebClient(token, settings).auth.revoke().catch(failed)
  }

  function whyNot(error: unknown): InstallEnd {
    if (error instanceof StateProblem) return { kind: error.fault }
    if (error instanceof InvalidStateError) return { kind: 'other-browser' }
    if (error instanceof AuthorizationError) return { kind: 'denied' }
    if (error instanceof MissingStateError || error instanceof MissingCodeError) return { kind: 'ended' }
    const code = codeOf(error)
    if (code !== undefined && worthless.has(code)) return { kind: 'ended' }
    if (code !== undefined && ours.has(code)) {
      const page = 'Basic Information and OAuth & Permissions at https://api.slack.com/apps'
      logger.error(
        `Slack does not take what this app says of itself (${code}): compare SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and HEARTH_URL with ${page}.`,
        error,
      )
      return { kind: 'not-set-up' }
    }
    logger.error('an install from Slack came to nothing', error)
    return { kind: 'away' }
  }

  door.get(installPath, begin)
  door.get(redirectPath, back)
}

/** A request as Slack's library takes it: it reads the address and the cookies, and answers nothing by itself. */
function asNode(request: Request): { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse } {
  const incoming = new IncomingMessage(new Socket())
  const { host, pathname, search } = new URL(request.url)
  incoming.url = `${pathname}${search}`
  incoming.headers = { host, cookie: request.headers.get('cookie') ?? '' }
  return { incoming, outgoing: new ServerResponse(incoming) }
}
