// A saved reply: an answer of the team's that is given often, under a name, with placeholders that are filled in where it is used.
import type { MemberId } from './ids.ts'
import { languagesOf } from './language.ts'
import type { SpaceRef } from './place.ts'
import { type Piece, readPlaceholders } from './placeholders.ts'

/** The placeholders that stand for one thing each. */
const simple = ['member', 'subject', 'number', 'moderator', 'team', 'community'] as const
export type ReplyPlaceholder = (typeof simple)[number]

/** Every placeholder, as it is typed. */
export const replyPlaceholders = [...simple.map((name) => `{${name}}`), '{#help}'].join(', ')

export const savedNameLength = 40
/** As many as a list of them stays readable with. */
export const savedAtMost = 200

export interface SavedReply {
  readonly id: string
  /** Where it was saved: with that space it goes. */
  readonly space: SpaceRef
  readonly name: string
  readonly text: string
  /** A tag of BCP 47; undefined: for everybody. */
  readonly language: string | undefined
  /** The id of the team that it is of. */
  readonly team: string | undefined
  readonly by: MemberId
  /** How many times it was sent, or kept as a draft. */
  readonly used: number
  readonly at: number
}

/** Reads its text. */
export const readReplyText = (text: string) => readPlaceholders(text, simple)

/** The words that its pieces make. Whatever is filled in is words alone: it is read as no placeholder again. */
export const filledReply = (
  pieces: readonly Piece<ReplyPlaceholder>[],
  values: Readonly<Record<ReplyPlaceholder, string>>,
): string =>
  pieces
    .map((piece) => {
      switch (piece.kind) {
        case 'words':
          return piece.text
        case 'channel':
          return `#${piece.name}`
        default:
          return values[piece.kind]
      }
    })
    .join('')

/** Two names are one but for capitals and blanks around them. */
export const savedKey = (name: string): string => name.trim().toLowerCase()

/** Of those with one name, the one for a reader of this locale; else the one for everybody; else the first there is. */
export function inLanguage(saved: readonly SavedReply[], locale: string | undefined): SavedReply | undefined {
  for (const language of [...languagesOf(locale), undefined]) {
    const found = saved.find((one) => one.language === language)
    if (found !== undefined) return found
  }
  return saved[0]
}
