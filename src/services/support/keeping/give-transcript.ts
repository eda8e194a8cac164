// Gives the transcript of a thread to its opener or to the team, and keeps that they read it.
import type { Caller } from '../../../domain/caller.ts'
import { mayUse } from '../../../domain/caller.ts'
import { isOpen, type SupportThread } from '../../../domain/support.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Choice, Message } from '../../../view/message.ts'
import { acted, type House } from '../../house.ts'
import { type Around, aroundThread, quoted } from '../around.ts'
import { type Asker, knownThread, type WhichThread } from '../caller.ts'
import { findThread } from '../find-thread.ts'
import { type MadeFile, sendMade } from './send-made.ts'
import type { TranscriptFor } from './transcript.ts'

/** What every platform takes in a completion. */
const choicesAtMost = 25

export interface GiveTranscript {
  /** The team's, of the thread of that number, or the one the caller is in. */
  toStaff(by: Asker, number: number | undefined): Promise<Message>
  /** The opener's own: of that number, of the thread they are in, or of their latest. */
  toOpener(by: Asker, number: number | undefined): Promise<Message>
  /** To whoever presses a button: as one of the team, or as the opener. */
  pressed(by: Asker, which: WhichThread): Promise<Message>
  /** Completions of the numbers of the caller's own threads. */
  ownChoices(caller: Caller, say: Say, typed: string): Promise<readonly Choice[]>
}

/** Makes what gives them. */
export function giveTranscript(house: House): GiveTranscript {
  const find = findThread(house)

  async function give(by: Asker, { thread }: Around, whose: TranscriptFor): Promise<Message> {
    const { caller, say } = by
    const { community, id, number, subject } = thread
    const { threadFiles, conversations } = house.store.of(community)
    const seen = new Set(
      (await conversations.of(id))
        .filter((one) => whose === 'team' || (!one.internal && one.gone === undefined))
        .map((one) => one.id),
    )
    const copies = (await threadFiles.of(id)).filter(({ state, message }) => state === 'kept' && seen.has(message))
    const made = { kind: 'transcript', community, thread: id, whose, locale: say.locale } as const
    const files: readonly MadeFile[] = [
      { name: `thread-${number}.txt`, type: 'text/plain; charset=utf-8', what: { ...made, as: 'text' } },
      { name: `thread-${number}.html`, type: 'text/html; charset=utf-8', what: { ...made, as: 'page' } },
      ...copies.map(({ id: file, name, type, bytes }) => ({
        ...{ name, bytes, what: { kind: 'copy', community, file } as const },
        ...(type === undefined ? {} : { type }),
      })),
    ]
    await acted(house, community, caller.member, whose === 'team' ? 'support.transcript' : 'support.own-transcript', id)
    await sendMade(
      house,
      by,
      say('transcript.here', { number, subject: quoted(subject), copies: copies.length }),
      files,
    )
    return { text: say('transcript.coming', { number }) }
  }

  async function own({ caller }: Pick<Asker, 'caller'>): Promise<readonly SupportThread[]> {
    const { members, threads, threadKeeping } = house.store.of(caller.community)
    const ids = await threadKeeping.threadsOf(await members.ofSamePerson(caller.member))
    const found = await Promise.all(ids.map((id) => threads.get(id)))
    return found.filter((one) => one !== undefined).toReversed()
  }

  return {
    toStaff: async (by, number) => give(by, await find.meant(by, number), 'team'),
    async toOpener(by, number) {
      const all = await own(by)
      const { threads } = house.store.of(by.caller.community)
      const here = number === undefined && by.place !== undefined ? await threads.at(by.place) : undefined
      const wanted = number ?? all.find(({ id }) => id === here?.id)?.number ?? all[0]?.number
      const thread = all.find((one) => one.number === wanted)
      if (thread !== undefined) return give(by, await aroundThread(house, thread), 'opener')
      const support = { kind: 'command', path: 'support' } as const
      if (all.length === 0) throw new UserError(by.say('privacy.no-threads', { support }))
      const numbers = new Intl.ListFormat(by.say.locale).format(
        all.slice(0, choicesAtMost).map((one) => `${one.number}`),
      )
      throw new UserError(by.say('privacy.not-yours', { numbers }))
    },
    async pressed(by, which) {
      const about = await knownThread(house, by, which)
      if (about.opener.person === by.caller.person) return give(by, about, 'opener')
      if (mayUse('staff', by.caller.level)) return give(by, about, 'team')
      throw new UserError(by.say('transcript.not-for-you'))
    },
    async ownChoices(caller, say, typed) {
      const begun = typed.trim().replace(/^#/, '').toLowerCase()
      return (await own({ caller }))
        .filter(({ number, subject }) => `${number}`.startsWith(begun) || subject.toLowerCase().includes(begun))
        .toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
        .slice(0, choicesAtMost)
        .map(({ number, subject }) => ({ value: `${number}`, label: say.label('privacy.choice', { number, subject }) }))
    },
  }
}
