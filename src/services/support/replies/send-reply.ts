// Sends a reply to whoever opened the thread: the one way in which words of the team's reach them from a form or command.

import type { FileRef } from '../../../domain/file.ts'
import type { Member } from '../../../domain/member.ts'
import type { Signature } from '../../../domain/signature.ts'
import { isCarried, isOutside } from '../../../domain/support.ts'
import type { Say } from '../../../locales/say.ts'
import { lines, type Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { type Around, named, only, quoted } from '../around.ts'
import { replyButtons } from '../carried-copies.ts'
import type { SupportDesks } from '../support.ts'
import { postToTeam, showsTeam } from '../team-room.ts'

export interface Reply {
  readonly author: Pick<Member, 'id' | 'user' | 'name'>
  readonly text: string
  readonly files: readonly FileRef[]
  readonly signature: Signature
  /** Whose turn it is stays as it was: it answers nothing that was asked since. */
  readonly turn?: 'stays'
}

/** Sends it, in the caller's transaction, and gives its id. The team's side shows who wrote it, whatever it is signed with. */
export async function sendReply(
  house: House,
  { carrier, turns }: Pick<SupportDesks, 'carrier' | 'turns'>,
  about: Around,
  reply: Reply,
): Promise<string> {
  const { thread } = about
  const { author, text, files, signature, turn } = reply
  const isSigned = signature.by !== 'name'
  const words = { manner: 'reply', author, text, files, ...(isSigned ? { signature } : {}) } as const
  const id = house.ids.next()
  const copies = { ...words, reply: id }
  // Whoever has no account is told by the author, in their own way.
  if (!isOutside(thread)) await carrier.carry(about, { ...copies, toward: 'opener' })
  if (isCarried(thread)) await carrier.carry(about, { ...copies, toward: 'team' })
  else if (isSigned) {
    const headline = (say: Say): Text => say('support.words.replied', { name: named(author), number: thread.number })
    const shown = (say: Say) => ({ text: lines(headline(say), only(quoted(text))), controls: replyButtons(say, id) })
    await postToTeam(house, about, shown, showsTeam(about, id))
  }
  const at = house.clock.now()
  const spoken = { from: 'team', author, text, files, at, id, ...(isSigned ? { signature } : {}) } as const
  await turns.tell(thread, { kind: 'wrote', spoken })
  if (turn !== 'stays') await turns.teamWrote(thread, at)
  return id
}
