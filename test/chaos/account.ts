// The accounts of a run: what was accepted, by Hearth's own file, against what stands on the platforms.
import { accountAnswers } from './account-answers.ts'
import { accountEffects } from './account-effects.ts'
import { accountSuggestions } from './account-suggestions.ts'
import { accountThreads } from './account-threads.ts'
import { accountWelcome } from './account-welcome.ts'
import { accountWords } from './account-words.ts'
import { type Accounts, type Books, type Count, counts, type Finding } from './books.ts'
import type { WholeCrowd } from './crowd.ts'
import type { Kept } from './kept.ts'
import { memberNames } from './people.ts'
import type { Town } from './town.ts'

export interface AccountOptions {
  readonly kept: Kept
  readonly towns: readonly Town[]
  readonly crowd: WholeCrowd
  /** Whether Hearth came to rest. */
  readonly rested: boolean
  readonly lastLife: number
}

/** Makes up the accounts. Hearth has ended. */
export function account({ kept, towns, crowd, rested, lastLife }: AccountOptions): Accounts {
  const findings: Finding[] = []
  const figures = new Map<Count, number>(counts.map((name) => [name, 0]))
  const books: Books = {
    kept,
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
  return { findings, figures }
}
