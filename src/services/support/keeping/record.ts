// Keeps the conversation of a thread as it happens, in whatever order that is heard of: the words of a message are those of
// its latest edit, and what is removed stays removed.
import type { FileRef } from '../../../domain/file.ts'
import { type FileState, isProgram, type KeptMessage, keptFileBytes } from '../../../domain/kept.ts'
import type { SupportThread } from '../../../domain/support.ts'
import type { House } from '../../house.ts'
import type { Spoken, ThreadHappening, ThreadListener } from '../happenings.ts'
import { lookAfterFiles } from './look-after-files.ts'
import { retainFrom } from './retention.ts'

type Removed = Extract<ThreadHappening, { kind: 'removed' }>

/** Makes the listener that keeps it. */
export function recordThreads(house: House): ThreadListener {
  return async ({ thread }, happening) => {
    switch (happening.kind) {
      case 'wrote':
      case 'edited':
        return said(house, thread, happening.spoken, happening.kind === 'edited')
      case 'removed':
        return removed(house, thread, happening)
      case 'resolved':
      case 'closed':
        return retainFrom(house, thread.community)
      case 'opened':
      case 'assigned':
      case 'turned':
      case 'reopened':
      case 'changed':
      case 'erased':
        return
      default:
        return happening satisfies never
    }
  }
}

async function said(house: House, thread: SupportThread, spoken: Spoken, edited: boolean): Promise<void> {
  const { conversations } = house.store.of(thread.community)
  const { from: end, internal = false, author, ref, text, at } = spoken
  const known = await knownOf(house, thread, spoken)
  if (known === undefined) {
    const id = spoken.id ?? house.ids.next()
    const since = edited ? { editedAt: at } : {}
    await conversations.add({ ...{ id, thread: thread.id, end, internal, author: author.id, ref, text, at }, ...since })
    return keepFiles(house, thread, id, spoken.files)
  }
  if (known.thread !== thread.id) return
  if (known.gone !== undefined) return afterItWent(house, thread, known, spoken)
  const latest = edited ? await editedTo(house, thread, known, spoken) : await firstHeard(house, thread, known, spoken)
  if (!latest) return
  const stay = spoken.files.map(({ id }) => id)
  await goFiles(house, thread, known.id, stay)
  await keepFiles(house, thread, known.id, spoken.files)
}

/** What is kept of it already. */
async function knownOf(
  { store }: House,
  { community }: SupportThread,
  { id, ref }: Pick<Spoken, 'id' | 'ref'>,
): Promise<KeptMessage | undefined> {
  const { conversations } = store.of(community)
  const known = id === undefined ? undefined : await conversations.get(id)
  return known ?? (ref === undefined ? undefined : await conversations.find(ref))
}

/** Whether its words are the latest that is known of it. */
async function editedTo(
  house: House,
  { community }: SupportThread,
  known: KeptMessage,
  { text, at }: Spoken,
): Promise<boolean> {
  const { conversations } = house.store.of(community)
  const since = known.editedAt ?? known.at
  if (at < since) {
    if (text !== known.text) await conversations.keepEarlier(house.ids.next(), known.id, { text, at })
    return false
  }
  // Files may have been taken off, or words changed and changed back.
  if (text !== known.text) await conversations.keepEarlier(house.ids.next(), known.id, { text: known.text, at: since })
  await conversations.change(known.id, { text, editedAt: at })
  return true
}

/** How it was at first, heard of after an edit of it; or heard of a second time. */
async function firstHeard(
  house: House,
  { community }: SupportThread,
  known: KeptMessage,
  { text, at }: Spoken,
): Promise<boolean> {
  const { conversations } = house.store.of(community)
  // Until it is heard of, the moment of the earliest edit that was stands for it.
  if (known.editedAt === undefined || at >= known.at) return false
  await conversations.change(known.id, { text: known.text, at })
  if (text !== known.text) await conversations.keepEarlier(house.ids.next(), known.id, { text, at })
  return false
}

/** Its removal was heard of first: only that it was there is kept, or, where the team keeps removals, its words. */
async function afterItWent(
  house: House,
  { community }: SupportThread,
  known: KeptMessage,
  { author, text, at }: Spoken,
): Promise<void> {
  const { conversations } = house.store.of(community)
  if (known.author !== undefined || known.gone?.how !== 'removed') return
  const kept = (await staysRemoved(house, community)) ? text : ''
  await conversations.change(known.id, { text: kept, at, author: author.id })
}

async function removed(house: House, thread: SupportThread, { id, ref, end, at }: Removed): Promise<void> {
  const { conversations, threadCopies } = house.store.of(thread.community)
  const known = await knownOf(house, thread, {
    ...(id === undefined ? {} : { id }),
    ...(ref === undefined ? {} : { ref }),
  })
  if (known === undefined) {
    // A copy of ours is none that somebody said beside it.
    if (ref === undefined || (await threadCopies.has(ref))) return
    const nobody = { internal: end === 'team', author: undefined, text: '', gone: 'removed' } as const
    return conversations.add({ id: house.ids.next(), thread: thread.id, end, ref, at, ...nobody })
  }
  if (known.thread !== thread.id || known.gone !== undefined) return
  const stays = await staysRemoved(house, thread.community)
  await conversations.goes(known.id, { how: 'removed', at }, stays ? 'stay' : 'go')
  if (!stays) await goFiles(house, thread, known.id)
}

const staysRemoved = async (house: House, community: SupportThread['community']): Promise<boolean> =>
  (await house.store.of(community).settings.get())['support.keep-deletions'] === 'on'

async function keepFiles(
  house: House,
  { community, id: thread }: SupportThread,
  message: string,
  files: readonly FileRef[],
): Promise<void> {
  if (files.length === 0) return
  const at = house.clock.now()
  for (const source of files)
    await house.store
      .of(community)
      .threadFiles.add({ id: house.ids.next(), thread, message, source, state: stateOfFile(house, source), at })
  await lookAfterFiles(house, community, thread)
}

/** Whether a file is to be copied, or why it is not. */
export function stateOfFile({ room }: House, { name, type, bytes }: FileRef): FileState {
  if (bytes > keptFileBytes) return 'too-large'
  if (isProgram(name, type)) return 'type-refused'
  return room() === 'full' ? 'no-room' : 'waiting'
}

/** Files of a message go, but for those that hang on it still. */
export async function goFiles(
  house: House,
  { community, id }: Pick<SupportThread, 'community' | 'id'>,
  message: string,
  stay: readonly string[] = [],
): Promise<void> {
  if (await house.store.of(community).threadFiles.go(message, house.clock.now(), stay))
    await lookAfterFiles(house, community, id)
}
