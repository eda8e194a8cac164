// That somebody can put no suggestions forward, as it is kept of them. Like any block it is the community's own, and stays.
import { quoted } from '../support/around.ts'
import type { KeptPart } from '../support/keeping/kept-part.ts'
import { momentSaid } from '../support/keeping/transcript-words.ts'

export const keptSuggestionBlocks: KeptPart = {
  async of({ store, clock }, community, accounts, say) {
    const all = await store.of(community).suggestionBlocks.all(clock.now())
    const block = all.find(({ member }) => accounts.includes(member))
    if (block === undefined) return { count: 0, said: [], goes: [], stays: [], rows: [] }
    const { reason, at, until } = block
    const ends = until === undefined ? '-' : momentSaid(say, until)
    return {
      count: 1,
      said: [say('privacy.beside.suggestion-block', { reason: quoted(reason) })],
      goes: [],
      stays: [say('privacy.beside.block-stays', { reason: quoted(reason) })],
      rows: [say.label('privacy.file.suggestion-block', { reason, at: momentSaid(say, at), until: ends })],
    }
  },
  forget: async () => {},
}
