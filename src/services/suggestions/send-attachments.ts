// Sends the files that came with a suggestion to whoever asks for them, directly.
import { UserError } from '../../ports/errors.ts'
import type { Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import type { Asker } from '../support/caller.ts'
import { sendMade } from '../support/keeping/send-made.ts'
import { isThere } from './attachments.ts'
import { knownSuggestion } from './known-suggestion.ts'

/** Sends them. Rejects with a UserError while there are none. */
export async function sendAttachments(house: House, by: Asker, id: string): Promise<Message> {
  const { caller, say } = by
  const { community } = caller
  const suggestion = await knownSuggestion(house, caller, say, { id })
  const { number, title } = suggestion
  const files = await house.store.of(community).suggestionFiles.of(suggestion.id)
  const kept = files.filter(({ state }) => state === 'kept')
  if (kept.length === 0)
    throw new UserError(say(files.some(isThere) ? 'idea.files.soon' : 'idea.files.none', { number }))
  const made = kept.map(({ id: file, name, type, bytes }) => ({
    ...{ name, bytes, what: { kind: 'attachment', community, file } as const },
    ...(type === undefined ? {} : { type }),
  }))
  await sendMade(house, by, say('idea.files.here', { number, title }), made)
  return { text: say('idea.files.coming', { number, count: made.length }) }
}
