// An idea that waits while its author looks at what is like it: kept for an hour, for them alone.
import { z } from 'zod'
import type { Caller } from '../../../domain/caller.ts'
import type { FilledFile } from '../../../domain/file.ts'
import type { House } from '../../house.ts'
import type { Idea } from '../put-forward.ts'

/** How long there is to make up one's mind. Milliseconds. */
const keptMs = 60 * 60_000

const kept = z.object({
  member: z.string(),
  until: z.number(),
  idea: z.object({
    title: z.string(),
    details: z.string().optional(),
    topic: z.string().optional(),
    unnamed: z.boolean().optional(),
  }),
  files: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      bytes: z.number(),
      type: z.string().exactOptional(),
      url: z.string().exactOptional(),
    }),
  ),
})

/** An idea, and the files that belong to it. */
export interface WaitingIdea {
  readonly idea: Idea
  readonly files: readonly FilledFile[]
}

type Owner = Pick<Caller, 'community' | 'member'>

export interface WaitingIdeas {
  /** Keeps an idea; the id finds it again. */
  keep(owner: Owner, idea: WaitingIdea): Promise<string>
  /** Takes it out for the one whose it is; undefined once it is taken or too old. */
  take(owner: Owner, id: string): Promise<WaitingIdea | undefined>
}

const keyOf = ({ community }: Owner, id: string): string => `${community}:waiting-idea:${id}`

/** The ideas of a house that wait. */
export const waitingIdeas = ({ store, ids, clock }: House): WaitingIdeas => ({
  async keep(owner, { idea, files }) {
    const id = ids.next()
    await store.drafts.set(keyOf(owner, id), { member: owner.member, until: clock.now() + keptMs, idea, files }, keptMs)
    return id
  },
  async take(owner, id) {
    const found: unknown = await store.drafts.get(keyOf(owner, id))
    if (found === undefined) return undefined
    const { member, until, idea, files } = kept.parse(found)
    if (member !== owner.member || until < clock.now()) return undefined
    await store.drafts.delete(keyOf(owner, id))
    const { title, details, topic, unnamed = false } = idea
    return {
      idea: { title, details, topic, unnamed },
      files,
    }
  },
})
