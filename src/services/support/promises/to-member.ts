// Says something of the team's to whoever opened a thread: as a reply where it is open, so that it stands in the record; else
// privately, with the thread that it is of.
import { isOpen, isOutside } from '../../../domain/support.ts'
import type { Say } from '../../../locales/say.ts'
import type { House } from '../../house.ts'
import { tellPerson } from '../../personal/tell.ts'
import { type Around, named, quoted, sayToOpener } from '../around.ts'
import { type Asker, memberOfCaller } from '../caller.ts'
import { sendReply } from '../replies/send-reply.ts'
import { signatureFor } from '../signing.ts'
import type { SupportDesks } from '../support.ts'
import { postToTeam } from '../team-room.ts'

export type SaysToMember = (by: Asker, about: Around, words: (say: Say) => string) => Promise<void>

/** Makes it. */
export const saysToMember =
  (house: House, desks: Pick<SupportDesks, 'carrier' | 'turns'>): SaysToMember =>
  async (by, about, words) => {
    const { thread, opener } = about
    const say = sayToOpener(about)
    const text = words(say)
    if (isOpen(thread)) {
      const signature = await signatureFor(house, thread, by.caller)
      await sendReply(house, desks, about, { author: memberOfCaller(by.caller), text, files: [], signature })
      return
    }
    const { number, id, community } = thread
    if (isOutside(thread)) {
      const args = { number, name: named(opener), text: quoted(text) }
      await postToTeam(house, about, (there) => ({ text: there('contact.tell-them', args) }))
      return
    }
    await tellPerson(
      house,
      community,
      opener.user,
      { text: say('promises.of-thread', { number, text }) },
      { subject: id },
    )
  }
