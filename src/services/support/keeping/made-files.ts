// Files that Hearth makes when they are sent: transcripts, copies of what was sent in a thread or with a suggestion, lists of
// suggestions, and what is kept of a person.
// Made late, they say nothing that went meanwhile.
import { z } from 'zod'
import { communityId, memberId, threadId } from '../../../domain/ids.ts'
import { type KeptFile, pictureType } from '../../../domain/kept.ts'
import { sayIn } from '../../../locales/say.ts'
import type { House } from '../../house.ts'
import { suggestionsFile } from '../../suggestions/lists/export-file.ts'
import { personalFile } from './personal-file.ts'
import { transcriptOf } from './transcript.ts'
import { type Inlined, transcriptPage } from './transcript-page.ts'
import { transcriptText } from './transcript-text.ts'

const made = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('transcript'),
    community: z.string(),
    thread: z.string(),
    whose: z.enum(['opener', 'team']),
    as: z.enum(['text', 'page']),
    locale: z.string(),
  }),
  z.object({ kind: z.literal('copy'), community: z.string(), file: z.string() }),
  z.object({ kind: z.literal('attachment'), community: z.string(), file: z.string() }),
  z.object({
    ...{ kind: z.literal('suggestions'), community: z.string(), member: z.string(), locale: z.string() },
    ...{ status: z.string(), sort: z.string(), only: z.string(), team: z.string(), topic: z.string() },
  }),
  z.object({ kind: z.literal('personal'), community: z.string(), member: z.string(), locale: z.string() }),
])
export type Made = z.infer<typeof made>

/** What is made, as a reference to it says. */
export const madeAs = (what: Made): string => JSON.stringify(what)

/** Pictures stand in a page up to this size each, and all together. Bytes. */
const pictureBytes = 1_000_000
const picturesBytes = 6_000_000

/** Makes a file; undefined when there is nothing to make it of any more. */
export async function makeFile(house: House, what: string): Promise<Uint8Array | undefined> {
  const read = made.parse(JSON.parse(what))
  const community = communityId(read.community)
  switch (read.kind) {
    case 'transcript': {
      const say = sayIn(read.locale)
      const transcript = await transcriptOf(house, community, threadId(read.thread), read.whose, say)
      if (transcript === undefined) return undefined
      if (read.as === 'text') return encoded(transcriptText(say, transcript))
      const files = transcript.lines.flatMap((line) => line.files)
      return encoded(transcriptPage(say, transcript, await picturesOf(house, files)))
    }
    case 'copy':
      return copyOf(house, await house.store.of(community).threadFiles.get(read.file))
    case 'attachment':
      return copyOf(house, await house.store.of(community).suggestionFiles.get(read.file))
    case 'suggestions': {
      const asked = { community, member: memberId(read.member) }
      return encoded(await suggestionsFile(house, asked, sayIn(read.locale), read))
    }
    case 'personal':
      return encoded(await personalFile(house, community, memberId(read.member), sayIn(read.locale)))
    default:
      return read satisfies never
  }
}

const copyOf = async (
  { files }: House,
  file: Pick<KeptFile, 'sha256' | 'state'> | undefined,
): Promise<Uint8Array | undefined> =>
  file?.sha256 === undefined || file.state !== 'kept' ? undefined : files.shelf.get(file.sha256)

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text)

async function picturesOf(house: House, files: readonly KeptFile[]): Promise<Inlined> {
  const found = new Map<string, { type: string; content: Uint8Array }>()
  let room = picturesBytes
  for (const { id, sha256, state, bytes } of files) {
    if (state !== 'kept' || sha256 === undefined || bytes > pictureBytes || bytes > room) continue
    const content = await house.files.shelf.get(sha256)
    const type = content === undefined ? undefined : pictureType(content)
    if (content === undefined || type === undefined) continue
    room -= content.byteLength
    found.set(id, { type, content })
  }
  return found
}
