// What a house that is killed has before somebody acts in it, kept without the forms in which people make it.
import type { CommunityStore } from '../../src/store/community-store.ts'
import type { Store } from '../../src/store/store.ts'
import type { Arrangement } from './orders.ts'

/** Keeps it in every community that there is. */
export async function arrange(store: Store, what: Arrangement): Promise<void> {
  for (const { community } of await store.spaces.all()) await arrangeIn(store.of(community), what)
}

async function arrangeIn({ settings, threads }: CommunityStore, what: Arrangement): Promise<void> {
  switch (what.kind) {
    case 'team': {
      const team = { id: what.name, name: what.name, people: [], hours: [], holidays: [], targets: {} }
      await settings.change(() => ({ 'support.teams': [team] }))
      return
    }
    case 'own topic': {
      const thread = await threads.byNumber(what.thread)
      if (thread !== undefined) await threads.change(thread.id, { topic: `own-${what.thread}` })
      return
    }
    default:
      what satisfies never
  }
}
