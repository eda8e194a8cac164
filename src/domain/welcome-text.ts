// A greeting in a community's own words: plain words, and placeholders that are filled in for each newcomer.
import { channelsIn, type Piece, type PlaceholderProblem, readPlaceholders } from './placeholders.ts'

/** The placeholders that stand for one thing each; `channel` needs a name behind it. */
const simple = ['name', 'server', 'steps', 'members'] as const

/** Every placeholder, as it is typed. */
export const placeholders = ['{name}', '{server}', '{channel:help}', '{steps}', '{members}'] as const

/** Never a wall of links: a newcomer is shown two or three first channels. */
export const channelsAtMost = 3

export type WelcomePiece = Piece<(typeof simple)[number]>

/** What is wrong with a text, with the stretch of it that is. */
export type WelcomeTextProblem = PlaceholderProblem | { readonly kind: 'too-many-channels'; readonly count: number }

export type WelcomeTextRead =
  | { readonly ok: true; readonly pieces: readonly WelcomePiece[] }
  | { readonly ok: false; readonly problem: WelcomeTextProblem }

/** Reads a text. */
export function readWelcomeText(text: string): WelcomeTextRead {
  const read = readPlaceholders(text, simple)
  if (!read.ok) return read
  const count = new Set(channelsIn(read.pieces)).size
  return count > channelsAtMost ? { ok: false, problem: { kind: 'too-many-channels', count } } : read
}
