// Each decision reaches everyone who had voted, once a person, at one of their accounts: but for whoever put the suggestion
// forward and whoever decided. What nobody asked for comes once a day at most, and what else there is waits to come as one.
import { linkTold } from './account-people.ts'
import { type Books, exactlyOne } from './books.ts'
import type { Row } from './kept.ts'
import type { Town } from './town.ts'

/** What every telling says, one alone as well as one of several. */
const voted = 'which you voted for'

/** Something that was told to a voter. */
interface Telling {
  readonly person: string
  readonly position: number
  readonly state: string
}

/** Compares the decisions with what voters were told. */
export function accountVoters(books: Books): void {
  const words = books.crowd.asked.filter(({ ask }) => ask.what === '/decide').map(({ word }) => word)
  for (const word of new Set(words)) {
    const tellings = tellingsOf(books, word)
    books.count('voters told of a decision', tellings.length)
    for (const [person, told] of Map.groupBy(tellings, (one) => one.person))
      if (timesOf(books, person, told) > 1) wrongAbout(books, 'duplicated', person, word, `told ${told.length} times`)
    refusedOnes(books, word, tellings)
    const suggestion = books.kept.suggestions.find(({ reason }) => reason === word)
    if (suggestion !== undefined) everyVoter(books, suggestion, word, tellings)
  }
}

/** Only the last decision must have reached everyone: whoever had not heard of an earlier one when it came hears of it alone. */
function everyVoter(books: Books, suggestion: Row<'suggestions'>, word: string, tellings: readonly Telling[]): void {
  const { id, status, decided_at, author, decider } = suggestion
  if (decided_at === null || status === 'under-review') return
  const before = books.kept.votes.filter((vote) => vote.suggestion === id && vote.at < decided_at)
  for (const person of new Set(before.map((vote) => vote.person))) {
    if (person === author || person === decider) continue
    const waits = books.kept.unasked.some((one) => one.person === person && one.message.includes(word))
    if (!waits && !tellings.some((one) => one.person === person))
      wrongAbout(books, 'lost', person, word, 'voted and was not told')
  }
}

function tellingsOf({ kept }: Books, word: string): readonly Telling[] {
  return kept.outbox.flatMap(({ position, state, place_key, follow_up, effect }) => {
    if (follow_up?.name !== 'personal.direct') return []
    const said = JSON.stringify(effect)
    if (!said.includes(word) || !said.includes(voted)) return []
    const { user } = follow_up.args
    const account = kept.members.find((one) => one.user === user && place_key.startsWith(`${one.platform}:`))
    return account === undefined ? [] : [{ person: account.person, position, state }]
  })
}

/** Whoever linked their accounts after both had been told was two people then. */
function timesOf({ kept }: Books, person: string, told: readonly Telling[]): number {
  const users = kept.members.filter((one) => one.person === person).map(({ user }) => user)
  const linked = kept.outbox.find(
    ({ follow_up, effect }) => users.includes(follow_up?.args.user ?? '') && JSON.stringify(effect).includes(linkTold),
  )
  const before = linked === undefined ? [] : told.filter(({ position }) => position < linked.position)
  return before.length === 2 ? told.length - 1 : told.length
}

/**
 * Whoever takes no direct messages hears of it above their next answer, which may be yet to come, or may have arrived and is
 * said no second time: such answers are counted for themselves.
 */
function refusedOnes(books: Books, word: string, tellings: readonly Telling[]): void {
  const refused = tellings.filter(({ state }) => state === 'refused').length
  const done = tellings.filter(({ state }) => state === 'done').length
  const everywhere = books.towns.flatMap(({ looked }) => [...looked.told.map(({ text }) => text), ...looked.ephemeral])
  const shown = [...everywhere, ...books.kept.notes.map(({ message }) => message)]
  const perhaps = books.kept.outbox.flatMap(({ outcome, effect }) =>
    outcome?.reason === 'unconfirmed' && effect?.body.kind === 'answer' ? [JSON.stringify(effect)] : [],
  )
  const tells = (text: string): boolean => text.includes(word) && text.includes(voted)
  const seen = Math.max(0, shown.filter(tells).length - done)
  const doubtful = Math.min(perhaps.filter(tells).length, Math.max(0, refused - seen))
  books.count('voters told with an answer of unknown outcome', doubtful)
  const town = books.towns[0]?.town
  if (town !== undefined && refused > 0)
    exactlyOne(books, town, word, 'a voter told with an answer', Math.min(seen, refused), refused - doubtful)
}

function wrongAbout(books: Books, wrong: 'lost' | 'duplicated', person: string, word: string, what: string): void {
  const account = books.kept.members.find((one) => one.person === person)
  const town: Town | undefined = books.towns.find((one) => one.town.name === account?.platform)?.town
  if (town !== undefined) books.wrong(wrong, town, word, `${account?.name}: ${what}`)
}
