// The files that come with a suggestion: kept, named on its card, and gone with it.
import type { FileRef } from '../../domain/file.ts'
import type { SuggestionFile } from '../../domain/kept.ts'
import type { SpaceRef } from '../../domain/place.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { suggestionAttachments } from '../../view/idea-actions.ts'
import { type Button, button, type Fact } from '../../view/message.ts'
import { lines, plain } from '../../view/text.ts'
import type { House } from '../house.ts'
import { lookAfterFiles } from '../support/keeping/look-after-files.ts'
import { stateOfFile } from '../support/keeping/record.ts'
import { fileSaid } from '../support/keeping/transcript-words.ts'
import { namedFile } from '../support/named-file.ts'
import { suggestionSubject } from './known-suggestion.ts'

/** Keeps files with a suggestion, in the caller's transaction; their bytes are copied after it. */
export async function keepAttachments(
  house: House,
  { community, id }: Pick<Suggestion, 'community' | 'id'>,
  files: readonly FileRef[],
): Promise<void> {
  if (files.length === 0) return
  const { suggestionFiles } = house.store.of(community)
  const at = house.clock.now()
  for (const source of files)
    await suggestionFiles.add({ id: house.ids.next(), suggestion: id, source, state: stateOfFile(house, source), at })
  await lookAfterFiles(house, community, id)
}

/** They go with it: nobody gets them any more. */
export async function attachmentsGo(
  house: House,
  { community, id }: Pick<Suggestion, 'community' | 'id'>,
): Promise<void> {
  if (await house.store.of(community).suggestionFiles.go(id, house.clock.now()))
    await lookAfterFiles(house, community, id)
  await house.delivery.touch(community, suggestionSubject(id))
}

/** Whether there is a copy of it, or will be. */
export const isThere = ({ state }: SuggestionFile): boolean => state === 'kept' || state === 'waiting'

/** On the card: their names and sizes, and why one was not kept. */
export async function attachmentFacts(
  house: House,
  { community, id }: Suggestion,
  _: SpaceRef,
  say: Say,
): Promise<readonly Fact[]> {
  const files = await house.store.of(community).suggestionFiles.of(id)
  if (files.length === 0) return []
  const named = files.map((file) => plain(isThere(file) ? namedFile(say, file) : fileSaid(say, file)))
  return [{ label: say.label('idea.files'), value: lines(...named) }]
}

/** Under the card: the way to get them. */
export async function attachmentControls(
  house: House,
  { community, id, number }: Suggestion,
  say: Say,
): Promise<readonly Button[]> {
  const files = await house.store.of(community).suggestionFiles.of(id)
  if (!files.some(isThere)) return []
  return [button(actionId(suggestionAttachments, id), say.label('idea.files.button', { number }))]
}
