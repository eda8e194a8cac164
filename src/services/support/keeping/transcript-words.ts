// How the pieces of a transcript are called, the same in plain text and on a page.
import type { FileState, KeptFile } from '../../../domain/kept.ts'
import type { Say, SentenceKey } from '../../../locales/say.ts'
import { namedFile } from '../named-file.ts'
import { forStaff } from '../notice.ts'
import { forMembers } from '../opening.ts'
import type { Transcript, TranscriptLine } from './transcript.ts'

/** A moment on the clocks of UTC, which the head of every transcript names. */
export const momentSaid = (say: Say, at: number): string =>
  new Intl.DateTimeFormat(say.locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at))

const fileKeys: Readonly<Record<Exclude<FileState, 'kept'>, SentenceKey>> = {
  waiting: 'transcript.file.waiting',
  'too-large': 'transcript.file.too-large',
  'type-refused': 'transcript.file.type-refused',
  'no-room': 'transcript.file.no-room',
  lost: 'transcript.file.lost',
  gone: 'transcript.file.lost',
}

/** `lamp.png (700 bytes)`, and why there is no copy of it where there is none. */
export function fileSaid(say: Say, file: Pick<KeptFile, 'name' | 'bytes' | 'state'>): string {
  const named = namedFile(say, file)
  return file.state === 'kept' ? named : say.label(fileKeys[file.state], { file: named })
}

/** `[removed by Mo, March 2, 2026 at 09:00]`; undefined for what stands. */
export function goneSaid(say: Say, { gone }: Pick<TranscriptLine, 'gone'>): string | undefined {
  if (gone === undefined) return undefined
  return say.label('transcript.gone', { how: gone.how, name: gone.by, at: momentSaid(say, gone.at) })
}

/** Who said it, and to whom where that is not everybody. */
export const authorSaid = (say: Say, { author, end, internal }: TranscriptLine): string =>
  say.label('transcript.author', { name: author, side: internal ? 'internal' : end })

/** What stands at its head, as label and value. */
export function headOf(
  say: Say,
  transcript: Transcript,
): readonly { readonly label: string; readonly value: string }[] {
  const { state, openedAt, opener, endedAt, forTeam, erased } = transcript
  const states = forTeam ? forStaff : forMembers
  const rows = [
    {
      label: say.label('transcript.opened'),
      value: say.label('transcript.opened-by', { name: opener, at: momentSaid(say, openedAt) }),
    },
    { label: say.label('support.state'), value: say.label(states[state]) },
    ...(endedAt === undefined ? [] : [{ label: say.label('transcript.ended'), value: momentSaid(say, endedAt) }]),
    { label: say.label('transcript.for'), value: say.label(forTeam ? 'transcript.for-team' : 'transcript.for-opener') },
    { label: say.label('transcript.times'), value: say.label('transcript.utc') },
  ]
  if (erased === undefined) return rows
  const { messages, files, at } = erased
  const value = say.label('transcript.erased-said', { messages, files, at: momentSaid(say, at) })
  return [...rows, { label: say.label('transcript.erased'), value }]
}
