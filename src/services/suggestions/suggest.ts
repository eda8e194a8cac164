// `/suggest`: what somebody has in mind passes the gates, is put forward, and they read where it stands.
import type { Caller } from '../../domain/caller.ts'
import type { FilledFile } from '../../domain/file.ts'
import type { Say } from '../../locales/say.ts'
import { withTexts } from '../../locales/with-texts.ts'
import type { Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import { keepAttachments } from './attachments.ts'
import { type Allowed, openPlaces, placesText } from './card-places.ts'
import { mayPutForward } from './gates.ts'
import { type Idea, putForward } from './put-forward.ts'

/** Keeps the suggestion and lets its cards appear. Rejects with a UserError where something stands in its way. */
export async function suggest(
  house: House,
  allowed: Allowed,
  caller: Caller,
  say: Say,
  idea: Idea,
  files: readonly FilledFile[],
): Promise<Message> {
  const { community, space, member } = caller
  await mayPutForward({ house, allowed, caller, say, idea })
  const put = await putForward(house, allowed, { ...idea, community, space, author: member })
  await keepAttachments(
    house,
    put,
    files.map((file) => ({ ...file, space })),
  )
  const { number, title } = put
  const channels = await placesText(house, caller, say, await openPlaces(house, community, allowed))
  return { text: withTexts(say, 'suggest.posted', { number, title }, { channels }) }
}
