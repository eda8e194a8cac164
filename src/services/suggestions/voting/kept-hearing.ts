// What is kept of somebody's following and muting of suggestions, as they are shown it, and how it goes when they ask.
import type { CommunityId, MemberId } from '../../../domain/ids.ts'
import type { Say } from '../../../locales/say.ts'
import type { House } from '../../house.ts'
import type { KeptPart } from '../../support/keeping/kept-part.ts'

export const keptOfHearing: KeptPart = {
  async of(house, community, accounts, say) {
    const words = await house.store.of(community).follows.by(accounts)
    const count = words.length
    if (count === 0) return { count: 0, said: [], goes: [], stays: [], rows: [] }
    return {
      count,
      said: [say('privacy.hearing', { count })],
      goes: [say('privacy.hearing-goes')],
      stays: [],
      rows: await rowsOf(house, community, accounts, say),
    }
  },
  forget: (house, community, accounts) => house.store.of(community).follows.forget(accounts),
}

async function rowsOf(
  { store }: House,
  community: CommunityId,
  accounts: readonly MemberId[],
  say: Say,
): Promise<readonly string[]> {
  const { follows, suggestions } = store.of(community)
  const rows: string[] = []
  for (const { suggestion, hearing } of await follows.by(accounts)) {
    const number = (await suggestions.get(suggestion))?.number ?? 0
    rows.push(say.label('privacy.hearing-row', { number, hearing }))
  }
  return rows
}
