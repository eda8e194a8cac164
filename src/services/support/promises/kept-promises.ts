// What is kept of somebody of what they were promised and what was agreed with them. Its words go with those of their threads.
import type { KeptPart } from '../keeping/kept-part.ts'
import { momentSaid } from '../keeping/transcript-words.ts'
import { stateArgument } from './promise-card.ts'

export const keptPromises: KeptPart = {
  async of({ store }, community, accounts, say) {
    const { threads, promises } = store.of(community)
    const found = await promises.ofPeople(accounts)
    const rows: string[] = []
    for (const { thread, what, dueAt, state } of found) {
      const number = (await threads.get(thread))?.number ?? 0
      rows.push(say.label('promises.file', { number, what, at: momentSaid(say, dueAt), state: stateArgument(state) }))
    }
    const count = { count: found.length }
    const none = found.length === 0
    return {
      ...{ count: found.length, rows, stays: [] },
      said: none ? [] : [say('promises.kept-of-you', count)],
      goes: none ? [] : [say('promises.goes', count)],
    }
  },
  forget: async () => {},
}

export const keptAgreements: KeptPart = {
  async of({ store }, community, accounts, say) {
    const { threads, agreements } = store.of(community)
    const found = await agreements.ofPeople(accounts)
    const rows: string[] = []
    for (const { thread, text, state } of found) {
      const number = (await threads.get(thread))?.number ?? 0
      rows.push(say.label('agreed.file', { number, text, state }))
    }
    const count = { count: found.length }
    const none = found.length === 0
    return {
      ...{ count: found.length, rows, stays: [] },
      said: none ? [] : [say('agreed.kept-of-you', count)],
      goes: none ? [] : [say('agreed.goes', count)],
    }
  },
  forget: async () => {},
}
