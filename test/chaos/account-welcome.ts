// Whoever joined and was heard of is greeted once, where they see it.
import { type Books, exactlyOne } from './books.ts'
import { aDayPassedIn } from './schedule.ts'

/** Compares the members with the greetings. */
export function accountWelcome(books: Books): void {
  for (const { town, looked } of books.towns) {
    const rows = books.kept.members.filter(({ platform }) => platform === town.name)
    for (const { user, name, joined_at, greeted_at, confirmed_at, left_at } of rows) {
      if (joined_at === null || confirmed_at === null || joined_at < confirmed_at || left_at !== null) continue
      if (greeted_at === null && mayBeLate(name)) {
        books.count('joins found over a day late')
        continue
      }
      const greetings = looked.toldTo({ id: user, name }).filter(({ text }) => text.includes('Three small steps'))
      exactlyOne(books, town, name, 'a greeting', greetings.length)
    }
    const known = new Set(rows.filter(({ joined_at }) => joined_at !== null).map(({ user }) => user))
    for (const { id, name } of town.members.slice(books.residents)) {
      if (!known.has(id)) books.wrong('lost', town, name, 'joined, and nobody heard of it')
    }
  }
}

/** Somebody joined while Hearth was away, and in that life or the next ones a day passed before it could catch up. */
const mayBeLate = (name: string): boolean => [0, 1, 2].some((lives) => aDayPassedIn(lifeIn(name) + lives))

/** The life in which somebody joined, from the word they are called by. */
const lifeIn = (name: string): number => Number(/^w(\d+)/.exec(name)?.[1])
