// What the playground may do with Hearth's time and memory, since nobody but its owner lives there.

export interface Simulation {
  /** False where real communities share the clock: then time is never moved. */
  readonly movable: boolean
  /** Lets time pass: everything that falls due on the way happens in order. Resolves when all is quiet again. */
  advance(ms: number): Promise<void>
  /** When the next digest of the playground is due, in milliseconds since 1970; undefined when none is scheduled. */
  nextDigest(): Promise<number | undefined>
  /** Whether the playground's spaces are one community. */
  isJoined(): Promise<boolean>
  /** Resolves when nothing is being handled and nothing is owed. */
  settle(): Promise<void>
  /** Forgets the communities of the playground and all that belongs to them; where time is movable, it begins a sample's past ago. */
  forget(): Promise<void>
}
