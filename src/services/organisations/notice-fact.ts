// The organisation of a thread, as the team reads it beside the thread.
import type { Say } from '../../locales/say.ts'
import type { Fact } from '../../view/message.ts'
import { plain } from '../../view/text.ts'
import type { House } from '../house.ts'
import type { Around } from '../support/around.ts'

/** It as a fact of the notice, where there is one. */
export async function organisationFacts(house: House, { thread }: Around, say: Say): Promise<readonly Fact[]> {
  const found = await house.store.of(thread.community).belonging.ofThread(thread.id)
  return found === undefined ? [] : [{ label: say.label('organisation.label'), value: plain(found.name) }]
}
