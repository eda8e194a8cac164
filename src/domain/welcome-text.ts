// A greeting in a community's own words: plain words, and placeholders that are filled in for each newcomer.
import { nearestOf } from './nearest.ts'

/** The placeholders that stand for one thing each; `channel` needs a name behind it. */
const simple = ['name', 'server', 'steps', 'members'] as const

/** Every placeholder, as it is typed. */
export const placeholders = ['{name}', '{server}', '{channel:help}', '{steps}', '{members}'] as const

/** Never a wall of links: a newcomer is shown two or three first channels. */
export const channelsAtMost = 3

export type WelcomePiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: (typeof simple)[number] }
  | { readonly kind: 'channel'; readonly name: string }

/** What is wrong with a text, with the stretch of it that is. */
export type WelcomeTextProblem =
  | { readonly kind: 'unknown'; readonly placeholder: string; readonly nearest: string | undefined }
  | { readonly kind: 'unclosed'; readonly words: string }
  | { readonly kind: 'no-channel'; readonly placeholder: string }
  | { readonly kind: 'too-many-channels'; readonly count: number }

export type WelcomeTextRead =
  | { readonly ok: true; readonly pieces: readonly WelcomePiece[] }
  | { readonly ok: false; readonly problem: WelcomeTextProblem }

/** How much of a text is named when something in it is wrong. */
const namedLength = 40

/** Reads a text. `{{` is a brace, `}}` is one, and so is `}` where nothing was opened. */
export function readWelcomeText(text: string): WelcomeTextRead {
  const pieces: WelcomePiece[] = []
  let words = ''
  for (const [found] of text.matchAll(/\{\{|\}\}|\{[^{}]*\}?|[^{}]+|\}/g)) {
    if (found === '{{' || found === '}}') {
      words += found.charAt(0)
      continue
    }
    if (!found.startsWith('{')) {
      words += found
      continue
    }
    if (!found.endsWith('}')) return wrong({ kind: 'unclosed', words: found.slice(0, namedLength) })
    const piece = placeholderIn(found)
    if ('problem' in piece) return wrong(piece.problem)
    pieces.push(...wordsPiece(words), piece)
    words = ''
  }
  pieces.push(...wordsPiece(words))
  const count = new Set(channelsIn(pieces)).size
  if (count > channelsAtMost) return wrong({ kind: 'too-many-channels', count })
  return { ok: true, pieces }
}

/** The names of the channels in it, each as it was typed. */
export const channelsIn = (pieces: readonly WelcomePiece[]): readonly string[] =>
  pieces.flatMap((piece) => (piece.kind === 'channel' ? [piece.name] : []))

const wrong = (problem: WelcomeTextProblem): WelcomeTextRead => ({ ok: false, problem })

const wordsPiece = (text: string): readonly WelcomePiece[] => (text === '' ? [] : [{ kind: 'words', text }])

/** What stands between braces: a placeholder, or what is wrong with it. */
function placeholderIn(found: string): WelcomePiece | { readonly problem: WelcomeTextProblem } {
  const inside = found.slice(1, -1).trim()
  const placeholder = `{${inside.slice(0, namedLength)}}`
  const [, before = '', after] = /^([^:]*)(?::(.*))?$/s.exec(inside) ?? []
  const keyword = before.trim().toLowerCase()
  if (keyword === 'channel') {
    const name = (after ?? '').trim().replace(/^#/, '')
    return name === '' ? { problem: { kind: 'no-channel', placeholder } } : { kind: 'channel', name }
  }
  const kind = simple.find((one) => one === keyword)
  if (kind !== undefined && after === undefined) return { kind }
  const nearest = kind ?? nearestOf(keyword, [...simple, 'channel'])
  const meant = nearest === 'channel' ? '{channel:help}' : `{${nearest}}`
  return { problem: { kind: 'unknown', placeholder, nearest: nearest === undefined ? undefined : meant } }
}
