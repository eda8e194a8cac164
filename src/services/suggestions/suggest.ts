// `/suggest`: what somebody has in mind passes the gates, is held against what is there already, is put forward, and they
// read where it stands, or that the moderators look it through first.
import { type Caller, mayUse } from '../../domain/caller.ts'
import type { FilledFile } from '../../domain/file.ts'
import type { Say } from '../../locales/say.ts'
import { withTexts } from '../../locales/with-texts.ts'
import { UserError } from '../../ports/errors.ts'
import type { Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import { chosenInstead } from './alike/chosen.ts'
import { offerSimilar } from './alike/offer.ts'
import { similarTo } from './alike/similar.ts'
import { type WaitingIdea, waitingIdeas } from './alike/waiting-ideas.ts'
import { keepAttachments } from './attachments.ts'
import { type Allowed, openPlaces, placesText } from './card-places.ts'
import { mayPutForward } from './gates.ts'
import { type Idea, putForward } from './put-forward.ts'
import { topicOf } from './topics.ts'

/**
 * Keeps the suggestion and lets its cards appear; or asks first, where others are like it. Rejects with a UserError where
 * something stands in its way.
 */
export async function suggest(
  house: House,
  allowed: Allowed,
  caller: Caller,
  say: Say,
  typed: Idea,
  files: readonly FilledFile[],
): Promise<Message> {
  const chosen = await chosenInstead(house, caller, say, typed)
  if (chosen !== undefined) return chosen
  const idea = { ...typed, topic: await topicOf(house, caller, say, typed.topic) }
  await mayPutForward({ house, allowed, caller, say, idea })
  const similar = await similarTo(house, caller.community, idea)
  if (similar.length > 0) return offerSimilar(house, caller, say, { idea, files }, similar)
  return putByCaller(house, allowed, caller, say, { idea, files })
}

/** Although others are like it. Rejects with a UserError once the idea is not kept any more. */
export async function suggestAllTheSame(
  house: House,
  allowed: Allowed,
  caller: Caller,
  say: Say,
  kept: string,
): Promise<Message> {
  const found = await waitingIdeas(house).take(caller, kept)
  if (found === undefined) throw new UserError(say('suggest.gone', { command: { kind: 'command', path: 'suggest' } }))
  await mayPutForward({ house, allowed, caller, say, idea: found.idea })
  return putByCaller(house, allowed, caller, say, found)
}

async function putByCaller(
  house: House,
  allowed: Allowed,
  caller: Caller,
  say: Say,
  { idea, files }: WaitingIdea,
): Promise<Message> {
  const { community, space, member } = caller
  const byStaff = mayUse('staff', caller.level)
  const made = await putForward(house, allowed, { ...idea, community, space, author: member, byStaff })
  await keepAttachments(
    house,
    made,
    files.map((file) => ({ ...file, space })),
  )
  const { number, title } = made
  if (made.review !== undefined) return { text: say('review.begun', { number, title }) }
  const channels = await placesText(house, caller, say, await openPlaces(house, community, allowed))
  const posted = idea.unnamed ? 'unnamed.posted' : 'suggest.posted'
  return { text: withTexts(say, posted, { number, title }, { channels }) }
}
