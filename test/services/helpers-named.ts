// A role of moderators that is named and that nobody has: whoever acts in a test is then not the only moderator known.
import { spaceKey } from '../../src/domain/place.ts'
import type { Store } from '../../src/store/store.ts'

/** Names it in every space that there is. */
export async function namesHelpers(store: Store): Promise<void> {
  for (const { community, ref } of await store.spaces.all())
    await store.of(community).settings.change(({ 'people.moderators': known }) => ({
      'people.moderators': [...known, { space: spaceKey(ref), kind: 'role', id: '1', name: 'Helpers' }],
    }))
}
