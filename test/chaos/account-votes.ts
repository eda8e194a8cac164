// Each vote: it stands for whoever was told that it is counted, and for nobody else. What the cards say of votes is compared
// with these.
import { type Books, keysAnswered } from './books.ts'
import type { Asked } from './crowd.ts'
import type { Row } from './kept.ts'
import type { Town } from './town.ts'

interface Said {
  readonly town: Town
  readonly user: string
  readonly number: number
}

/** Compares the votes with what voters were answered. */
export function accountVotes(books: Books): void {
  const counted = answered(books, ' is counted.')
  const takenBack = answered(books, ' is taken back.')
  const stands = ({ town, user, number }: Said): boolean =>
    books.kept.votes.some((vote) => isBy(vote, town, user) && numberOf(books, vote) === number)
  for (const vote of books.kept.votes) {
    const isIt = ({ town, user, number }: Said): boolean => isBy(vote, town, user) && number === numberOf(books, vote)
    const town = books.towns.find((one) => one.town.name === vote.platform)?.town
    if (town !== undefined && !counted.some(isIt))
      books.wrong('duplicated', town, `${numberOf(books, vote)}`, `${vote.user} gave no vote, and it stands`)
  }
  for (const one of counted) {
    // Whichever account takes it back takes back what all of them gave.
    const accounts = accountsOf(books, one)
    const isTaken = takenBack.some(
      ({ town, user, number }) =>
        number === one.number && accounts.some((account) => account.user === user && account.platform === town.name),
    )
    if (!isTaken && !stands(one)) books.wrong('lost', one.town, `${one.number}`, `the vote of ${one.user}`)
  }
}

const isBy = (vote: Row<'votes'>, town: Town, user: string): boolean =>
  vote.platform === town.name && vote.user === user

const numberOf = ({ kept }: Books, { suggestion }: Row<'votes'>): number | undefined =>
  kept.suggestions.find(({ id }) => id === suggestion)?.number

function accountsOf({ kept }: Books, { town, user }: Said): readonly Row<'members'>[] {
  const own = kept.members.find((one) => one.platform === town.name && one.user === user)
  return kept.members.filter(({ person }) => person === own?.person)
}

/** Who was answered so, and about which suggestion. */
function answered(books: Books, words: string): readonly Said[] {
  const keys = keysAnswered(books, words)
  const answers = new Map(books.kept.inbox.map(({ key, answer }) => [key, answer]))
  return books.crowd.asked.flatMap(({ ask, town }: Asked) => {
    const { key } = ask.state()
    if (key === undefined || !keys.has(key)) return []
    const number = /Your vote for (\d+) is /.exec(answers.get(key) ?? '')?.[1]
    return number === undefined ? [] : [{ town, user: ask.person.id, number: Number(number) }]
  })
}
