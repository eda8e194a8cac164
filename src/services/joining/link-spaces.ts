// `/setup link`: an admin of one side gets a code, an admin of the other enters it, sees what joining means, and joins.
import type { Caller } from '../../domain/caller.ts'
import type { JoinManner } from '../../domain/joining.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { Say } from '../../locales/say.ts'
import { sayIn } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import { actionId } from '../../view/action-id.ts'
import { linkSpaces } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { lines } from '../../view/text.ts'
import { acted, type House, knownSpace } from '../house.ts'
import { tellPerson } from '../personal/tell.ts'
import { type CodeEntered, enteredCode, giveCode, useCode } from './codes.ts'
import { seenWhere } from './seen-where.ts'
import { type BothHeld, heldByBoth, needsMerge, unite } from './unite.ts'

const command = { kind: 'command', path: 'setup link' } as const

/** A code for an admin of the other side, and what it will mean. */
export async function giveSpaceCode(house: House, caller: Caller, say: Say): Promise<Message> {
  const space = await confirmed(house, caller, say)
  const code = await giveCode(house, caller, 'spaces')
  await acted(house, caller.community, caller.member, 'setup.link-code', spaceKey(caller.space))
  return {
    text: say('joining.code', { code: { kind: 'code', text: code }, command }),
    card: { facts: seenWhere(say, space.name), note: say('joining.code-note') },
  }
}

/** What the code would join, before anything is. */
export async function showJoin(house: House, caller: Caller, say: Say, typed: string): Promise<Message> {
  const here = await confirmed(house, caller, say)
  const entered = await enteredCode(house, say, typed, 'spaces')
  const there = await otherSide(house, say, here, entered)
  const held = await heldByBoth(house, there.community, here.community)
  const merges = needsMerge(held)
  const headline = say('joining.about-to', { here: here.name, there: there.name })
  return {
    text: merges ? lines(headline, mergeWarning(say, here, there, held)) : headline,
    card: { facts: seenWhere(say, there.name), note: say('joining.not-yet') },
    controls: [
      merges
        ? button(actionId(linkSpaces, entered.code, 'merge'), say.label('joining.merge'), 'danger')
        : button(actionId(linkSpaces, entered.code, 'join'), say.label('joining.join'), 'primary'),
    ],
  }
}

/** Joins them. Rejects with a UserError where they must be merged and the caller has not chosen that. */
export async function joinSpaces(
  house: House,
  caller: Caller,
  say: Say,
  typed: string,
  manner: JoinManner,
): Promise<Message> {
  const here = await confirmed(house, caller, say)
  const entered = await enteredCode(house, say, typed, 'spaces')
  const there = await otherSide(house, say, here, entered)
  const held = await heldByBoth(house, there.community, here.community)
  if (needsMerge(held) && manner !== 'merge') throw new UserError(mergeWarning(say, here, there, held))
  await useCode(house, say, entered, 'spaces')
  await unite(house, there, here)
  await acted(house, there.community, caller.member, 'setup.joined', spaceKey(caller.space), spaceKey(there.ref))
  await tellGiver(house, entered, here, caller)
  const separate = { kind: 'command', path: 'setup separate' } as const
  const done = say('joining.done', { here: here.name, there: there.name, separate })
  return { text: needsMerge(held) ? lines(done, say('joining.numbers-anew', { here: here.name })) : done }
}

/** Whoever gave the code hears who used it. */
async function tellGiver(house: House, { given }: CodeEntered, here: Space, caller: Caller): Promise<void> {
  const giver = await house.store.of(given.community).members.get(given.member)
  if (giver === undefined) return
  const separate = { kind: 'command', path: 'setup separate' } as const
  const text = sayIn(giver.locale)('joining.used', { name: caller.name, space: here.name, separate })
  await tellPerson(house, given.community, giver.user, { text })
}

async function confirmed(house: House, caller: Caller, say: Say): Promise<Space> {
  const space = await knownSpace(house, caller.community, caller.space)
  if (space.confirmedAt === undefined)
    throw new UserError(say('joining.not-confirmed', { show: { kind: 'command', path: 'setup show' } }))
  return space
}

/** The space that the code is of. Rejects with a UserError where the two cannot be joined. */
async function otherSide({ store }: House, say: Say, here: Space, { given }: CodeEntered): Promise<Space> {
  const there = await store.spaces.find(given.space)
  if (there === undefined || there.community !== given.community) throw new UserError(say('code.unknown'))
  if (spaceKey(there.ref) === spaceKey(here.ref)) throw new UserError(say('joining.same-side', { command }))
  if (there.community === here.community) throw new UserError(say('joining.joined-before', { there: there.name }))
  if ((there.ref.platform === 'playground') !== (here.ref.platform === 'playground'))
    throw new UserError(say('joining.playground'))
  return there
}

const mergeWarning = (say: Say, here: Space, there: Space, { first, second }: BothHeld) =>
  say('joining.merge-warning', {
    here: here.name,
    there: there.name,
    threadsHere: second.thread,
    suggestionsHere: second.suggestion,
    threadsThere: first.thread,
    suggestionsThere: first.suggestion,
  })
