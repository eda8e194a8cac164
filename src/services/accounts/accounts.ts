// The accounts of people, as the commands see them.
import type { Caller } from '../../domain/caller.ts'
import type { Say } from '../../locales/say.ts'
import type { Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import { aboutLinking, accountCodeFor, linkAccounts, unlink } from './link-accounts.ts'

export interface AccountsService {
  /** What linking means; with a code, whom it would link. Rejects with a UserError on a code that is none. */
  about(caller: Caller, say: Say, code: string | undefined): Promise<Message>
  /** Gives a code to enter on the other platform. */
  code(caller: Caller, say: Say): Promise<Message>
  /** Links the caller's account with that of the code, and tells both. */
  link(caller: Caller, say: Say, code: string): Promise<Message>
  /** Makes the caller's account a person of its own again. */
  unlink(caller: Caller, say: Say): Promise<Message>
}

/** Makes the service. */
export const accountsService = (house: House): AccountsService => ({
  about: (caller, say, code) => aboutLinking(house, caller, say, code),
  code: (caller, say) => accountCodeFor(house, caller, say),
  link: (caller, say, code) => linkAccounts(house, caller, say, code),
  unlink: (caller, say) => unlink(house, caller, say),
})
