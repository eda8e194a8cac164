// Sends a reply to whoever opened the thread: the one way in which words of the team's reach them from a form or command.

import type { FileRef } from '../../../domain/file.ts'
import type { Member } from '../../../domain/member.ts'
import type { Signature } from '../../../domain/signature.ts'
import { isCarried } from '../../../domain/support.ts'
import type { Say } from '../../../locales/say.ts'
import { lines, type Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { type Around, named, only, quoted } from '../around.ts'
import type { SupportDesks } from '../support.ts'
import { postToTeam } from '../team-room.ts'

export interface Reply {
  readonly author: Pick<Member, 'id' | 'user' | 'name'>
  readonly text: string
  readonly files: readonly FileRef[]
  readonly signature: Signature
}

/** Sends it, in the caller's transaction. The team's side shows who wrote it, whatever it is signed with. */
export async function sendReply(
  house: House,
  { carrier, turns }: Pick<SupportDesks, 'carrier' | 'turns'>,
  about: Around,
  reply: Reply,
): Promise<void> {
  const { thread } = about
  const { author, text, files, signature } = reply
  const isSigned = signature.by !== 'name'
  const words = { manner: 'reply', author, text, files, ...(isSigned ? { signature } : {}) } as const
  const copies = { ...words, reply: house.ids.next() }
  await carrier.carry(about, { ...copies, toward: 'opener' })
  if (isCarried(thread)) await carrier.carry(about, { ...copies, toward: 'team' })
  else if (isSigned) {
    const headline = (say: Say): Text => say('support.words.replied', { name: named(author), number: thread.number })
    await postToTeam(house, about, (say) => ({ text: lines(headline(say), only(quoted(text))) }))
  }
  const at = house.clock.now()
  const spoken = { from: 'team', author, text, files, at, ...(isSigned ? { signature } : {}) } as const
  await turns.tell(thread, { kind: 'wrote', spoken })
  await turns.teamWrote(thread, at)
}
