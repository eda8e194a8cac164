// A transcript as a page of its own: it needs no network, no script and no other file, and reads well aloud.
import type { KeptFile } from '../../../domain/kept.ts'
import type { Say } from '../../../locales/say.ts'
import { visible } from '../../../view/visible.ts'
import type { Transcript, TranscriptLine } from './transcript.ts'
import { authorSaid, fileSaid, goneSaid, headOf, momentSaid } from './transcript-words.ts'

/** A picture that stands in the page itself. */
export type Inlined = ReadonlyMap<string, { readonly type: string; readonly content: Uint8Array }>

const style = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
dd { margin: 0; }
ol { list-style: none; padding: 0; }
article { border-top: 1px solid; padding: 0.5rem 0; }
article.team { border-left: 0.25rem solid; padding-left: 1rem; }
article.internal { border-left-style: dotted; }
h3 { font-size: 1rem; margin: 0; }
.said { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0.5rem 0; }
.gone { font-style: italic; }
img { max-width: 100%; height: auto; }
`

/** Writes it. `pictures` by the ids of their files. */
export function transcriptPage(say: Say, transcript: Transcript, pictures: Inlined): string {
  const { number, subject, lines } = transcript
  const title = escaped(say.label('transcript.title', { number, subject }))
  const head = headOf(say, transcript).map(({ label, value }) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`)
  const said = lines.map((line) => `<li>${articleOf(say, line, pictures)}</li>`)
  const body =
    lines.length === 0 ? `<p>${escaped(say.label('transcript.empty'))}</p>` : `<ol>\n${said.join('\n')}\n</ol>`
  return `<!doctype html>
<html lang="${escaped(say.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<dl>${head.join('')}</dl>
<h2>${escaped(say.label('transcript.conversation'))}</h2>
${body}
</main>
</body>
</html>
`
}

function articleOf(say: Say, line: TranscriptLine, pictures: Inlined): string {
  const gone = goneSaid(say, line)
  const { text, editedAt, earlier, files, end, internal } = line
  const pieces = [
    `<h3>${escaped(authorSaid(say, line))} ${timeOf(say, line.at)}</h3>`,
    ...(gone === undefined ? [] : [`<p class="gone">${escaped(gone)}</p>`]),
    ...(text === '' ? [] : [`<p class="said" dir="auto">${escaped(text)}</p>`]),
    ...(editedAt === undefined
      ? []
      : [`<p>${escaped(say.label('transcript.edited', { at: momentSaid(say, editedAt) }))}</p>`]),
    ...earlier.map(
      (before) =>
        `<details><summary>${escaped(say.label('transcript.earlier', { at: momentSaid(say, before.at) }))}</summary><p class="said" dir="auto">${escaped(before.text)}</p></details>`,
    ),
    ...(files.length === 0
      ? []
      : [`<ul>${files.map((file) => `<li>${fileOf(say, file, pictures)}</li>`).join('')}</ul>`]),
  ]
  const kind = internal ? 'team internal' : end
  return `<article class="${kind}">\n${pieces.join('\n')}\n</article>`
}

function fileOf(say: Say, file: KeptFile, pictures: Inlined): string {
  const named = escaped(say.label('transcript.file', { file: fileSaid(say, file) }))
  const picture = pictures.get(file.id)
  if (picture === undefined) return named
  const alt = escaped(say.label('transcript.picture', { name: file.name }))
  const data = Buffer.from(picture.content).toString('base64')
  return `<figure><img src="data:${picture.type};base64,${data}" alt="${alt}"><figcaption>${named}</figcaption></figure>`
}

const timeOf = (say: Say, at: number): string =>
  `<time datetime="${new Date(at).toISOString()}">${escaped(momentSaid(say, at))}</time>`

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Anybody's words, as words alone. */
const escaped = (text: string): string => visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? '')
