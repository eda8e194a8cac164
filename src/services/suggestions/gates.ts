// What stands between an idea and its card, asked before anything of it is kept. Each gate rejects with a UserError that says
// what to do; whoever puts an idea forward by another way than `/suggest` passes the same ones.
import type { Caller } from '../../domain/caller.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { House } from '../house.ts'
import { type Allowed, openPlaces } from './card-places.ts'
import type { Idea } from './put-forward.ts'

export interface Passing {
  readonly house: House
  readonly allowed: Allowed
  readonly caller: Caller
  readonly say: Say
  readonly idea: Idea
}

type Gate = (passing: Passing) => Promise<void>

/** In the order in which they are asked. */
const gates: readonly Gate[] = [hasPlace, unnamedIsAllowed]

/** Resolves when nothing stands in the way of the idea. */
export async function mayPutForward(passing: Passing): Promise<void> {
  for (const gate of gates) await gate(passing)
}

/** Its author is named, unless the community lets them leave that out. */
async function unnamedIsAllowed({ house, caller, say, idea }: Passing): Promise<void> {
  if (idea.unnamed !== true) return
  const settings = await house.store.of(caller.community).settings.get()
  if (settings['suggestions.unnamed'] === 'off') throw new UserError(say('unnamed.off'), 'unnamed')
}

/** There is a channel for its card. */
async function hasPlace({ house, allowed, caller, say }: Passing): Promise<void> {
  const places = await openPlaces(house, caller.community, allowed)
  if (places.length > 0) return
  if (!caller.confirmed) throw new UserError(say('error.not-set-up'))
  throw new UserError(say('suggest.no-channel', { command: { kind: 'command', path: 'setup channel' } }))
}
