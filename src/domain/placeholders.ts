// Words with placeholders in braces, as a community writes them: what a text is made of, or what is wrong with it.
import { nearestOf } from './nearest.ts'

/** `Name`: the placeholders that stand for one thing each; `channel` needs a name behind it. */
export type Piece<Name extends string> =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: Name }
  | { readonly kind: 'channel'; readonly name: string }

/** What is wrong with a text, with the stretch of it that is. */
export type PlaceholderProblem =
  | { readonly kind: 'unknown'; readonly placeholder: string; readonly nearest: string | undefined }
  | { readonly kind: 'unclosed'; readonly words: string }
  | { readonly kind: 'no-channel'; readonly placeholder: string }

export type PlaceholdersRead<Name extends string> =
  | { readonly ok: true; readonly pieces: readonly Piece<Name>[] }
  | { readonly ok: false; readonly problem: PlaceholderProblem }

/** How much of a text is named when something in it is wrong. */
const namedLength = 40

/** Reads a text. `{{` is a brace, `}}` is one, and so is `}` where nothing was opened. `{#help}` is `{channel:help}`. */
export function readPlaceholders<Name extends string>(text: string, simple: readonly Name[]): PlaceholdersRead<Name> {
  const pieces: Piece<Name>[] = []
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
    if (!found.endsWith('}')) return { ok: false, problem: { kind: 'unclosed', words: found.slice(0, namedLength) } }
    const piece = placeholderIn(found, simple)
    if ('problem' in piece) return { ok: false, problem: piece.problem }
    if (words !== '') pieces.push({ kind: 'words', text: words })
    pieces.push(piece)
    words = ''
  }
  if (words !== '') pieces.push({ kind: 'words', text: words })
  return { ok: true, pieces }
}

/** The names of the channels in it, each as it was typed. */
export const channelsIn = (pieces: readonly Piece<string>[]): readonly string[] =>
  pieces.flatMap((piece) => ('name' in piece ? [piece.name] : []))

/** What stands between braces: a placeholder, or what is wrong with it. */
function placeholderIn<Name extends string>(
  found: string,
  simple: readonly Name[],
): Piece<Name> | { readonly problem: PlaceholderProblem } {
  const inside = found.slice(1, -1).trim()
  const placeholder = `{${inside.slice(0, namedLength)}}`
  const [, before = '', after] = /^([^:]*)(?::(.*))?$/s.exec(inside.replace(/^#/, 'channel:')) ?? []
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
