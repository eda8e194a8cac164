// The codes that people carry from one platform to another: short enough to type, and too many to guess.

/** Letters of a code. Sixty bits: whoever tried a thousand a second for ten minutes would hit one in a million million. */
const length = 12

/** A code made of a secret: three groups of four. */
export const codeFrom = (secret: string): string =>
  (secret.slice(0, length).toUpperCase().match(/.{4}/g) ?? []).join('-')

/** A code as it was typed: in small letters, with other dashes or none, O for 0, I and L for 1. Undefined when it can be none. */
export function readCode(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(letters) ? codeFrom(letters) : undefined
}

/** How long a code can be used. Milliseconds. */
export const codeMs = 10 * 60_000
