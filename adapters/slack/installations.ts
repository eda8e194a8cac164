// The workspaces whose admins have installed Hearth: each kept closed, for its own workspace alone, and opened when needed.
import { z } from 'zod'
import type { Seal } from '../../src/ports/seal.ts'
import type { Logger, Shelf } from '../../src/ports/system.ts'
import { slackId } from './people.ts'

const installation = z.object({
  token: z.string(),
  name: z.string(),
  url: z.string(),
  botUser: slackId,
  botId: slackId,
  /** What the token may do; absent where Slack did not say. */
  scopes: z.array(z.string()).optional(),
  /** Who installed it: they hear from Hearth first. */
  installer: slackId,
  /** Milliseconds since 1970. */
  at: z.number(),
})

export type Installation = z.infer<typeof installation> & { readonly team: string }

/** `closed`: it is there, and nobody can read it with the secrets there are. */
export type Kept = { readonly kind: 'open'; readonly installation: Installation } | { readonly kind: 'closed' }

export interface Installations {
  keep(installation: Installation): Promise<void>
  /** Undefined when there is none. */
  find(team: string): Promise<Kept | undefined>
  /** Every one that can be read. Says in the log which cannot, and closes anew what an old secret closed. */
  all(): Promise<readonly Installation[]>
  forget(team: string): Promise<void>
}

export interface InstallationsOptions {
  readonly shelf: Shelf
  readonly seal: Seal
  readonly logger: Logger
}

const about = (team: string): string => `slack installation ${team}`

/** Makes the memory of what is installed. */
export function installationsOf({ shelf, seal, logger }: InstallationsOptions): Installations {
  async function keep({ team, ...kept }: Installation): Promise<void> {
    await shelf.set(team, seal.close(JSON.stringify(kept), about(team)))
  }

  async function read(team: string, value: unknown): Promise<Kept> {
    const opened = typeof value === 'string' ? seal.open(value, about(team)) : { kind: 'broken' as const }
    if (opened.kind !== 'open') {
      const why =
        opened.kind === 'other-key'
          ? 'no secret in HEARTH_SECRET opens it. Put the one it was closed with behind the others, with a comma between them'
          : 'it was changed since, or belongs to another workspace'
      logger.warn(
        `The installation of a Slack workspace cannot be read, and Hearth does nothing there: ${why}, or install Hearth there anew.`,
        { team },
      )
      return { kind: 'closed' }
    }
    const known = { team, ...installation.parse(JSON.parse(opened.words)) }
    if (opened.renew) await keep(known)
    return { kind: 'open', installation: known }
  }

  return {
    keep,
    async find(team) {
      const value = await shelf.get(team)
      return value === undefined ? undefined : read(team, value)
    },
    async all() {
      const kept = await Promise.all((await shelf.entries()).map(([team, value]) => read(team, value)))
      return kept.flatMap((one) => (one.kind === 'open' ? [one.installation] : []))
    },
    forget: (team) => shelf.delete(team),
  }
}
