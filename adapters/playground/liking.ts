// The playground's one reaction: people like a message, and Hearth likes what somebody wrote.
import type { Effect } from '../../src/ports/effect.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import type { World } from './world.ts'

/** That reaction, as people read it. */
export const like = '👍'

/** Under this name Hearth is among those who like a message; no person has it. */
const hearth = 'hearth'

/** Likes a message, or likes it no more. */
export async function reactTo(
  world: World,
  { kind, ref, emoji }: Extract<Effect, { kind: 'react' | 'unreact' }>,
): Promise<Outcome> {
  const found = world.messages.get(ref.id)
  const isThere = found !== undefined && !found.removed
  if (kind === 'react' && emoji !== like)
    return { kind: 'refused', reason: 'unsupported', detail: 'the playground has one reaction' }
  if (kind === 'react' && !isThere) return { kind: 'refused', reason: 'gone', detail: 'no such message' }
  if (isThere) {
    const others = (found.likes ?? []).filter((one) => one !== hearth)
    await world.messages.put({ ...found, likes: kind === 'react' ? [...others, hearth] : others })
  }
  return { kind: 'done', result: {} }
}
