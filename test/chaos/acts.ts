// What people do: each act in a person's verbs, the same on every platform. Whoever finds nothing to do it to does nothing.
import type { PlannedAct, TownName } from './plan.ts'
import type { Ask, Comment, Person, Shown, Town, Whereabouts, Written } from './town.ts'

/** What an act has in hand. */
export interface Crowd {
  town(plan: { readonly town: TownName }): Town
  /** Those who have asked for a support thread there, each once. */
  openers(town: TownName): readonly Person[]
  asks(plan: PlannedAct, ask: Ask): void
  wrote(plan: PlannedAct, written: Written | undefined): void
  /** What was written under cards there and stands. */
  comments(town: TownName): readonly Comment[]
  commented(plan: PlannedAct, comment: Comment): void
  /** Takes it from what stands. */
  removes(plan: PlannedAct, comment: Comment): void
}

export interface Act {
  readonly weight: number
  /** Whether it can be done while Hearth is away: there is nobody then who would answer. */
  readonly whileDown: boolean
  does(crowd: Crowd, plan: PlannedAct): Promise<void>
}

export const one = <Thing>(things: readonly Thing[], which: number): Thing | undefined =>
  things[Math.floor(which * things.length)]

const statuses = ['under-review', 'planned', 'in-progress', 'done', 'declined'] as const

/** Presses a button of one of the messages there. */
const presses =
  (where: Whereabouts, label: string | RegExp, who: 'members' | 'moderators', writes: boolean) =>
  async (crowd: Crowd, plan: PlannedAct): Promise<void> => {
    const person = one(crowd.town(plan)[who], plan.who)
    if (person === undefined) return
    const found = findIn(crowd.town(plan).sees(person, where), label, plan.which)
    if (found !== undefined) crowd.asks(plan, crowd.town(plan).presses(person, found.shown, found.label, writes))
  }

function findIn(seen: readonly Shown[], label: string | RegExp, which: number) {
  const found = seen.flatMap((shown) => {
    const words = typeof label === 'string' ? label : label.exec(shown.text)?.[0]
    return words !== undefined && shown.has(words) ? [{ shown, label: words }] : []
  })
  return one(found, which)
}

const runs =
  (path: string, who: 'members' | 'moderators', writes: boolean, options: (word: string) => Record<string, string>) =>
  async (crowd: Crowd, plan: PlannedAct): Promise<void> => {
    const person = one(crowd.town(plan)[who], plan.who)
    if (person !== undefined) crowd.asks(plan, crowd.town(plan).runs(person, path, options(plan.word), writes))
  }

async function replies(crowd: Crowd, plan: PlannedAct): Promise<void> {
  const town = crowd.town(plan)
  const person = one(town.moderators, plan.who)
  const found = person && findIn(town.sees(person, 'moderators'), 'Reply', plan.which)
  if (person === undefined || found === undefined) return
  const form = town.presses(person, found.shown, found.label, false)
  crowd.asks(plan, form)
  crowd.asks(plan, await form.filled({ 'Your reply': plan.word }))
}

async function decides(crowd: Crowd, plan: PlannedAct): Promise<void> {
  const town = crowd.town(plan)
  const person = one(town.moderators, plan.who)
  if (person === undefined) return
  const numbers = town.sees(person, 'suggestions').flatMap(({ text }) => /Suggestion (\d+)/.exec(text)?.[1] ?? [])
  const number = one(numbers, plan.which)
  const status = one(statuses, (plan.which * 7) % 1)
  if (number === undefined || status === undefined) return
  crowd.asks(plan, town.runs(person, 'decide', { number, status, reason: plan.word }, true))
}

async function writes(crowd: Crowd, plan: PlannedAct): Promise<void> {
  const person = one(withThread(crowd, plan), plan.who)
  if (person !== undefined) crowd.wrote(plan, await crowd.town(plan).writesInThread(person, plan.which, plan.word))
}

/** Those who have asked for a thread: of the many others, hardly anybody could write. */
const withThread = (crowd: Crowd, plan: PlannedAct): readonly Person[] => crowd.openers(plan.town)

async function teamWrites(crowd: Crowd, plan: PlannedAct): Promise<void> {
  const person = one(crowd.town(plan).moderators, plan.who)
  if (person !== undefined) crowd.wrote(plan, await crowd.town(plan).teamWrites(person, plan.which, plan.word))
}

export type Acts = Readonly<Record<string, Act>>

/** What people do where each town is a community of its own. */
export const acts: Acts = {
  joins: {
    weight: 3,
    whileDown: true,
    does: async (crowd, plan) =>
      crowd.town(plan).joins(plan.word, { direct: plan.which > 0.25, pending: plan.who > 0.8 }),
  },
  suggests: { weight: 3, whileDown: false, does: runs('suggest', 'members', true, (word) => ({ title: word })) },
  votes: { weight: 6, whileDown: false, does: presses('suggestions', /Vote for \d+/, 'members', true) },
  'takes back': { weight: 2, whileDown: false, does: presses('private', 'Take back', 'members', true) },
  'opens a thread': {
    weight: 4,
    whileDown: false,
    async does(crowd, plan) {
      const person = one(crowd.town(plan).members, plan.who)
      if (person === undefined) return
      crowd.asks(plan, crowd.town(plan).runs(person, 'support', { subject: plan.word }, true))
    },
  },
  'writes in a thread': { weight: 6, whileDown: true, does: writes },
  'the team writes': { weight: 3, whileDown: true, does: teamWrites },
  'says it is solved': { weight: 2, whileDown: false, does: presses('threads', 'Solved', 'members', true) },
  claims: { weight: 3, whileDown: false, does: presses('moderators', 'Claim', 'moderators', true) },
  'looks into a thread': { weight: 1, whileDown: false, does: presses('moderators', 'Open', 'moderators', true) },
  replies: { weight: 4, whileDown: false, does: replies },
  resolves: { weight: 2, whileDown: false, does: presses('moderators', 'Resolve', 'moderators', true) },
  decides: { weight: 3, whileDown: false, does: decides },
  'asks for a digest': { weight: 1, whileDown: false, does: runs('digest now', 'moderators', true, () => ({})) },
  'lists suggestions': { weight: 1, whileDown: false, does: runs('suggestion list', 'members', false, () => ({})) },
  'starts here': { weight: 1, whileDown: false, does: presses('welcome', 'Start here', 'members', false) },
  'looks at the queue': { weight: 1, whileDown: false, does: runs('queue', 'moderators', false, () => ({})) },
}
