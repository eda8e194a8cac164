// Words where Discord takes one short line and reads no markdown: on controls, over fields, as the name of a thread.
import { isUnseen, visible } from '../../src/view/visible.ts'
import { cut } from './cut.ts'

/** The words in one line of at most `most` characters. Where there is nothing to see an ellipsis stands: Discord refuses nothing. */
export const labelOf = (words: string, most: number): string => (isUnseen(words) ? '\u2026' : cut(oneLine(words), most))

/** The words with a space for each line break. */
export const oneLine = (words: string): string =>
  visible(words)
    .replace(/\s*\n\s*/g, ' ')
    .trim()
