// Reads what the page's components make, before a browser draws it. It fails on anything that a browser would read as HTML.
import { z } from 'zod'
import type { Run } from './shown.ts'

const element = z.object({
  type: z.string(),
  props: z.looseObject({ children: z.unknown().optional(), href: z.string().optional() }),
})

const styles: Readonly<Record<string, string>> = {
  strong: 'bold',
  code: 'code',
  q: 'quote',
  time: 'time',
  button: 'button',
}

/** What is seen of elements, in runs of one style. */
export function readPage(made: unknown, style = 'text'): readonly Run[] {
  if (made === null || made === undefined || typeof made === 'boolean') return []
  if (typeof made === 'string' || typeof made === 'number') return [{ style, words: String(made) }]
  if (Array.isArray(made)) return joined(made.flatMap((one) => readPage(one, style)))
  const { type, props } = element.parse(made)
  if ('dangerouslySetInnerHTML' in props || type === 'script') throw new Error('this is read as HTML')
  if (type !== 'a') return readPage(props.children, styles[type] ?? style)
  if (!/^https?:\/\//.test(props.href ?? '')) throw new Error(`a link leads to ${props.href}`)
  return readPage(props.children, `link ${props.href}`)
}

/** Neighbours of one style as one. */
function joined(runs: readonly Run[]): readonly Run[] {
  const result: Run[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (last?.style === run.style) result[result.length - 1] = { ...last, words: last.words + run.words }
    else result.push(run)
  }
  return result
}
