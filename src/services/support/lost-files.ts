// Tells whoever sent files which of them did not cross, and why. Who was to read them sees that there were some.
import type { FileLoss, LostFile } from '../../domain/file.ts'
import type { Member } from '../../domain/member.ts'
import { isCarried, type ThreadEnd } from '../../domain/support.ts'
import { type Say, sayIn } from '../../locales/say.ts'
import { lines, plain } from '../../view/text.ts'
import type { House } from '../house.ts'
import { tellPersonAt } from '../personal/tell.ts'
import { type Around, placeOfEnd, sayToOpener, sayToStaff } from './around.ts'
import { namedFile, sizeSaid } from './named-file.ts'

/**
 * Tells them. `toward` whom it was: of a reply the opener, of all else the team. They are told at their end of a relayed thread; of a
 * private one by themselves, since all read beside them there.
 */
export async function tellLost(
  house: House,
  about: Around,
  author: Member,
  toward: ThreadEnd,
  lost: readonly LostFile[],
): Promise<void> {
  const { thread, space } = about
  const relayed = isCarried(thread)
  const own = toward === 'team' ? 'opener' : 'team'
  const place = relayed ? placeOfEnd(thread, own) : undefined
  const say = !relayed
    ? sayIn(author.locale ?? space.locale, about.alone)
    : own === 'opener'
      ? sayToOpener(about)
      : sayToStaff(about, about.team)
  const { number, community } = thread
  const head = say('support.files-lost', { count: lost.length, number, toward })
  const each = lost.map((file) =>
    plain(say.label('support.files-lost.line', { file: namedFile(say, file), why: whyOf(say, file) })),
  )
  const message = { text: lines(head, ...each) }
  if (place !== undefined) return house.delivery.send(community, { kind: 'post', place, message })
  const direct = { kind: 'direct', space: author.user.space, user: author.user.user } as const
  await tellPersonAt(house, community, author.user, direct, message)
}

function whyOf(say: Say, { why, most }: LostFile): string {
  const reasons: Readonly<Record<FileLoss, () => string>> = {
    'too-large': () => say.label('file.why.too-large', { limit: sizeSaid(say, most ?? 0) }),
    gone: () => say.label('file.why.gone'),
    'not-allowed': () => say.label('file.why.not-allowed'),
    refused: () => say.label('file.why.refused'),
    away: () => say.label('file.why.away'),
  }
  return reasons[why]()
}
