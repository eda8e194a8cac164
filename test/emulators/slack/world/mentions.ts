/** Finds who a message really pings: unescaped mentions in what Slack reads as markup, and nobody else. */
import type { Block } from '../block-kit/blocks.ts'

function inMarkup(markup: string): string[] {
  const people = [...markup.matchAll(/<@([UW]\w+)(?:\|[^>]*)?>/g)].map((match) => match[1] ?? '')
  const groups = [...markup.matchAll(/<!(channel|here|everyone|subteam\^S\w+)(?:\|[^>]*)?>/g)].map(
    (match) => `!${match[1] ?? ''}`,
  )
  return [...people, ...groups]
}

/** Bare `@channel` is read as a mention where Slack may "modify plain text", which `verbatim` forbids. */
function bareBroadcasts(text: string): string[] {
  return [...text.matchAll(/(?:^|[\s(])@(channel|here|everyone)\b/g)].map((match) => `!${match[1] ?? ''}`)
}

function inRichText(part: Readonly<Record<string, unknown>>): string[] {
  if (part.type === 'user' && typeof part.user_id === 'string') return [part.user_id]
  if (part.type === 'broadcast' && typeof part.range === 'string') return [`!${part.range}`]
  if (part.type === 'usergroup' && typeof part.usergroup_id === 'string') return [`!subteam^${part.usergroup_id}`]
  return []
}

function inBlocks(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(inBlocks)
  if (typeof value !== 'object' || value === null) return []
  const part: Readonly<Record<string, unknown>> = { ...value }
  const here = inRichText(part)
  if ((part.type === 'mrkdwn' || part.type === 'markdown') && typeof part.text === 'string') {
    here.push(...inMarkup(part.text), ...(part.verbatim === true ? [] : bareBroadcasts(part.text)))
  }
  return [...here, ...Object.values(part).flatMap(inBlocks)]
}

/** The user ids and `!channel`-like marks that the text and the blocks ping. */
export function mentionsIn(text: string, blocks: readonly Block[], linkNames = false): string[] {
  return [...new Set([...inMarkup(text), ...(linkNames ? bareBroadcasts(text) : []), ...inBlocks(blocks)])]
}
