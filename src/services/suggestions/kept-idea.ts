// A message that somebody is about to make a suggestion: kept for 15 minutes, for them alone, until they have sent the form.
import { z } from 'zod'
import type { Caller } from '../../domain/caller.ts'
import type { FileRef } from '../../domain/file.ts'
import { type MemberId, memberId } from '../../domain/ids.ts'
import { type MessageRef, placeKey } from '../../domain/place.ts'
import { readFileRefs } from '../../ports/stored-file.ts'
import { ref } from '../../ports/stored-place.ts'
import { directPlace, type House } from '../house.ts'

/** What was pointed at. Its words stand in the form. */
export interface KeptIdea {
  readonly author: MemberId
  readonly message: MessageRef
  readonly url: string | undefined
  readonly files: readonly FileRef[]
}

const keptMs = 15 * 60_000

const stored = z.object({ author: z.string(), message: ref, url: z.string().optional(), files: z.unknown() })

type Writer = Pick<Caller, 'community' | 'user'>

const keyOf = ({ community }: Writer, id: string): string => `${community}:idea:${id}`
const ownerOf = ({ user }: Writer): string => placeKey(directPlace(user))

/** Keeps it; the id finds it again. */
export async function keepIdea({ store, ids, clock }: House, writer: Writer, idea: KeptIdea): Promise<string> {
  const id = ids.next()
  const until = clock.now() + keptMs
  await store.drafts.set(keyOf(writer, id), [ownerOf(writer), String(until), JSON.stringify(idea)], keptMs)
  return id
}

/** Undefined for anybody else, and once it is too old. */
export async function keptIdea({ store, clock }: House, writer: Writer, id: string): Promise<KeptIdea | undefined> {
  const kept: unknown = await store.drafts.get(keyOf(writer, id))
  if (!Array.isArray(kept)) return undefined
  const [owner, until, content]: readonly unknown[] = kept
  if (owner !== ownerOf(writer) || Number(until) < clock.now()) return undefined
  const { author, message, url, files } = stored.parse(JSON.parse(String(content)))
  return { author: memberId(author), message, url, files: readFileRefs(files) }
}
