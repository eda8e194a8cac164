// The accounts of a run: what was accepted, by Hearth's own file, against what stands on the platforms.
import { accountAnswers } from './account-answers.ts'
import { accountDiscussions } from './account-discussions.ts'
import { accountEffects } from './account-effects.ts'
import { accountPeople } from './account-people.ts'
import { accountSuggestions } from './account-suggestions.ts'
import { accountThreads } from './account-threads.ts'
import { accountVoters } from './account-voters.ts'
import { accountVotes } from './account-votes.ts'
import { accountWelcome } from './account-welcome.ts'
import { accountWords } from './account-words.ts'
import { type Accounts, type Books, type Count, counts, type Finding, joinedCounts } from './books.ts'
import type { WholeCrowd } from './crowd.ts'
import type { Kept } from './kept.ts'
import { memberNames } from './people.ts'
import type { Town } from './town.ts'

export interface AccountOptions {
  readonly kept: Kept
  /** Whether all towns are one community. */
  readonly joined: boolean
  readonly towns: readonly Town[]
  readonly crowd: WholeCrowd
  /** Whether Hearth came to rest. */
  readonly rested: boolean
  readonly lastLife: number
}

/** Makes up the accounts. Hearth has ended. */
export function account({ kept, joined, towns, crowd, rested, lastLife }: AccountOptions): Accounts {
  const findings: Finding[] = []
  const figures = new Map<Count, number>([...counts, ...(joined ? joinedCounts : [])].map((name) => [name, 0]))
  const books: Books = {
    kept,
    joined,
    crowd,
    lastLife,
    residents: memberNames.length,
    towns: towns.map((town) => ({ town, looked: town.look() })),
    wrong: (wrong, town, subject, what) => findings.push({ wrong, town: town.name, subject, what }),
    count: (what, more = 1) => void figures.set(what, (figures.get(what) ?? 0) + more),
  }
  for (const town of rested ? [] : towns) books.wrong('failed', town, '', 'it never came to rest')
  books.count('calls accepted', books.kept.inbox.filter(({ kind }) => kind === 'command').length)
  books.count('events accepted', books.kept.inbox.filter(({ kind }) => kind === 'event').length)
  accountEffects(books)
  accountAnswers(books)
  accountWelcome(books)
  accountThreads(books)
  accountWords(books)
  accountSuggestions(books)
  if (joined) {
    accountPeople(books)
    accountVotes(books)
    accountVoters(books)
    accountDiscussions(books)
  }
  return { findings, figures }
}
