// The playground's spaces: the one that is always there, and a second one for whoever wants to see two act as one.
import { z } from 'zod'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { Platform } from '../../src/ports/platform.ts'

/** The space that is always there. It is like a Discord server: support threads are private threads. */
export const home = { platform: 'playground', id: 'home' } as const satisfies SpaceRef

/** The second space. It is like a Slack workspace: support threads are relayed. */
export const workspace = { platform: 'playground', id: 'workspace' } as const satisfies SpaceRef

/** What each thing of the world says of where it is; what an older Hearth kept was all in the one space. */
export const spaceId = z.enum([home.id, workspace.id]).default(home.id)
export type SpaceId = z.infer<typeof spaceId>

/** The role that the playground's moderators have in each space. */
export const moderatorsRole = 'moderators'

/** The roles that Hearth may give there, by the names that are also their ids. A Slack workspace has none. */
export const rolesToGive = (space: SpaceId): readonly string[] =>
  space === home.id ? ['bookbinding', 'pottery', 'woodwork', 'settled-in'] : []

/** The space that somebody or something is in. */
export const spaceOf = ({ space }: { readonly space: SpaceId }): SpaceRef => ({ platform: home.platform, id: space })

/** How a space keeps support threads private. */
export const supportShapeOf = ({ id }: SpaceRef): ReturnType<Platform['supportShape']> =>
  id === workspace.id ? 'relayed' : 'thread'

/** What a space is called; the first one needs no name of its own as long as it is alone. */
export function nameOf(space: SpaceId, alone: boolean): string {
  if (space === workspace.id) return 'Lantern on Slack'
  return alone ? 'The playground' : 'Lantern on Discord'
}
