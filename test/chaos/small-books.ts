// Books of a house with nearly nothing in it, to see what an account finds.
import type { Books } from './books.ts'
import type { Kept, Row } from './kept.ts'
import type { TownName } from './plan.ts'
import type { Ask, Comment, Looked, Person, Told, Town } from './town.ts'

const emptyKept: Kept = {
  inbox: [],
  outbox: [],
  appearances: [],
  members: [],
  threads: [],
  notes: [],
  unasked: [],
  held: [],
  suggestions: [],
  votes: [],
  runs: [],
}

export interface Small {
  readonly kept?: Partial<Kept>
  readonly told?: readonly Told[]
  readonly answers?: number
  readonly asked?: readonly SmallAsk[]
  readonly written?: readonly string[]
  /** Makes it one community with a Discord beside, in which Hearth told this. */
  readonly beside?: readonly Told[] | undefined
  readonly comments?: readonly SmallComment[]
}

interface SmallAsk {
  readonly key: string
  readonly life: number
  readonly answered: boolean
  /** `/suggest` unless given. */
  readonly what?: string
}

/** What somebody wrote under the card of suggestion 1. */
interface SmallComment {
  readonly town: TownName
  readonly word: string
  readonly stands: boolean
}

/** A post that was done, with the id of its message. */
export const post = (id: string, word = ''): Row<'outbox'> => ({
  position: 1,
  community: 'c',
  place_key: 'slack:T1/channel/C1',
  effect: { body: { kind: 'post', words: word } },
  follow_up: undefined,
  state: 'done',
  outcome: { kind: 'done', result: { message: { channel: 'C1', id } } },
})

/** The answer to a call that was kept. */
export const answered = (key: string, how: 'done' | 'unconfirmed'): Row<'outbox'> => ({
  ...post(''),
  place_key: `slack:T1/answer/${key}`,
  effect: { body: { kind: 'answer' } },
  state: how === 'done' ? 'done' : 'failed',
  outcome: how === 'done' ? { kind: 'done', result: {} } : { kind: 'refused', reason: how },
})

/** Suggestion 1, of Nia's. */
export const suggestion: Row<'suggestions'> = {
  ...{ id: 's', number: 1, title: 'w1u1x', status: 'new', reason: null, decided_at: null, decider: null },
  ...{ user: 'U1', author: 'p', platform: 'slack', comments: 0 },
}

/** A vote for it. */
export const vote = (user: string, who: string, platform: TownName = 'slack'): Row<'votes'> => ({
  ...{ suggestion: 's', at: 1, user, person: who, platform },
})

const never = (): never => {
  throw new Error('nobody acts in a small house')
}

const person: Person = { id: 'U1', name: 'Nia', moderates: false }

function smallTown(name: TownName, looked: Looked): Town {
  return {
    name,
    space: `${name}:1`,
    relayed: name === 'slack',
    members: [],
    moderators: [],
    childOptions: () => ({}),
    connected: async () => undefined,
    quiet: async () => undefined,
    passes: () => undefined,
    setUp: async () => undefined,
    joins: never,
    runs: never,
    sees: () => [],
    presses: never,
    chooses: never,
    discusses: never,
    writesInThread: never,
    teamWrites: never,
    look: () => looked,
    close: async () => undefined,
  }
}

const askOf = ({ key, answered: heard, what = '/suggest' }: SmallAsk): Ask => ({
  person,
  what,
  writes: true,
  state: () => ({ accepted: true, answered: heard, key, home: key }),
})

const commentOf = ({ word }: SmallComment): Comment => ({
  ...{ person, word, number: 1, postedKey: `${word}:posted`, removedKey: `${word}:removed` },
  remove: never,
})

/** Makes the books, and a list of what is found wrong. */
export function smallBooks({ kept, told = [], answers = 0, asked = [], written = [], beside, comments = [] }: Small) {
  const wrongs: string[] = []
  const lookedIn = (name: TownName, all: readonly Told[]): Looked => ({
    told: all,
    toldTo: () => all,
    threads: [],
    under: () => comments.filter(({ town, stands }) => town === name && stands).map(({ word }) => word),
    ephemeral: [],
    answersAt: () => answers,
    hasAnswer: () => true,
  })
  const booksOf = (name: TownName, all: readonly Told[]) => {
    const looked = lookedIn(name, all)
    return { town: smallTown(name, looked), looked }
  }
  const here = booksOf('slack', told)
  const there = booksOf('discord', beside ?? [])
  const { town } = here
  const books: Books = {
    kept: { ...emptyKept, ...kept },
    crowd: {
      town: () => town,
      openers: () => [],
      asks: never,
      wrote: never,
      comments: () => [],
      commented: never,
      removes: never,
      begins: never,
      finished: async () => undefined,
      asked: asked.map((one) => ({ ask: askOf(one), town, word: one.key, life: one.life })),
      written: written.map((word) => ({ person, word, key: word, thread: 'w0u0x', town, whileDown: false })),
      commentedOn: comments.map((one) => ({ ...commentOf(one), town: one.town === 'slack' ? town : there.town })),
      removed: new Set(),
    },
    towns: beside === undefined ? [here] : [here, there],
    joined: beside !== undefined,
    lastLife: 2,
    residents: 0,
    wrong: (wrong) => void wrongs.push(wrong),
    count: () => undefined,
  }
  return { books, wrongs }
}
