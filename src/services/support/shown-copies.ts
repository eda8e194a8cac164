// Which messages of ours show what somebody said in a thread, kept with the record of it: when that is redacted or forgotten,
// they go too, wherever they stand.
import type { CommunityId } from '../../domain/ids.ts'
import type { KeptMessage } from '../../domain/kept.ts'
import type { ShownCopy } from '../../store/repositories/thread-copies.ts'
import type { House } from '../house.ts'

const remove = ({ delivery }: House, community: CommunityId, { ref, files }: ShownCopy): Promise<void> =>
  delivery.send(community, { kind: 'remove', ref, ...(files.length === 0 ? {} : { files }) })

/** One more shows it. What was to be read by nobody any more when it came to stand goes at once. */
export async function isShown(
  house: House,
  community: CommunityId,
  said: KeptMessage | undefined,
  copy: ShownCopy,
): Promise<void> {
  if (said === undefined) return
  const how = said.gone?.how
  if (how === 'redacted' || how === 'forgotten') return remove(house, community, copy)
  await house.store.of(community).threadCopies.add(said.id, copy)
}

/** What was carried of a message stands now. Where it is what a form said to the opener, the record has it under that from now on. */
export async function carriedStands(
  house: House,
  community: CommunityId,
  carried: { readonly id: string; readonly isOriginal: boolean },
  copy: ShownCopy,
): Promise<void> {
  const { conversations } = house.store.of(community)
  const said = await conversations.ofCarried(carried.id)
  if (said !== undefined && carried.isOriginal) await conversations.standsAs(said.id, copy.ref)
  await isShown(house, community, said, copy)
}

/** Takes away all that show a message of the record, and keeps what is on its way from being read. */
export async function eraseCopies(house: House, community: CommunityId, message: string): Promise<void> {
  const { carried, heldWords, threadCopies } = house.store.of(community)
  for (const { id } of await carried.ofKept(message)) {
    await heldWords.drop(id)
    await carried.change(id, { removed: 'erased' })
    await carried.forgetCopies(id)
  }
  for (const copy of await threadCopies.of(message)) await remove(house, community, copy)
  await threadCopies.allGone(message)
}
