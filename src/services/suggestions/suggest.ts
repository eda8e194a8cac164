// `/suggest`: what somebody has in mind passes the gates, is put forward, and they read where it
// stands, or that the moderators look it through first.
import { type Caller, mayUse } from '../../domain/caller.ts'
import type { Say } from '../../locales/say.ts'
import { withTexts } from '../../locales/with-texts.ts'
import type { Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import { type Allowed, openPlaces, placesText } from './card-places.ts'
import { mayPutForward } from './gates.ts'
import { type Idea, putForward } from './put-forward.ts'

/** Keeps the suggestion and lets its cards appear. Rejects with a UserError where something stands in its way. */
export async function suggest(house: House, allowed: Allowed, caller: Caller, say: Say, idea: Idea): Promise<Message> {
  const { community, space, member } = caller
  await mayPutForward({ house, allowed, caller, say, idea })
  const byStaff = mayUse('staff', caller.level)
  const made = await putForward(house, allowed, { ...idea, community, space, author: member, byStaff })
  const { number, title } = made
  if (made.review !== undefined) return { text: say('review.begun', { number, title }) }
  const channels = await placesText(house, caller, say, await openPlaces(house, community, allowed))
  const posted = idea.unnamed ? 'unnamed.posted' : 'suggest.posted'
  return { text: withTexts(say, posted, { number, title }, { channels }) }
}
