// A thread that the platform would not open: it is closed, its opener hears what happened and what to do, and so does the team.

import type { Ended } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { threadId } from '../../domain/ids.ts'
import { isOpen } from '../../domain/support.ts'
import type { SentenceKey } from '../../locales/say.ts'
import type { Refusal } from '../../ports/outcome.ts'
import { tellStaff } from '../hosts.ts'
import { directPlace, type House } from '../house.ts'
import { withNotes } from '../personal/above.ts'
import { tellPerson } from '../personal/tell.ts'
import { tellElsewhere } from '../personal/ways.ts'
import { type Around, around, named, quoted, sayToOpener, subjectOfThread } from './around.ts'
import { tellTeam } from './carrier.ts'

/** The name of the follow-up. */
export const toldName = 'support.told'

export interface Failure {
  /** Closes a thread that could not be opened, and tells both sides. */
  notOpened(about: Around, reason: Refusal): Promise<Owner>
  /** The follow-up: its opener was told by direct message, or could not be. */
  told(ended: Ended): Promise<Owner>
}

/** Of the private channel that stands for a thread. */
const channelReasons: Readonly<Partial<Record<Refusal, SentenceKey>>> = {
  full: 'support.why.channel-full',
  'not-allowed': 'support.why.channel-not-allowed',
  taken: 'support.why.channel-taken',
}

const reasons: Readonly<Partial<Record<Refusal, SentenceKey>>> = {
  full: 'support.why.full',
  'not-allowed': 'support.why.not-allowed',
  gone: 'support.why.gone',
  'direct-messages-closed': 'support.why.direct',
  unconfirmed: 'support.why.unanswered',
}

/** Makes what is done when a thread cannot be opened. */
export function failure(house: House): Failure {
  const { delivery } = house

  async function toTeam(
    about: Around,
    key: 'support.failed-team' | 'support.failed-untold',
    why: SentenceKey,
  ): Promise<Owner> {
    const { thread, opener, space } = about
    const { number, subject } = thread
    const args = { number, name: named(opener), subject: quoted(subject) }
    const told = await tellStaff(house, space, (say) => ({ text: say(key, { ...args, why: say.label(why) }) }))
    return told ? 'owned' : 'unowned'
  }

  /** What the team replied in the meantime was said to be on its way. */
  async function repliesLost(about: Around): Promise<void> {
    const { community, id } = about.thread
    const held = await house.store.of(community).heldWords.take(id, 'opener')
    if (held.some(({ manner }) => manner === 'reply')) await tellTeam(house, about)
  }

  /** It was solved meanwhile, and its opener still waits for it. */
  async function endedUnopened(about: Around): Promise<Owner> {
    const { thread, opener } = about
    const { community, number, call, id, shape } = thread
    const say = sayToOpener(about)
    const message = { text: say('support.solved-meanwhile', { number, support: { kind: 'command', path: 'support' } }) }
    const answer = () => withNotes(house, opener, say, message)
    const direct = directPlace(opener.user)
    if (call !== undefined && (await delivery.answerAgain(community, call, answer, direct))) return 'owned'
    if (shape === 'relayed') return tellElsewhere(house, community, opener.user, message, id)
    await tellPerson(house, community, opener.user, message, { subject: id })
    return 'owned'
  }

  return {
    async notOpened(about, reason) {
      const { thread, opener } = about
      const { community, number, id } = thread
      const { threads, heldWords } = house.store.of(community)
      await heldWords.takeEarly(id)
      await repliesLost(about)
      if (thread.state === 'resolved') {
        await threads.change(id, { state: 'closed', closedAt: house.clock.now() })
        await delivery.touch(community, subjectOfThread(thread))
        return endedUnopened(about)
      }
      if (!isOpen(thread)) return 'owned'
      const why: SentenceKey = reasonOf(about, reason)
      await threads.change(id, { state: 'closed', resolvedAt: house.clock.now() })
      await delivery.touch(community, subjectOfThread(thread))
      const owner = await toTeam(about, 'support.failed-team', why)
      const say = sayToOpener(about)
      const message = { text: say('support.failed', { number, subject: quoted(thread.subject), why: say.label(why) }) }
      const direct = directPlace(opener.user)
      const answer = () => withNotes(house, opener, say, message)
      const answered = thread.call !== undefined && (await delivery.answerAgain(community, thread.call, answer, direct))
      if (thread.shape === 'relayed') {
        if (answered) return owner
        await toTeam(about, 'support.failed-untold', why)
        await tellElsewhere(house, community, opener.user, message, id)
        return owner
      }
      const followUp = { name: toldName, args: { thread: id, answered: String(answered) } }
      await delivery.send(community, { kind: 'post', place: direct, message }, { followUp })
      return owner
    },
    async told({ community, args, effect, outcome }) {
      if (outcome.kind !== 'refused' || effect.kind !== 'post') return 'owned'
      const about = await around(house, community, threadId(args.thread ?? ''))
      if (about === undefined) return 'unowned'
      const { opener, thread } = about
      // They have read it where they asked, or are told in another way.
      if (args.answered === 'true') return 'owned'
      await toTeam(about, 'support.failed-untold', 'support.why.direct')
      return tellElsewhere(house, community, opener.user, effect.message, thread.id)
    },
  }
}

/** What a relayed thread needs is the direct messages of its opener, whatever the platform calls their absence. */
export function reasonOf({ thread }: Around, reason: Refusal): SentenceKey {
  if (thread.shape === 'relayed') return 'support.why.direct'
  const ofChannel = thread.shape === 'channel' ? channelReasons[reason] : undefined
  if (ofChannel !== undefined) return ofChannel
  return reasons[reason] ?? 'support.why.other'
}
