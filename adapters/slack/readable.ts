// What people type, out of Slack's markup: as its author reads it, and what each mention in it stands for.
import type { RawValue, RawValues } from '../../src/ports/inbox.ts'

/** Gives the three escaped characters back. */
export const unescapeMarkup = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** The names behind ids. A handle has no spaces, so that it stays one word. */
export interface Names {
  user(id: string): Promise<{ readonly handle: string; readonly name: string } | undefined>
  channel(id: string): Promise<string | undefined>
}

export interface Readable {
  readonly words: string
  readonly references: RawValues
}

/** Turns Slack's markup into words and references. */
export async function readable(markup: string, names: Names): Promise<Readable> {
  const references: Record<string, RawValue> = {}
  const found: string[] = []
  let from = 0
  for (const token of markup.matchAll(/<([^<>]*)>/g)) {
    found.push(unescapeMarkup(markup.slice(from, token.index)))
    const read = await readToken(token[1] ?? '', names)
    found.push(read.value === undefined ? read.word : refer(references, read.word, read.value))
    from = token.index + token[0].length
  }
  found.push(unescapeMarkup(markup.slice(from)))
  return { words: found.join(''), references }
}

/** Two people of one name get their ids behind it. */
function refer(references: Record<string, RawValue>, word: string, value: RawValue): string {
  const known = references[word]
  const unique = known === undefined || idOf(known) === idOf(value) ? word : `${word}-${idOf(value)}`
  references[unique] = value
  return unique
}

function idOf(value: RawValue): string {
  switch (value.kind) {
    case 'text':
      return value.text
    case 'channel':
      return value.channel
    case 'user':
      return value.user
    case 'role':
      return value.role
    case 'files':
      return value.files.map(({ id }) => id).join()
    default:
      return value satisfies never
  }
}

const oneWord = (name: string): string => name.trim().replaceAll(/\s+/g, '-')

async function readToken(token: string, names: Names): Promise<{ word: string; value?: RawValue }> {
  const [body = '', ...rest] = token.split('|')
  const label = unescapeMarkup(rest.join('|'))
  if (/^@[UW]\w+$/.test(body)) return readUser(body.slice(1), label, names)
  if (/^#[CDG]\w+$/.test(body)) {
    const channel = body.slice(1)
    const name = label === '' ? ((await names.channel(channel)) ?? channel) : label
    return { word: `#${oneWord(name)}`, value: { kind: 'channel', channel, name } }
  }
  if (/^!subteam\^\w+$/.test(body)) {
    const role = body.slice('!subteam^'.length)
    const name = label === '' ? role : label.replace(/^@/, '')
    return { word: `@${oneWord(name)}`, value: { kind: 'role', role, name } }
  }
  if (body.startsWith('!date^')) return { word: label }
  if (body.startsWith('!')) return { word: label === '' ? `@${body.slice(1)}` : label }
  return { word: linkWords(unescapeMarkup(body), label) }
}

async function readUser(user: string, label: string, names: Names): Promise<{ word: string; value: RawValue }> {
  const known = await names.user(user)
  const handle = label !== '' ? label : (known?.handle ?? user)
  return { word: `@${oneWord(handle)}`, value: { kind: 'user', user, name: known?.name ?? handle } }
}

/** A link as it was typed; the address behind a label of another kind is shown, never hidden. */
function linkWords(url: string, label: string): string {
  const bare = url.replace(/^mailto:|^tel:/, '')
  if (label === '' || url.endsWith(label) || bare === label) return label === '' ? bare : label
  return `${label} (${url})`
}
