// A transcript as plain text, which any program reads, and anybody's screen reader.
import type { Say } from '../../../locales/say.ts'
import { visible } from '../../../view/visible.ts'
import type { Transcript, TranscriptLine } from './transcript.ts'
import { authorSaid, fileSaid, goneSaid, headOf, momentSaid } from './transcript-words.ts'

/** Writes it. */
export function transcriptText(say: Say, transcript: Transcript): string {
  const { number, subject, lines } = transcript
  const head = [
    say.label('transcript.title', { number, subject }),
    '',
    ...headOf(say, transcript).map(({ label, value }) => `${label}: ${value}`),
    ...(lines.length === 0 ? ['', say.label('transcript.empty')] : []),
  ]
  return `${[...head, ...lines.flatMap((line) => ['', ...lineSaid(say, line)])].join('\n')}\n`
}

function lineSaid(say: Say, line: TranscriptLine): readonly string[] {
  const gone = goneSaid(say, line)
  return [
    `${momentSaid(say, line.at)} ${authorSaid(say, line)}:`,
    ...(gone === undefined ? [] : [`[${gone}]`]),
    ...(line.text === '' ? [] : indented(line.text)),
    ...(line.editedAt === undefined
      ? []
      : [`  (${say.label('transcript.edited', { at: momentSaid(say, line.editedAt) })})`]),
    ...line.earlier.flatMap(({ text, at }) => [
      `  ${say.label('transcript.earlier', { at: momentSaid(say, at) })}`,
      ...indented(text, '    '),
    ]),
    ...line.files.map((file) => `  ${say.label('transcript.file', { file: fileSaid(say, file) })}`),
  ]
}

/** Set apart from what a transcript says itself: nobody's words look like the line of somebody else. */
const indented = (text: string, by = '  '): readonly string[] =>
  visible(text)
    .split('\n')
    .map((line) => `${by}${line}`)
