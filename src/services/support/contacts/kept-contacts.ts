// How somebody without an account is reached, as it is kept of them. It goes by `/contact forget`, since nobody without an
// account can ask.
import type { KeptPart } from '../keeping/kept-part.ts'

export const keptContacts: KeptPart = {
  async of({ store }, community, accounts, say) {
    const { contacts } = store.of(community)
    const rows: string[] = []
    for (const account of accounts) {
      const contact = await contacts.of(account)
      if (contact !== undefined) rows.push(say.label('contact.file.reach', { reach: contact.reach }))
    }
    return { count: rows.length, said: [], goes: [], stays: [], rows }
  },
  forget: async () => {},
}
