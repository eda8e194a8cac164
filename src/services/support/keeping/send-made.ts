// Sends somebody files of Hearth's own, directly: where they take no direct messages, they are told what to do.
import type { Ended } from '../../../delivery/delivery.ts'
import type { Owner } from '../../../delivery/owner.ts'
import type { Caller } from '../../../domain/caller.ts'
import { batches, type FileSeen } from '../../../domain/file.ts'
import { memberId } from '../../../domain/ids.ts'
import { sayIn } from '../../../locales/say.ts'
import type { SentFile } from '../../../ports/files.ts'
import { plain, type Text } from '../../../view/text.ts'
import { directPlace, type House, knownSpace } from '../../house.ts'
import { tellElsewhere } from '../../personal/ways.ts'
import type { Asker } from '../caller.ts'
import { namedFile } from '../named-file.ts'
import { type Made, madeAs } from './made-files.ts'

/** The name of the follow-up. */
export const madeSentName = 'support.made-sent'

export interface MadeFile extends Omit<FileSeen, 'id' | 'bytes'> {
  readonly what: Made
  /** Where they are known. */
  readonly bytes?: number
}

/** Sends them, under a text; what does not go with one message comes in further ones. */
export async function sendMade(
  house: House,
  { caller, say }: Pick<Asker, 'say'> & { readonly caller: Caller },
  text: Text,
  files: readonly MadeFile[],
): Promise<void> {
  const sent = files.map(({ what, bytes = 0, ...file }): SentFile => {
    const made = madeAs(what)
    const instead = say('transcript.not-brought', {
      file: bytes === 0 ? file.name : namedFile(say, { ...file, bytes }),
    })
    return { ...file, id: made, bytes, made, space: caller.space, instead }
  })
  for (const [index, together] of batches(sent).entries()) {
    const message = { text: index === 0 ? text : plain(say.label('transcript.more-files')) }
    const args = { member: caller.member, part: String(index) }
    const effect = { kind: 'post', place: directPlace(caller.user), message, files: together } as const
    await house.delivery.send(caller.community, effect, { followUp: { name: madeSentName, args } })
  }
}

/** The follow-up: whoever did not get it hears why. */
export async function madeWasSent(house: House, { community, args, outcome }: Ended): Promise<Owner> {
  if (outcome.kind === 'done' || outcome.reason !== 'direct-messages-closed')
    return outcome.kind === 'done' ? 'owned' : 'unowned'
  if (args.part !== '0') return 'owned'
  const member = await house.store.of(community).members.get(memberId(args.member ?? ''))
  if (member === undefined) return 'unowned'
  const say = sayIn(member.locale ?? (await knownSpace(house, community, member.user.space)).locale)
  return tellElsewhere(house, community, member.user, { text: say('transcript.no-direct') })
}
