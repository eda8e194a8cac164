// What delivery calls for drafts: what their cards show, where a card goes that its place does not take, and their end.
import type { Seen } from '../../../delivery/delivery.ts'
import type { Owner } from '../../../delivery/owner.ts'
import { type CommunityId, type ThreadId, threadId } from '../../../domain/ids.ts'
import { placeKey } from '../../../domain/place.ts'
import type { ReplyDraft } from '../../../domain/reply-draft.ts'
import { isOpen } from '../../../domain/support.ts'
import type { Message } from '../../../view/message.ts'
import type { Flow } from '../../flow.ts'
import { type House, knownSpace, sayInSpace, staffPlace } from '../../house.ts'
import { type Around, around } from '../around.ts'
import type { ThreadListener } from '../happenings.ts'
import { draftCard, draftKind, draftSubject } from './draft-card.ts'

/** The kind of what is due. */
const draftsEndKind = 'support.drafts-end'

/** Whoever said by mistake that a thread is solved finds its drafts again. */
const keptAfterMs = 60 * 60_000

/** What waits for a thread that has ended is kept for an hour, and not at all once it is closed for good. */
export const draftsListener =
  (house: House): ThreadListener =>
  async ({ thread: { community, id, state } }) => {
    if (state === 'closed') return endAll(house, community, id)
    if (state !== 'resolved' || (await house.store.of(community).replyDrafts.waitingIn(id)).length === 0) return
    await house.delivery.later(community, draftsEndKind, id, house.clock.now() + keptAfterMs)
  }

async function endAll({ store, delivery }: House, community: CommunityId, thread: ThreadId): Promise<void> {
  const { replyDrafts } = store.of(community)
  for (const { id } of await replyDrafts.waitingIn(thread)) {
    await replyDrafts.end(id, 'ended', undefined)
    await delivery.touch(community, draftSubject(id))
  }
}

/** Makes the flow. */
export function repliesFlow(house: House): Flow {
  async function find({
    community,
    subject,
  }: Seen): Promise<{ readonly draft: ReplyDraft; readonly about: Around } | undefined> {
    const draft = await house.store.of(community).replyDrafts.get(subject)
    const about = draft === undefined ? undefined : await around(house, community, draft.thread)
    return draft === undefined || about === undefined ? undefined : { draft, about }
  }

  async function render(seen: Seen): Promise<Message | undefined> {
    const found = await find(seen)
    if (found === undefined) return undefined
    const { members } = house.store.of(seen.community)
    const { author, decidedBy } = found.draft
    const writer = await members.get(author)
    const decider = decidedBy === undefined ? undefined : await members.get(decidedBy)
    const say = sayInSpace(await knownSpace(house, seen.community, seen.place.space))
    return draftCard(say, { ...found, writer, decider })
  }

  /** Somebody has to see it: it goes where the team is told of all else. */
  async function refused(seen: Seen): Promise<Owner> {
    const found = await find(seen)
    const place = found === undefined ? undefined : await staffPlace(house, found.about.space)
    if (place === undefined || placeKey(place) === placeKey(seen.place)) return 'unowned'
    await house.delivery.show(seen.community, draftSubject(seen.subject), seen.role, place)
    return 'owned'
  }

  return {
    followUps: {},
    render: { [draftKind]: render },
    posted: {},
    refused: { [draftKind]: refused },
    due: {
      async [draftsEndKind]({ community, subject }) {
        const id = threadId(subject)
        const thread = await house.store.of(community).threads.get(id)
        if (thread === undefined || !isOpen(thread)) await endAll(house, community, id)
      },
    },
  }
}
