// What waited to be told to one person, as one message: a line for each, and their buttons as far as they find room.
import type { Say } from '../../locales/say.ts'
import type { Control, Message } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import { textLength } from './text-length.ts'

export interface Piece {
  readonly message: Message
  /** How it reads in one line. */
  readonly line: Text
}

/** Lines of pieces in one message, and how long they are together at most: so much is read, and fits everywhere. */
const linesAtMost = 10
const lengthAtMost = 1500
/** Controls that fit under a message everywhere, beside the one that all such messages have. */
const controlsAtMost = 24

/** Joins them, the earliest first. One alone is told as it is. */
export function joinPieces(say: Say, pieces: readonly Piece[]): Message {
  const [only, ...others] = pieces
  if (only === undefined) throw new Error('there is nothing to join')
  if (others.length === 0) return only.message
  const told: Text[] = []
  let room = lengthAtMost
  for (const { line } of pieces.slice(0, linesAtMost)) {
    room -= textLength(line)
    if (room < 0 && told.length > 0) break
    told.push([{ kind: 'plain', text: '\u2022 ' }, ...line])
  }
  const left = pieces.length - told.length
  const start = { kind: 'command', path: 'start' } as const
  const all = controlsOf(pieces)
  return {
    text: lines(
      say('unasked.joined', { count: pieces.length }),
      ...told,
      ...(left === 0
        ? []
        : [say('unasked.joined-left', { count: left, command: { kind: 'command', path: 'suggestion list' } })]),
      ...(all.length > controlsAtMost ? [say('unasked.joined-buttons', { start })] : []),
    ),
    ...(all.length === 0 ? {} : { controls: all.slice(0, controlsAtMost) }),
  }
}

/** Each once: two pieces may offer the same. */
function controlsOf(pieces: readonly Piece[]): readonly Control[] {
  const found = new Map<string, Control>()
  for (const { message } of pieces)
    for (const control of message.controls ?? []) found.set('action' in control ? control.action : control.url, control)
  return [...found.values()]
}
