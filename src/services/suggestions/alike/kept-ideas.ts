// An idea that waits while its author looks at what is like it: kept for an hour, for them alone.
import { z } from 'zod'
import type { Caller } from '../../../domain/caller.ts'
import type { House } from '../../house.ts'
import type { Idea } from '../put-forward.ts'

/** How long there is to make up one's mind. Milliseconds. */
const keptMs = 60 * 60_000

const kept = z.object({
  member: z.string(),
  until: z.number(),
  idea: z.object({ title: z.string(), details: z.string().optional(), topic: z.string().optional() }),
})

type Owner = Pick<Caller, 'community' | 'member'>

export interface KeptIdeas {
  /** Keeps an idea; the id finds it again. */
  keep(owner: Owner, idea: Idea): Promise<string>
  /** Takes it out for the one whose it is; undefined once it is taken or too old. */
  take(owner: Owner, id: string): Promise<Idea | undefined>
}

const keyOf = ({ community }: Owner, id: string): string => `${community}:idea:${id}`

/** The kept ideas of a house. */
export const keptIdeas = ({ store, ids, clock }: House): KeptIdeas => ({
  async keep(owner, idea) {
    const id = ids.next()
    await store.drafts.set(keyOf(owner, id), { member: owner.member, until: clock.now() + keptMs, idea }, keptMs)
    return id
  },
  async take(owner, id) {
    const found: unknown = await store.drafts.get(keyOf(owner, id))
    if (found === undefined) return undefined
    const { member, until, idea } = kept.parse(found)
    if (member !== owner.member || until < clock.now()) return undefined
    await store.drafts.delete(keyOf(owner, id))
    return { title: idea.title, details: idea.details, topic: idea.topic }
  },
})
