// Whoever joined and was heard of is greeted once, where they see it.
import { type Books, exactlyOne, readersOf } from './books.ts'
import type { Row } from './kept.ts'
import { greetingWords, mayStand, messageKey } from './may-stand.ts'
import { aDayPassedIn } from './schedule.ts'
import type { Town } from './town.ts'

interface Joined {
  readonly user: string
  readonly name: string
  readonly joined_at: number
}

/** Compares the members with the greetings. */
export function accountWelcome(books: Books): void {
  for (const { town, looked } of books.towns) {
    const doubtful = mayStand(books, town, looked)
    const rows = books.kept.members.filter(({ platform }) => platform === town.name)
    for (const { user, name, joined_at, greeted_at, confirmed_at, left_at } of rows) {
      if (joined_at === null || confirmed_at === null || joined_at < confirmed_at || left_at !== null) continue
      if (greeted_at === null && mayBeLate(books, town, { user, name, joined_at })) {
        books.count('joins found over a day late')
        continue
      }
      const greetings = looked
        .toldTo({ id: user, name })
        .filter((told) => told.text.includes(greetingWords) && !doubtful.has(messageKey(told)))
      exactlyOne(books, town, name, 'a greeting', greetings.length)
      greetedBeside(books, town, name)
    }
    const known = new Set(rows.filter(({ joined_at }) => joined_at !== null).map(({ user }) => user))
    for (const { id, name } of town.members.slice(books.residents)) {
      if (!known.has(id)) books.wrong('lost', town, name, 'joined, and nobody heard of it')
    }
  }
}

/** Whoever joined one of two towns that are one community is greeted in that one. */
function greetedBeside(books: Books, town: Town, name: string): void {
  for (const { town: other, looked } of readersOf(books, town).filter((one) => one.town !== town))
    if (looked.told.some(({ text }) => text.includes(greetingWords) && text.includes(name)))
      books.wrong('duplicated', other, name, `greeted, and joined ${town.name}`)
}

const dayMs = 24 * 60 * 60_000
/** So many lives in a row were killed before they had caught up with Slack, at most: each lasts a second or so. */
const fruitlessLives = 20

/**
 * Somebody joined while Hearth was away and was found over a day later: Discord names the moment that they joined. Slack
 * names none: there it was, at the earliest, when Hearth had last caught up, so that a day passed in one of the lives since.
 */
function mayBeLate({ kept }: Books, { name: platform }: Town, { user, name, joined_at }: Joined): boolean {
  const isFound = ({ key }: Row<'inbox'>): boolean =>
    key.startsWith(`missed-join:${platform}:`) && key.split(':').includes(user)
  const found = kept.inbox.find(isFound)
  if (found === undefined || found.received_at - joined_at <= dayMs) return false
  const first = lifeIn(name) - fruitlessLives
  return Array.from({ length: 2 * fruitlessLives + 1 }, (_, index) => first + index).some(aDayPassedIn)
}

/** The life in which somebody joined, from the word they are called by. */
const lifeIn = (name: string): number => Number(/^w(\d+)/.exec(name)?.[1])
