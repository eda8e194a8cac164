// Several numbers as people type them: `12, 15, 20-25`.

/** As many as one act takes. */
export const numbersAtMost = 50

/** What reads as numbers at the beginning of words. */
export const leadingNumbers = /^#?\d+(?:(?:\s*(?:,|;|-|\u2013|&)\s*|\s+and\s+|\s+)#?\d+)*(?=\s|$)/i

export type NumbersRead =
  | { readonly kind: 'numbers'; readonly numbers: readonly number[] }
  | { readonly kind: 'unreadable' | 'many' }

/** Each once, in the order in which they stand. */
export function readNumbers(text: string): NumbersRead {
  const pieces = text
    .replaceAll(/\s*[-\u2013]\s*/g, '-')
    .split(/[\s,;&]+|\band\b/i)
    .filter((piece) => piece !== '')
  const found = new Set<number>()
  for (const piece of pieces) {
    const [, first, last] = /^#?([1-9]\d{0,8})(?:-#?([1-9]\d{0,8}))?$/.exec(piece) ?? []
    if (first === undefined) return { kind: 'unreadable' }
    const [from, to] = [Number(first), Number(last ?? first)]
    if (to < from) return { kind: 'unreadable' }
    if (to - from >= numbersAtMost) return { kind: 'many' }
    for (let number = from; number <= to; number += 1) found.add(number)
  }
  if (found.size > numbersAtMost) return { kind: 'many' }
  return found.size === 0 ? { kind: 'unreadable' } : { kind: 'numbers', numbers: [...found] }
}
