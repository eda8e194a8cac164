// Posts a message with files: the files are uploaded, the words are posted as any others are, and then the files are shared
// under them. Whatever is repeated after an unknown outcome is looked for by the words, which carry what names the effect.
import type { Place } from '../../src/domain/place.ts'
import type { Attempt } from '../../src/ports/effect.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import {
  type Files,
  type Lent,
  type LentFile,
  lostOf,
  notLentYet,
  type SentFile,
  withInstead,
} from '../../src/ports/files.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import type { Message } from '../../src/view/message.ts'
import { limits } from './limits.ts'
import { outcomeOf } from './outcome.ts'
import type { Poster } from './post.ts'
import { threadIn } from './room.ts'
import type { Uploader, Where } from './upload.ts'

export interface PostFilesOptions {
  readonly poster: Poster
  readonly uploader: Uploader
  readonly files: Files
}

export type FilePoster = (
  place: Place,
  message: Message,
  files: readonly SentFile[],
  attempt: Attempt,
) => Promise<Outcome>

type Done = Extract<Outcome, { kind: 'done' }>
type Uploaded = LentFile & { readonly fileId: string }

/** An outcome that ends the effect from deep inside. */
class Over extends Error {
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super('The outcome is known.')
    this.outcome = outcome
  }
}

/** Makes what posts them. */
export function filePosterOf({ poster, uploader, files: lender }: PostFilesOptions): FilePoster {
  /** Uploads what Slack takes; what it refuses is lost. What is uploaded and never shared is seen by nobody. */
  async function uploaded({
    files,
    lost,
  }: Lent): Promise<{ readonly up: readonly Uploaded[]; readonly lost: Lent['lost'] }> {
    const up: Uploaded[] = []
    const refused: Lent['lost'][number][] = []
    for (const file of files) {
      try {
        up.push({ ...file, fileId: await uploader.upload(file) })
      } catch (error) {
        const outcome = outcomeOf(error, 'repeatable')
        if (outcome.kind !== 'refused') throw new Over(outcome)
        refused.push(notTaken(file))
      }
    }
    return { up, lost: [...lost, ...refused] }
  }

  /** The words stand. What cannot be shared for good is said in them. */
  async function shared(words: Done, message: Message, up: readonly Uploaded[], lost: Lent['lost']): Promise<Outcome> {
    const ref = words.result.message
    if (ref === undefined || up.length === 0) return doneWith(words, lost)
    try {
      await uploader.share(
        whereOf(ref.place, ref.channel),
        up.map(({ fileId, name }) => ({ id: fileId, name })),
      )
      return doneWith(words, lost)
    } catch (error) {
      const outcome = outcomeOf(error, 'findable')
      if (outcome.kind !== 'refused') return { kind: 'unknown', detail: 'the words stand, and their files not yet' }
      const all = [...lost, ...up.map(notTaken)]
      const edited = await poster.edit(ref, { ...message, text: withInstead(message.text, all) })
      return edited.kind === 'done'
        ? doneWith(words, all)
        : { kind: 'unknown', detail: 'the words stand without files' }
    }
  }

  /** What an earlier try has done: nothing, the words, or all of it. */
  async function before(place: Place, files: readonly SentFile[], attempt: Attempt): Promise<Done | undefined> {
    if (attempt.unknownSince === undefined) return undefined
    const words = await poster.earlier(place, attempt)
    // What cannot be looked for is judged where the words are posted.
    if (words === undefined || words.kind === 'refused') return undefined
    const ref = words.kind === 'done' ? words.result.message : undefined
    if (words.kind !== 'done' || ref === undefined) throw new Over(words)
    const names = await uploader.sharedSince(whereOf(place, ref.channel), ref.id).catch((error: unknown) => {
      throw new Over(outcomeOf(error, 'repeatable'))
    })
    if (names.length === 0) return words
    const missing = files.filter(({ name }) => !names.includes(name))
    throw new Over(doneWith(words, missing.map(notTaken)))
  }

  return async (place, message, files, attempt) => {
    try {
      const words = await before(place, files, attempt)
      return await lender.lend(files, { most: limits.fileBytes, attempt }, async (lent) => {
        const { up, lost } = await uploaded(lent)
        const said = words ?? (await poster.post(place, { ...message, text: withInstead(message.text, lost) }, attempt))
        return said.kind === 'done' ? shared(said, message, up, lost) : said
      })
    } catch (error) {
      if (error instanceof Over) return error.outcome
      if (error instanceof PlatformError) return notLentYet(error)
      throw error
    }
  }
}

const notTaken = ({ name, bytes, instead }: SentFile): Lent['lost'][number] => ({
  name,
  bytes,
  instead,
  why: 'refused',
})

const doneWith = ({ result }: Done, lost: Lent['lost']): Done => ({
  kind: 'done',
  result: { ...result, ...lostOf({ lost }) },
})

const whereOf = (place: Place, channel: string): Where => ({
  channel,
  thread: threadIn(place),
})
