// Words and files as the messages that bring them: the first says who sent them, the last has a button to answer with.
import { batches, type FileRef } from '../../domain/file.ts'
import type { Member } from '../../domain/member.ts'
import { byName, type Signature } from '../../domain/signature.ts'
import { isOutside, pieces, type ThreadEnd, type WordsManner } from '../../domain/support.ts'
import type { Say, SentenceKey } from '../../locales/say.ts'
import type { SentFile } from '../../ports/files.ts'
import { actionId } from '../../view/action-id.ts'
import { supportReply } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { lines, type Part, type Text } from '../../view/text.ts'
import { type Around, named, only, quoted, sayToOpener, sayToStaff } from './around.ts'
import { namedFile } from './named-file.ts'
import { replyLabel } from './reply-label.ts'
import { signedName } from './signing.ts'

export interface Words {
  readonly toward: ThreadEnd
  readonly manner: WordsManner
  readonly author: Pick<Member, 'id' | 'user' | 'name'>
  readonly text: string
  /** What was sent with them; absent when nothing was. */
  readonly files?: readonly FileRef[]
  /** What a reply is signed with where its opener reads it; absent: its author's name. */
  readonly signature?: Signature
  /** When they were written, if that was while Hearth was away. */
  readonly missedAt?: number
}

/** A message, and the files that go with it. */
export interface Carried {
  readonly message: Message
  readonly files: readonly SentFile[]
}

/** So much fits into one message everywhere, with its first line. */
const pieceLength = 1500

/** All of it, in its order. Files go with the end of the words, and more than one message takes in further ones. */
export function carriedMessages(about: Around, words: Words): readonly Carried[] {
  const { toward, manner, text } = words
  const { number } = about.thread
  const say = toward === 'opener' ? sayToOpener(about) : sayToStaff(about, about.team)
  const [first = [], ...more] = filesWith(say, words)
  const outside = isOutside(about.thread)
  const headline = outside ? outsideHeadline(about, words, say) : headlineOf(words, number, say)
  const parts = pieces(text, pieceLength)
  const spoken = parts.map((piece, index): Text => {
    const quote = only(quoted(piece))
    return index === 0 ? lines(headline, quote) : quote
  })
  const further = more.map(() => say('support.words.more-files', { name: authorOf(words, say), number }))
  const withFirst = Math.max(0, spoken.length - 1)
  const texts = [...(spoken.length === 0 ? [headline] : spoken), ...further]
  const answerable = toward === 'team' && manner !== 'reply'
  return texts.map((shown, index): Carried => {
    const isLast = index === texts.length - 1
    const message = answerable && isLast ? { text: shown, controls: [replyButton(say, about.thread)] } : { text: shown }
    return { message, files: index === withFirst ? first : (more[index - withFirst - 1] ?? []) }
  })
}

/** What was changed later has its files where it stands already. */
function filesWith(say: Say, { manner, files = [] }: Words): readonly (readonly SentFile[])[] {
  if (manner === 'edited') return []
  const told = (file: FileRef): SentFile => ({ ...file, instead: say('file.instead', { file: namedFile(say, file) }) })
  return batches(files).map((together) => together.map(told))
}

/** Words that were found late stand after others that came later: their own time is said with them. */
function headlineOf(words: Words, number: number, say: Say): Text {
  const { toward, manner, missedAt, text, files = [] } = words
  const args = { name: authorOf(words, say), number }
  const at = missedAt === undefined ? undefined : ({ kind: 'time', at: missedAt, style: 'moment' } as const)
  const count = files.length
  if (manner === 'opening') return say('support.words.opening', args)
  if (text.trim() !== '') {
    if (isUnnamed(words)) return say('support.words.reply-signed', args)
    if (at === undefined || manner !== 'written') return say(headlines[toward][manner], args)
    return say('support.words.missed', { ...args, at })
  }
  if (manner === 'edited') return say('support.words.emptied', args)
  if (at !== undefined) return say('support.words.files-missed', { ...args, at, count })
  return say('support.words.files', { ...args, count })
}

/** The opener does not read who of the team it was. */
const isUnnamed = ({ toward, signature = byName }: Words): boolean => toward === 'opener' && signature.by !== 'name'

/** Whoever wrote them, as whoever reads them knows them. */
export const authorOf = (words: Words, say: Say): Part =>
  isUnnamed(words) ? signedName(say, words.signature ?? byName, words.author) : named(words.author)

/** Of somebody without an account it says what they said, or that they were told it and by whom: that stays when they are forgotten. */
const outsideHeadline = ({ thread: { number }, opener }: Around, words: Words, say: Say): Text =>
  words.manner === 'reply'
    ? say('contact.words.told', { name: authorOf(words, say), number })
    : say('contact.words.said', { name: named(opener), number })

const replyButton = (say: Say, thread: Around['thread']) =>
  button(actionId(supportReply, thread.id), say.label(replyLabel(thread)))

const headlines: Readonly<Record<ThreadEnd, Readonly<Record<WordsManner, SentenceKey>>>> = {
  opener: {
    written: 'support.words.written',
    edited: 'support.words.edited',
    opening: 'support.words.opening',
    reply: 'support.words.reply',
  },
  team: {
    written: 'support.words.written',
    edited: 'support.words.edited',
    opening: 'support.words.opening',
    reply: 'support.words.replied',
  },
}
