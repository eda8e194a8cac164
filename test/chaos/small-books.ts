// Books of a house with nearly nothing in it, to see what an account finds.
import type { Books } from './books.ts'
import type { Kept, Row } from './kept.ts'
import type { Ask, Person, Told, Town } from './town.ts'

export const emptyKept: Kept = {
  inbox: [],
  outbox: [],
  appearances: [],
  members: [],
  threads: [],
  notes: [],
  held: [],
  suggestions: [],
  runs: [],
}

interface Small {
  readonly kept: Kept
  readonly told?: readonly Told[]
  readonly answers?: number
  readonly asked?: readonly { readonly key: string; readonly life: number; readonly answered: boolean }[]
  readonly written?: readonly string[]
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

const never = (): never => {
  throw new Error('nobody acts in a small house')
}

/** Makes the books, and a list of what is found wrong. */
export function smallBooks({ kept, told = [], answers = 0, asked = [], written = [] }: Small) {
  const wrongs: string[] = []
  const person: Person = { id: 'U1', name: 'Nia', moderates: false }
  const looked = {
    told,
    toldTo: () => told,
    threads: [],
    ephemeral: [],
    answersAt: () => answers,
    hasAnswer: () => true,
  }
  const town: Town = {
    name: 'slack',
    relayed: true,
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
    writesInThread: never,
    teamWrites: never,
    look: () => looked,
    close: async () => undefined,
  }
  const askOf = (key: string, heard: boolean): Ask => ({
    person,
    what: '/suggest',
    writes: true,
    state: () => ({ accepted: true, answered: heard, key, home: key }),
  })
  const books: Books = {
    kept,
    crowd: {
      town: () => town,
      openers: () => [],
      asks: never,
      wrote: never,
      begins: never,
      finished: async () => undefined,
      asked: asked.map((one) => ({ ask: askOf(one.key, one.answered), town, word: one.key, life: one.life })),
      written: written.map((word) => ({ person, word, key: word, thread: 'w0u0x', town, whileDown: false })),
    },
    towns: [{ town, looked }],
    lastLife: 2,
    residents: 0,
    wrong: (wrong) => void wrongs.push(wrong),
    count: () => undefined,
  }
  return { books, wrongs }
}
