// The support service: what the commands, buttons and forms of support threads call.

import { mayUse } from '../../domain/caller.ts'
import { isCarried, isOutside, type SupportShape } from '../../domain/support.ts'
import { UserError } from '../../ports/errors.ts'
import { actionId } from '../../view/action-id.ts'
import { supportTakeOver, supportUndo } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { lines } from '../../view/text.ts'
import { acted, type House, knownSpace } from '../house.ts'
import { type Around, named, sameSpace, wayFrom } from './around.ts'
import { type Asker, knownOpenThread, knownThread, memberOfCaller, type WhichThread } from './caller.ts'
import { type CarriedChanges, carriedChanges } from './carried-changes.ts'
import { type Carrier, carrier } from './carrier.ts'
import { type Early, early } from './early.ts'
import { askedToRate } from './ending/rating.ts'
import { type Failure, failure } from './failure.ts'
import { tellAll } from './happenings.ts'
import { keptWords } from './kept-words.ts'
import { listenersOf } from './listeners.ts'
import { actsOn } from './notice.ts'
import { type Opens, opens } from './opens.ts'
import { type Outside, outside } from './outside.ts'
import { openInThread } from './promises/left-open.ts'
import { type PulledIn, pulledIn } from './pulled-in.ts'
import { shapeIn } from './shape.ts'
import { type StaffReactions, staffReactions } from './staff-reactions.ts'
import { type Asking, asking } from './topics/asking.ts'
import { type Turns, turns } from './turns.ts'
import { type WhichSpace, whichSpace } from './which-space.ts'

/** What the commands call. All but `shape` run in the call's transaction. */
export interface SupportService {
  /** From the first press to the thread. */
  readonly asking: Asking
  /** Passes words that were kept on to the caller's thread. */
  route(by: Asker, thread: WhichThread, words: string): Promise<Message>
  /** Takes words that were kept to the community that they are for, and asks there what to do with them. */
  which(by: Asker, words: string, space: string): Promise<Message>
  /** Gives the thread to the caller, or says who has it. */
  claim(by: Asker, which: WhichThread): Promise<Message>
  /** Takes it from `from`, unless it has moved on to somebody else. */
  takeOver(by: Asker, which: WhichThread, from: string): Promise<Message>
  /** A moderator ends the thread. */
  resolve(by: Asker, which: WhichThread): Promise<Message>
  /** Its opener ends the thread, or a moderator with the same button. */
  solved(by: Asker, which: WhichThread): Promise<Message>
  /** Lets a moderator into the thread, and says where it is. */
  see(by: Asker, which: WhichThread): Promise<Message>
  /** How threads are kept private in the caller's space. */
  shape(by: Pick<Asker, 'caller'>): Promise<SupportShape>
  /** What the flow calls. */
  readonly desks: SupportDesks
}

export interface SupportDesks {
  readonly opens: Opens
  readonly turns: Turns
  readonly carrier: Carrier
  readonly changes: CarriedChanges
  readonly staffReactions: StaffReactions
  readonly pulledIn: PulledIn
  readonly failure: Failure
  readonly outside: Outside
  readonly early: Early
  readonly which: WhichSpace
}

/** Makes the support service of a house. */
export function supportService(house: House): SupportService {
  const desks = desksOf(house)
  const { opens, outside, turns } = desks

  async function solve(by: Asker, about: Around): Promise<Message> {
    const { number } = about.thread
    const solvedAt = await turns.solve(by, about)
    if (about.opener.person !== by.caller.person) {
      const left = isOutside(about.thread) ? 'contact.resolved' : 'ending.resolved-left'
      const key = about.opener.leftAt === undefined ? 'support.resolved' : left
      const undo = button(actionId(supportUndo, about.thread.id, solvedAt), by.say.label('support.undo'))
      const open = await openInThread(house, by.say, about.thread)
      return { text: lines(by.say(key, { number, name: named(about.opener) }), ...open), controls: [undo] }
    }
    const said = by.say('support.solved-by-you', { number, support: { kind: 'command', path: 'support' } })
    const asked = about.thread.place === undefined ? undefined : await askedToRate(house, by.say, about.thread)
    return asked === undefined ? { text: said } : { ...asked, text: lines(said, asked.text) }
  }

  return {
    desks,
    asking: asking(house, { opens, kept: keptWords(house) }),
    route: outside.route,
    which: desks.which.chosen,
    async claim(by, which) {
      const about = await knownOpenThread(house, by, which)
      const { assignee } = about
      if (assignee?.person === by.caller.person)
        return { text: by.say('support.yours-already', { number: about.thread.number }) }
      if (assignee !== undefined) return takeOverOffer(by, about)
      await turns.assign(by, about, 'support.claim')
      return claimed(by, about)
    },
    async takeOver(by, which, from) {
      const about = await knownOpenThread(house, by, which)
      const { assignee } = about
      if (assignee?.person === by.caller.person)
        return { text: by.say('support.yours-already', { number: about.thread.number }) }
      if (assignee !== undefined && assignee.id !== from) return takeOverOffer(by, about)
      await turns.assign(by, about, 'support.take-over')
      if (assignee === undefined) return claimed(by, about)
      return { text: by.say('support.taken-over', { number: about.thread.number, name: named(assignee) }) }
    },
    resolve: async (by, which) => solve(by, await knownOpenThread(house, by, which)),
    async solved(by, which) {
      const about = await knownOpenThread(house, by, which)
      const may = about.opener.person === by.caller.person || mayUse('staff', by.caller.level)
      if (!may) throw new UserError(by.say('support.not-yours', { number: about.thread.number }))
      return solve(by, about)
    },
    async see(by, which) {
      const about = await knownThread(house, by, which)
      const { thread } = about
      const { number } = thread
      const place = wayFrom(by.say, about, 'team', by.caller.space)
      if (place === undefined) return { text: by.say('support.see-not-yet', { number }) }
      // A moderator may not see the channel of the notice: what it offers is offered here as well.
      const controls = actsOn(thread, by.say)
      if (isCarried(thread)) return { text: by.say('support.see-team', { number, place }), controls }
      if (!sameSpace(thread, by.caller)) {
        const space = about.space.name
        return { text: by.say('support.see-elsewhere', { number, space }), controls }
      }
      await turns.letIn(thread, memberOfCaller(by.caller))
      await acted(house, thread.community, by.caller.member, 'support.see', thread.id)
      return { text: by.say('support.see', { number, place }), controls }
    },
    shape: async ({ caller }) => shapeIn(house, await knownSpace(house, caller.community, caller.space)),
  }
}

function desksOf(house: House): SupportDesks {
  const turning = turns(house, tellAll(listenersOf(house)))
  const changes = carriedChanges(house, turning)
  const desk = {
    carrier: carrier(house),
    changes,
    pulledIn: pulledIn(house),
    turns: turning,
    failure: failure(house),
    staffReactions: staffReactions(house),
  }
  const opening = opens(house, desk)
  const kept = keptWords(house)
  const beside = outside(house, { ...desk, kept })
  const others = { early: early(house, { ...desk, outside: beside }), which: whichSpace(house, beside, kept) }
  return { ...desk, opens: opening, outside: beside, ...others }
}

function claimed({ say, caller }: Asker, about: Around): Message {
  const { number } = about.thread
  const place = wayFrom(say, about, 'team', caller.space)
  if (place === undefined) return { text: say('support.claimed', { number }) }
  return { text: say('support.claimed-place', { number, place }) }
}

/** Somebody else has it: whoever asks may still take it over. */
function takeOverOffer({ say }: Asker, { thread, assignee }: Around): Message {
  if (assignee === undefined) throw new Error('nobody has the thread that is to be taken over')
  const { number, id } = thread
  return {
    text: say('support.claimed-by', { number, name: named(assignee) }),
    controls: [button(actionId(supportTakeOver, id, assignee.id), say.label('support.take-over'))],
  }
}
