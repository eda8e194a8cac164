/** Cursor pages, as Slack cuts its lists. */
import type { Args } from './args.ts'
import { Refusal } from './refusal.ts'

export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string
}

/** The page the caller asked for by `cursor` and `limit`; an absent limit gives `usual` items. */
export function pageOf<T>(items: readonly T[], args: Args, usual: number, most: number): Page<T> {
  const limit = args.number('limit', usual)
  if (limit < 1) throw new Refusal('invalid_limit')
  const size = Math.min(limit, most)
  const start = positionOf(args.text('cursor') ?? '')
  const end = start + size
  return {
    items: items.slice(start, end),
    next: end < items.length ? Buffer.from(`offset:${end}`).toString('base64') : '',
  }
}

function positionOf(cursor: string): number {
  if (cursor === '') return 0
  const match = /^offset:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))
  if (!match) throw new Refusal('invalid_cursor')
  return Number(match[1])
}

/** The metadata that carries the next cursor. */
export function cursorJson(page: Page<unknown>): { response_metadata: { next_cursor: string } } {
  return { response_metadata: { next_cursor: page.next } }
}
