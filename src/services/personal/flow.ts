// What follows when a person was told something, or an answer was brought: where it did not arrive, the next way is taken,
// in the same transaction.

import type { Ended, GivenUp } from '../../delivery/delivery.ts'
import type { Owner } from '../../delivery/owner.ts'
import { answerBrought } from '../../delivery/store-answer.ts'
import { memberId } from '../../domain/ids.ts'
import type { Member } from '../../domain/member.ts'
import type { UserRef } from '../../domain/place.ts'
import { keepMessage } from '../../ports/stored.ts'
import type { Note } from '../../store/repositories/notes.ts'
import type { Message } from '../../view/message.ts'
import type { Flow } from '../flow.ts'
import type { House } from '../house.ts'
import { sayAmong } from '../support/teams/alone.ts'
import { endNote, forgetNote, noteForgotten } from './forgotten.ts'
import { tellPerson, toldDirectly } from './tell.ts'
import {
  bring,
  forgetThread,
  introduced,
  openThread,
  postInThread,
  tellElsewhere,
  tellWithNextAnswer,
  threadOpened,
  toldElsewhere,
  whisper,
} from './ways.ts'

/** Makes the flow of what is told to one person. */
export const personalFlow = (house: House): Flow => ({
  followUps: {
    [toldDirectly]: (ended) => wasToldDirectly(house, ended),
    [answerBrought.name]: (ended) => answerWasBrought(house, ended),
    [threadOpened]: (ended) => threadWasOpened(house, ended),
    // What is posted under it meets the same fate, and is what is looked after.
    [introduced]: async () => 'owned',
    [toldElsewhere]: (ended) => wasToldElsewhere(house, ended),
  },
  failed: {
    [answerBrought.name]: async ({ community, args }) => {
      for (const note of aboveIn(args)) await mayHaveBeenTold(house, community, note)
    },
    [threadOpened]: (failed) => noThread(house, failed),
    [toldElsewhere]: ({ community, args }) => mayHaveBeenTold(house, community, args.note),
  },
  render: {},
  posted: {},
  due: { [noteForgotten]: (due) => forgetNote(house, due) },
})

async function wasToldDirectly(house: House, { community, args, effect, outcome }: Ended): Promise<Owner> {
  if (outcome.kind === 'done') return 'owned'
  // Where it may have arrived, it is better told twice than never.
  if (effect.kind !== 'post') return 'unowned'
  const { place, message } = effect
  const account = place.kind === 'direct' ? place.user : args.user
  if (account === undefined) return 'unowned'
  const user = { space: place.space, user: account }
  const { subject, plain, waits, hidden } = args
  if (outcome.reason !== 'invalid')
    return waits === undefined
      ? tellElsewhere(house, community, user, message, subject)
      : tellWithNextAnswer(house, community, user, message, subject)
  if (plain !== undefined) return 'unowned'
  await tellPerson(house, community, user, await unshowable(house, community, user), {
    plain: 'yes',
    ...(waits === undefined ? {} : { waits: 'yes' }),
    ...(hidden === undefined ? {} : { hidden: 'yes' }),
  })
  return 'owned'
}

/** An answer that may have been said is not said again; what stood above it is, since nobody asked for it. */
async function answerWasBrought(house: House, { community, args, effect, outcome }: Ended): Promise<Owner> {
  const doubtful = outcome.kind === 'refused' && outcome.reason === 'unconfirmed'
  for (const note of aboveIn(args)) {
    if (doubtful) await mayHaveBeenTold(house, community, note)
    else await endNote(house, community, note)
  }
  if (outcome.kind === 'done') return 'owned'
  if (doubtful || effect.kind !== 'answer') return 'unowned'
  const { space, user } = effect.fallback
  if (outcome.reason !== 'invalid') return tellElsewhere(house, community, { space, user }, effect.message)
  if (args.plain !== undefined) return 'unowned'
  const message = await unshowable(house, community, { space, user })
  await house.delivery.send(
    community,
    { ...effect, message },
    { followUp: { ...answerBrought, args: { plain: 'yes' } } },
  )
  return 'owned'
}

async function threadWasOpened(house: House, { community, args, outcome }: Ended): Promise<Owner> {
  const { members, notes } = house.store.of(community)
  const member = await members.get(memberId(args.member ?? ''))
  if (member === undefined) return 'unowned'
  const thread = outcome.kind === 'done' ? outcome.result.thread : undefined
  if (thread === undefined) {
    await openThread(house, member, triedIn(args))
    return 'owned'
  }
  await members.toldIn(member.id, thread)
  // When it was tried once more, what it was opened for waits for an answer by now, and is told here instead.
  const told = [...(await notes.ofMember(member.id, 'waiting')), ...(await notes.ofMember(member.id, 'opening'))]
  // All of it may have been told above an answer by now.
  if (told.length > 0) await postInThread(house, member, thread, told, 'first')
  return 'owned'
}

async function noThread(house: House, { community, args }: GivenUp): Promise<void> {
  const { notes } = house.store.of(community)
  for (const note of await notes.ofMember(memberId(args.member ?? ''), 'opening'))
    await notes.change(note.id, { state: 'waiting' })
}

async function wasToldElsewhere(house: House, { community, args, effect, outcome }: Ended): Promise<Owner> {
  const { members, notes } = house.store.of(community)
  const note = await notes.get(args.note ?? '')
  const member = note === undefined ? undefined : await members.get(note.member)
  if (note === undefined || member === undefined) return 'unowned'
  if (outcome.kind === 'done') await endNote(house, community, note.id)
  else if (outcome.reason === 'unconfirmed') await mayHaveBeenTold(house, community, note.id)
  else if (outcome.reason === 'invalid') {
    const message = keepMessage(await unshowable(house, community, member.user))
    await notes.change(note.id, { state: 'waiting', message })
  } else if (effect.kind === 'whisper') await whisper(house, member, note, triedIn(args))
  else if (effect.kind === 'post' && effect.place.kind === 'thread')
    await threadRefused(house, await forgetThread(house, member, effect.place), note, args.thread === 'first')
  return 'owned'
}

/** A thread that was closed or deleted is replaced by another; one that was just opened is not. */
async function threadRefused(house: House, member: Member, note: Note, justOpened: boolean): Promise<void> {
  if (justOpened) await house.store.of(member.community).notes.change(note.id, { state: 'waiting' })
  else await bring(house, member, note)
}

async function mayHaveBeenTold(house: House, community: GivenUp['community'], note: string | undefined): Promise<void> {
  await house.store.of(community).notes.change(note ?? '', { state: 'waiting', doubtful: true })
}

/** What is said where the platform takes a message in no way. */
async function unshowable(house: House, community: GivenUp['community'], user: UserRef): Promise<Message> {
  const member = await house.store.of(community).members.byUser(user)
  const say = await sayAmong(house, community, member?.locale)
  return { text: say('personal.unshowable', { support: { kind: 'command', path: 'support' } }) }
}

/** The notes that stood above an answer. */
const aboveIn = ({ above = '' }: GivenUp['args']): readonly string[] => above.split(',').filter((one) => one !== '')

const triedIn = ({ tried = '' }: GivenUp['args']): readonly string[] => tried.split(',').filter((one) => one !== '')
