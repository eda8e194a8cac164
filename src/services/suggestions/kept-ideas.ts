// What is kept of somebody beside the words of their suggestions: the files that came with them, and which messages they were.
import type { CommunityId, MemberId } from '../../domain/ids.ts'
import type { House } from '../house.ts'
import type { KeptPart } from '../support/keeping/kept-part.ts'
import { fileSaid } from '../support/keeping/transcript-words.ts'
import { attachmentsGo } from './attachments.ts'

const filesOf = (house: House, community: CommunityId, accounts: readonly MemberId[]) =>
  house.store.of(community).suggestionFiles.by(accounts)

export const keptOfIdeas: KeptPart = {
  async of(house, community, accounts, say) {
    const files = await filesOf(house, community, accounts)
    const count = files.length
    return {
      count,
      said: count === 0 ? [] : [say('idea.kept', { count })],
      goes: count === 0 ? [] : [say('idea.kept.goes')],
      stays: [],
      rows: files.map((file) => say.label('idea.file.row', { file: fileSaid(say, file) })),
    }
  },
  async forget(house, community, accounts) {
    const suggestions = new Set((await filesOf(house, community, accounts)).map(({ suggestion }) => suggestion))
    await house.store.of(community).suggestionSources.forget(accounts)
    for (const id of suggestions) await attachmentsGo(house, { community, id })
  },
}
