// What stands between an idea and its card, asked before anything of it is kept. Each gate rejects with a UserError that says
// what to do; whoever puts an idea forward by another way than `/suggest` passes the same ones.
import { type Caller, mayUse } from '../../domain/caller.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { House } from '../house.ts'
import { quoted } from '../support/around.ts'
import { type Allowed, openPlaces } from './card-places.ts'
import { type Hindrance, hindranceOfPace, hindranceOfWords } from './hindrances.ts'
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
const gates: readonly Gate[] = [hasPlace, unnamedIsAllowed, mayReword, keepsPace]

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

/** Nobody who is blocked, and no blocked word: asked of what is changed too. Staff keep the list themselves. */
export async function mayReword({ house, caller, say, idea }: Passing): Promise<void> {
  if (mayUse('staff', caller.level)) return
  const found = await hindranceOfWords(house, caller.community, caller.person, idea)
  if (found !== undefined) throw refusal(say, found)
}

/** Not too many, and not too soon. */
async function keepsPace({ house, caller, say }: Passing): Promise<void> {
  if (mayUse('staff', caller.level)) return
  const found = await hindranceOfPace(house, caller.community, caller.person)
  if (found !== undefined) throw refusal(say, found)
}

function refusal(say: Say, found: Hindrance): UserError {
  const mine = { kind: 'command', path: 'suggestion list' } as const
  switch (found.kind) {
    case 'blocked': {
      const reason = quoted(found.reason)
      if (found.until === undefined) return new UserError(say('suggest.blocked', { reason }))
      const until = { kind: 'time', at: found.until, style: 'moment' } as const
      return new UserError(say('suggest.blocked-until', { reason, until }))
    }
    case 'word':
      return new UserError(say('suggest.word', { word: quoted(found.word) }), found.field)
    case 'open':
      return new UserError(say('suggest.too-many-open', { most: found.most, list: mine }))
    case 'week':
      return new UserError(say('suggest.too-many-week', { most: found.most, at: momentOf(found.at) }))
    case 'soon':
      return new UserError(say('suggest.too-soon', { minutes: found.minutes, at: momentOf(found.at) }))
    default:
      return found satisfies never
  }
}

const momentOf = (at: number) => ({ kind: 'time', at, style: 'ago' }) as const
