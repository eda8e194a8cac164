// Brings what was carried to where it goes, and changes the messages that stand for it there when something is done to it.
import { withInstead } from '../../ports/files.ts'
import type { Copy } from '../../store/repositories/carried.ts'
import type { Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import { type Around, placeOfEnd } from './around.ts'
import { copiesOf, type Kept } from './carried-copies.ts'
import type { Carried } from './carried-messages.ts'

/** The names of the follow-ups: of a message that was brought, and of one that was changed. */
export const carriedName = 'support.carried'
export const copyChangedName = 'support.copy-changed'

/** What is known of words by their row. */
export async function keptWordsOf(house: House, about: Around, id: string): Promise<Kept | undefined> {
  const { carried, members } = house.store.of(about.thread.community)
  const row = await carried.get(id)
  const author = row === undefined ? undefined : await members.get(row.author)
  return row === undefined || author === undefined ? undefined : { ...row, author }
}

/** Posts its messages. The end that they are for is there. */
export async function bringCopies(house: House, about: Around, words: Kept): Promise<void> {
  const { thread } = about
  const { toward, manner, author, id, version } = words
  const place = placeOfEnd(thread, toward)
  if (place === undefined) throw new Error('words were brought to an end that is not there')
  const all = copiesOf(about, words)
  await house.store.of(thread.community).carried.change(id, { parts: all.length })
  for (const [part, { message, files }] of all.entries()) {
    const sent = files.length === 0 ? {} : { files }
    const args = {
      thread: thread.id,
      toward,
      author: author.id,
      manner,
      part: `${part}`,
      carried: id,
      version: `${version}`,
    }
    const followUp = { name: carriedName, args }
    await house.delivery.send(thread.community, { kind: 'post', place, message, ...sent }, { followUp })
  }
}

/** Brings its messages up to what it is now. Those that are on their way still are brought up when they stand. */
export async function changeCopies(house: House, about: Around, words: Kept): Promise<void> {
  const { carried } = house.store.of(about.thread.community)
  const copies = await carried.copies(words.id)
  if (words.parts === 0 || copies.length < words.parts) return
  const all = copiesOf(about, words)
  if (words.removed === 'words too') return takeAway(house, about, words, copies, all[0]?.message)
  if (all.length > copies.length) return bringAnew(house, about, words.id)
  for (const copy of copies) {
    const shown = all[copy.part]
    if (shown === undefined) await remove(house, about, copy)
    else await edit(house, about, words.id, copy, whole(shown, copy))
  }
}

/** What has become more than its messages hold, or whose message is gone, is said once more, as changed. */
export async function bringAnew(house: House, about: Around, id: string): Promise<void> {
  await house.store.of(about.thread.community).carried.anew(id)
  const words = await keptWordsOf(house, about, id)
  if (words !== undefined) await bringCopies(house, about, words)
}

/** With what is said in place of files that did not cross. */
const whole = ({ message, files }: Carried, copy: Copy): Message => ({
  ...message,
  text: withInstead(
    message.text,
    files.filter(({ name }) => !copy.files.includes(name)),
  ),
})

async function edit(
  house: House,
  { thread }: Around,
  id: string,
  { ref, part }: Copy,
  message: Message,
): Promise<void> {
  const followUp = { name: copyChangedName, args: { thread: thread.id, carried: id } }
  const options = part === 0 ? { followUp } : {}
  await house.delivery.send(thread.community, { kind: 'edit', ref, message }, options)
}

async function remove({ store, delivery }: House, { thread }: Around, { ref, files }: Copy): Promise<void> {
  await store.of(thread.community).threadCopies.gone(ref)
  await delivery.send(thread.community, { kind: 'remove', ref, ...(files.length === 0 ? {} : { files }) })
}

/** Its words and files go; that there was something stays said, in its place where no file hangs there. */
async function takeAway(
  house: House,
  about: Around,
  { id, toward }: Kept,
  copies: readonly Copy[],
  mark: Message | undefined,
): Promise<void> {
  const { thread } = about
  const [first] = copies
  const stays = first !== undefined && first.files.length === 0 ? first : undefined
  for (const copy of copies) if (copy !== stays) await remove(house, about, copy)
  await house.store.of(thread.community).carried.forgetCopies(id)
  const place = placeOfEnd(thread, toward)
  if (mark === undefined || place === undefined) return
  if (stays !== undefined) return house.delivery.send(thread.community, { kind: 'edit', ref: stays.ref, message: mark })
  // It names whoever wrote them, as what it stands for did.
  const followUp = { name: copyChangedName, args: { thread: thread.id, carried: id } }
  await house.delivery.send(thread.community, { kind: 'post', place, message: mark }, { followUp })
}
