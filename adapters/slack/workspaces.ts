// The workspaces that Hearth is in: the one of SLACK_BOT_TOKEN, and those whose admins installed it. One that another
// process was told of is found in the store when it is first needed.
import { webApi } from '@slack/bolt'
import type { AsksUs } from '../../src/bot/meant-words.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import type { Files } from '../../src/ports/files.ts'
import type { Inbox } from '../../src/ports/inbox.ts'
import type { Pictures } from '../../src/ports/pictures.ts'
import type { Clock, Logger, Timers } from '../../src/ports/system.ts'
import type { Installation, Installations } from './installations.ts'
import { type Joined, joinedAs } from './joined.ts'
import { codeOf } from './outcome.ts'
import { readWorkspace, type Workspace } from './workspace.ts'

/** `closed`: Hearth was installed there, and cannot read its token. */
export type Found = Joined | 'none' | 'closed'

export interface Workspaces {
  /** Joins every workspace that is known. Rejects with a PlatformError that says what to do. */
  open(): Promise<void>
  /** A workspace by its id; whichever there is where no other can be. Rejects when it cannot be looked up. */
  find(team: string | undefined): Promise<Found>
  /** Those that were joined here. */
  all(): readonly Joined[]
  /** Keeps a new installation, or one that was made anew, and joins it. */
  install(installation: Installation): Promise<Joined>
  /** Forgets an installation that was removed at that moment, in milliseconds since 1970. */
  remove(team: string, at: number): Promise<void>
}

export interface WorkspacesOptions {
  readonly inbox: Inbox
  readonly asksUs: AsksUs
  readonly botToken: string | undefined
  /** Undefined where nobody can install it. */
  readonly installations: Installations | undefined
  readonly settings: webApi.WebClientOptions
  readonly apiUrl: string | undefined
  readonly files: Files
  readonly pictures: Pictures
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
}

/** For so long the store is not asked again whether a workspace is still installed. */
const freshMs = 30_000

/** What Slack says of a token that it took back. One that it does not know may be meant for another Slack. */
const worthless = new Set(['account_inactive', 'token_revoked'])

/** Makes the list, empty until it is opened. */
export function workspacesOf(options: WorkspacesOptions): Workspaces {
  const { botToken, installations, settings, clock, timers, logger } = options
  const known = new Map<string, { readonly joined: Joined; checkedAt: number }>()
  const looking = new Map<string, Promise<Found>>()
  let own: Joined | undefined

  function join(installation: Installation): Joined {
    const { token, installer, team } = installation
    const before = known.get(team)?.joined
    const joined =
      before?.token === token ? before : joinedAs({ token, installer, workspace: placeOf(installation) }, options)
    known.set(team, { joined, checkedAt: clock.now() })
    return joined
  }

  async function look(kept: Installations, team: string): Promise<Found> {
    const found = await kept.find(team)
    if (found?.kind === 'open') return join(found.installation)
    known.delete(team)
    return found === undefined ? 'none' : 'closed'
  }

  /** Whether it was removed while nobody heard of it. Rejects with a PlatformError when Slack does not say. */
  async function isRemoved({ token, team }: Installation): Promise<boolean> {
    try {
      await readWorkspace(new webApi.WebClient(token, { ...settings }), timers)
      return false
    } catch (error) {
      const code = error instanceof Error ? codeOf(error.cause) : undefined
      if (code !== undefined && worthless.has(code)) {
        logger.warn('a Slack workspace has removed Hearth while it was away', { team, code })
        return true
      }
      if (error instanceof PlatformError && error.retryAfterMs !== undefined) throw error
      // What is wrong in one workspace ends nothing in the others.
      logger.error('a Slack workspace does not say who Hearth is there', error, { team, code })
      return false
    }
  }

  return {
    async open() {
      known.clear()
      if (botToken !== undefined) {
        const workspace = await readWorkspace(new webApi.WebClient(botToken, { ...settings }), timers)
        own = joinedAs({ token: botToken, workspace, installer: undefined }, options)
      }
      for (const installation of (await installations?.all()) ?? []) {
        if (installation.team === own?.workspace.space.id) continue
        if (await isRemoved(installation)) await installations?.forget(installation.team)
        else join(installation)
      }
    },

    async find(team) {
      if (own !== undefined && (installations === undefined || team === own.workspace.space.id)) return own
      if (installations === undefined || team === undefined) return 'none'
      const before = known.get(team)
      if (before !== undefined && clock.now() - before.checkedAt < freshMs) return before.joined
      const asked = looking.get(team) ?? look(installations, team).finally(() => looking.delete(team))
      looking.set(team, asked)
      return asked
    },

    all: () => [...(own === undefined ? [] : [own]), ...[...known.values()].map(({ joined }) => joined)],

    async install(installation) {
      await installations?.keep(installation)
      if (installation.team !== own?.workspace.space.id) return join(installation)
      logger.warn('a Slack workspace was installed that SLACK_BOT_TOKEN belongs to: that token goes first', {
        team: installation.team,
      })
      return own
    },

    async remove(team, at) {
      const found = await installations?.find(team)
      // Slack may tell of it when the workspace has installed Hearth anew. It names the second, no more.
      if (found?.kind === 'open' && found.installation.at >= at + 1000) return
      await installations?.forget(team)
      known.delete(team)
      logger.warn('a Slack workspace has removed Hearth; nothing more is done there', { team })
    },
  }
}

function placeOf({ team, name, url, botUser, botId, scopes }: Installation): Workspace {
  const space: SpaceRef = { platform: 'slack', id: team }
  return { ...{ space, name, url, botUser, botId }, scopes: scopes === undefined ? undefined : new Set(scopes) }
}
