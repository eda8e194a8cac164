// The crowd: does what is planned, and remembers what it asked and wrote. Nobody waits for an answer that may never come.
import type { Acts, Crowd } from './acts.ts'
import type { PlannedAct, TownName } from './plan.ts'
import type { Ask, Comment, Town, Written } from './town.ts'

/** Something that was asked, and in which of Hearth's lives. */
export interface Asked {
  readonly ask: Ask
  readonly town: Town
  readonly word: string
  readonly life: number
}

export interface Wrote extends Written {
  readonly town: Town
  readonly whileDown: boolean
}

export interface Commented extends Comment {
  readonly town: Town
}

export interface WholeCrowd extends Crowd {
  readonly asked: readonly Asked[]
  readonly written: readonly Wrote[]
  /** All that was written under cards, and the words of what was removed again. */
  readonly commentedOn: readonly Commented[]
  readonly removed: ReadonlySet<string>
  /** Begins an act. Never rejects, and waits for nothing. */
  begins(plan: PlannedAct, life: number): void
  /** Resolves when nobody is in the middle of anything. */
  finished(): Promise<void>
}

export interface CrowdOptions {
  /** What they know to do. */
  readonly acts: Acts
  readonly towns: readonly Town[]
  /** Hears what was really done. */
  readonly noted: (line: Readonly<Record<string, unknown>>) => void
}

/** Gathers the crowd. */
export function gather({ acts, towns, noted }: CrowdOptions): WholeCrowd {
  const asked: Asked[] = []
  const written: Wrote[] = []
  const commentedOn: Commented[] = []
  const removed = new Set<string>()
  const busy = new Set<Promise<void>>()

  const town = ({ town: name }: { readonly town: TownName }): Town => {
    const found = towns.find((one) => one.name === name)
    if (found === undefined) throw new Error(`there is no ${name}`)
    return found
  }

  const crowdIn = (life: number): Crowd => ({
    town,
    openers: (name) => [
      ...new Set(
        asked.filter((one) => one.town.name === name && one.ask.what === '/support').map(({ ask }) => ask.person),
      ),
    ],
    asks(plan, ask) {
      asked.push({ ask, town: town(plan), word: plan.word, life })
      noted({ life, who: ask.person.name, on: plan.town, asks: ask.what, word: plan.word })
    },
    wrote(plan, one) {
      if (one === undefined) return
      written.push({ ...one, town: town(plan), whileDown: plan.down })
      noted({ life, who: one.person.name, on: plan.town, writes: one.word, thread: one.thread, key: one.key })
    },
    comments: (name) => commentedOn.filter((one) => one.town.name === name && !removed.has(one.word)),
    commented(plan, comment) {
      commentedOn.push({ ...comment, town: town(plan) })
      const { person, number, word, postedKey: key } = comment
      noted({ life, who: person.name, on: plan.town, comments: word, suggestion: number, key })
    },
    removes(plan, { word }) {
      removed.add(word)
      noted({ life, on: plan.town, removes: word })
    },
  })

  return {
    ...crowdIn(0),
    asked,
    written,
    commentedOn,
    removed,
    begins(plan, life) {
      const doing: Promise<void> = (acts[plan.name]?.does(crowdIn(life), plan) ?? Promise.resolve())
        // What a person cannot do now, they do not do.
        .catch((error: unknown) => noted({ life, cannot: plan.name, word: plan.word, why: String(error) }))
        .finally(() => busy.delete(doing))
      busy.add(doing)
    },
    async finished() {
      await Promise.all([...busy])
    },
  }
}
