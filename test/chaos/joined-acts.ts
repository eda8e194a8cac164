// What people do besides where both towns are one community: they talk under the cards, link their accounts, and answer
// threads of the other town by the queue.
import { type Act, type Acts, acts, type Crowd, one } from './acts.ts'
import { memberNames } from './people.ts'
import { type PlannedAct, townNames } from './plan.ts'
import type { FormAsk, Person, Shown, Town } from './town.ts'

/** Half of those who are in both towns may link their accounts. */
const linkers: readonly string[] = memberNames.filter((_, index) => index % 2 === 0)
const queueSelect = 'Open a thread'

/** Whoever was there from the beginning: Slack lets only those write in a channel who are in it. */
async function discusses(crowd: Crowd, plan: PlannedAct): Promise<void> {
  const town = crowd.town(plan)
  const person = one(town.members.slice(0, memberNames.length), plan.who)
  if (person === undefined) return
  const cards = town.sees(person, 'suggestions').filter(({ text }) => /Suggestion \d+/.test(text))
  const card = one(cards, plan.which)
  if (card !== undefined) crowd.commented(plan, await town.discusses(person, card, plan.word))
}

async function removes(crowd: Crowd, plan: PlannedAct): Promise<void> {
  const comment = one(crowd.comments(plan.town), plan.which)
  if (comment === undefined) return
  crowd.removes(plan, comment)
  await comment.remove()
}

/** They get a code in the other town, and enter it in this one. */
async function links(crowd: Crowd, plan: PlannedAct): Promise<void> {
  const beside = { ...plan, town: townNames.find((name) => name !== plan.town) ?? plan.town }
  const name = one(linkers, plan.who)
  const [here, there] = [accountOf(crowd.town(plan), name), accountOf(crowd.town(beside), name)]
  const about = asks(crowd, beside, crowd.town(beside).runs(there, 'start', { link: 'new' }, false))
  const offer = await about.answer()
  const given = asks(crowd, beside, crowd.town(beside).presses(there, offer, 'Link my other account', true))
  const [code = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await given.answer()).text) ?? []
  const entered = asks(crowd, plan, crowd.town(plan).runs(here, 'start', { link: code }, false))
  crowd.asks(plan, crowd.town(plan).presses(here, await entered.answer(), 'Link', true))
}

function accountOf({ members }: Town, name: string | undefined): Person {
  const found = members.find((one) => one.name === name)
  if (found === undefined) throw new Error(`there is no ${name}`)
  return found
}

/** Remembers that something was asked, and hands it on. */
function asks(crowd: Crowd, plan: PlannedAct, ask: FormAsk): FormAsk {
  crowd.asks(plan, ask)
  return ask
}

/** Takes any thread of the queue, of whichever town it is, and presses a button there. */
async function byTheQueue(
  crowd: Crowd,
  plan: PlannedAct,
  presses: (town: Town, person: Person, seen: Shown) => Promise<void>,
): Promise<void> {
  const town = crowd.town(plan)
  const person = one(town.moderators, plan.who)
  if (person === undefined) return
  const listed = await asks(crowd, plan, town.runs(person, 'queue', {}, false)).answer()
  const opening = opensOne(town, person, listed, plan.which)
  if (opening === undefined) return
  await presses(town, person, await asks(crowd, plan, opening).answer())
}

function opensOne(town: Town, person: Person, listed: Shown, which: number): FormAsk | undefined {
  if (listed.has(queueSelect)) return town.chooses(person, listed, queueSelect, which)
  const buttons = (listed.text.match(/Open \d+/g) ?? []).filter((label) => listed.has(label))
  const label = one(buttons, which)
  return label === undefined ? undefined : town.presses(person, listed, label, true)
}

const repliesByTheQueue: Act['does'] = (crowd, plan) =>
  byTheQueue(crowd, plan, async (town, person, seen) => {
    if (!seen.has('Reply')) return
    const form = asks(crowd, plan, town.presses(person, seen, 'Reply', false))
    crowd.asks(plan, await form.filled({ 'Your reply': plan.word }))
  })

const pressesByTheQueue =
  (label: string): Act['does'] =>
  (crowd, plan) =>
    byTheQueue(crowd, plan, async (town, person, seen) => {
      if (seen.has(label)) crowd.asks(plan, town.presses(person, seen, label, true))
    })

/** All of it, what people do anyway included. */
export const joinedActs: Acts = {
  ...acts,
  'talks under a card': { weight: 6, whileDown: true, does: discusses },
  'removes what they said under a card': { weight: 1, whileDown: true, does: removes },
  'links their accounts': { weight: 3, whileDown: false, does: links },
  'replies by the queue': { weight: 5, whileDown: false, does: repliesByTheQueue },
  'claims by the queue': { weight: 1, whileDown: false, does: pressesByTheQueue('Claim') },
  'resolves by the queue': { weight: 2, whileDown: false, does: pressesByTheQueue('Resolve') },
}
