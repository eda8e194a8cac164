// Somebody's words as signs that can be drawn in one line: each with the font that has it. What is invisible, or steers the
// direction of what stands around it, is left out; a letter that no font has leaves nothing to draw.
import type { FontCase } from './font-case.ts'
import type { FontPart } from './font-parts.ts'

/** What a reader takes for one sign: a letter with its marks, or an emoji of several. */
export interface Sign {
  readonly text: string
  /** Where it is drawn from. */
  readonly part: FontPart
}

/** No name that is drawn has as many; what is longer is cut anyway. */
const most = 200
/** Scripts that stack marks need a few; more than these tower over the line. */
const marksKept = 6

const joiners = '\u200c\u200d'
const unseen = new RegExp(`(?![${joiners}])[\\p{Cf}\\p{Cn}\\p{Co}\\p{Default_Ignorable_Code_Point}\\ufffd]`, 'gu')
const isMark = /^\p{M}$/u
/** Marks that any letter may bear. */
const isSpareMark = /^(?=\p{M})\p{Script=Inherited}$/u
const hasLetter = /[\p{L}\p{N}]/u
/** What stands between the words of every script. */
const isShared = /^[\p{Script=Common}\p{Script=Inherited}]/u

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** One line of it, without what is not seen. */
function plainLine(words: string): string {
  return [...words.slice(0, 4 * most).toWellFormed()]
    .slice(0, most)
    .join('')
    .normalize('NFC')
    .replaceAll(/[\p{Z}\p{Cc}]+/gu, ' ')
    .replaceAll(unseen, '')
    .trim()
}

/** The signs; undefined when a letter among them cannot be drawn. A sign that is no letter is then left out. */
export async function signsOf(words: string, fonts: FontCase): Promise<readonly Sign[] | undefined> {
  const signs: Sign[] = []
  for (const { segment } of segmenter.segment(plainLine(words))) {
    const kept = withoutTower([...segment])
    const [first] = kept
    if (first === undefined || isMark.test(first) || kept.every((one) => joiners.includes(one))) continue
    const sign = await signOf(kept, signs.at(-1)?.part, fonts)
    if (sign !== undefined) signs.push(sign)
    else if (hasLetter.test(segment)) return undefined
  }
  return signs
}

const withoutTower = (codePoints: readonly string[]): readonly string[] => {
  let marks = 0
  return codePoints.filter((one) => {
    if (isMark.test(one)) marks += 1
    return !isMark.test(one) || marks <= marksKept
  })
}

/**
 * The sign, without marks that no font has where any letter may bear them. What scripts share is drawn as the letters before
 * it are, if these are of a font for one script.
 */
async function signOf(
  kept: readonly string[],
  before: FontPart | undefined,
  fonts: FontCase,
): Promise<Sign | undefined> {
  const liked = isShared.test(kept.join('')) && before?.face.draws.test(' ') === false ? before : undefined
  const bare = kept.filter((one) => !isSpareMark.test(one))
  for (const codePoints of bare.length === kept.length ? [kept] : [kept, bare]) {
    const visible = codePoints.filter((one) => !joiners.includes(one)).map((one) => one.codePointAt(0) ?? 0)
    const part = await fonts.find(visible, liked)
    if (part !== undefined) return { text: codePoints.join(''), part }
  }
  return undefined
}

/** The sign that stands for a name where there is no picture of its bearer: its first letter, as a capital where it has one. */
export async function initialOf(signs: readonly Sign[], fonts: FontCase): Promise<Sign | undefined> {
  const first = signs.find(({ text }) => hasLetter.test(text)) ?? signs.find(({ text }) => text !== ' ')
  if (first === undefined) return undefined
  const [capital, ...more] = (await signsOf(first.text.toUpperCase(), fonts)) ?? []
  return capital === undefined || more.length > 0 ? first : capital
}
