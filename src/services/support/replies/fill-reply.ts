// A saved reply as it is written to one person: its placeholders filled in with plain words.
import { filledReply, readReplyText, type SavedReply } from '../../../domain/saved-reply.ts'
import type { Part } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { type Around, sayToOpener } from '../around.ts'
import type { Asker } from '../caller.ts'
import { signatureFor, signedName } from '../signing.ts'

/** The words. Whoever writes it is named as replies are signed. */
export async function filledFor(house: House, { caller }: Asker, about: Around, saved: SavedReply): Promise<string> {
  const read = readReplyText(saved.text)
  if (!read.ok) return saved.text
  const { thread, opener, space } = about
  const say = sayToOpener(about)
  const signature = await signatureFor(house, thread, caller)
  const teams = (await house.store.of(thread.community).settings.get())['support.teams']
  return filledReply(read.pieces, {
    member: opener.name,
    subject: thread.subject,
    number: String(thread.number),
    moderator: nameIn(signedName(say, signature, caller, 'within')),
    team:
      teams.find(({ id }) => id === thread.team)?.name ??
      say.label('support.signed.nameless', { by: 'team', at: 'within' }),
    community: space.name,
  })
}

const nameIn = (part: Part): string => ('name' in part ? part.name : 'text' in part ? part.text : '')
