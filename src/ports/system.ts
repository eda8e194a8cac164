// Time, chance and the log as arguments, so that tests hold them in their hands.

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
}

export interface Timers {
  /** Runs `work` after `ms`; the returned function takes it back. */
  after(ms: number, work: () => void): () => void
}

export interface Ids {
  /** A new id: 20 characters, later ones sort after earlier ones. */
  next(): string
  /** A secret nobody can guess: 32 characters. */
  secret(): string
}

/** Our own fields only: never an SDK's object, a token or a member's words. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

export interface Logger {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  /** Writes of the error its name, code, status and stack. */
  error(message: string, error: unknown, fields?: LogFields): void
  /** Does the work; until it ends, and wherever it goes on, its lines carry these fields and none of those around it. */
  during<Result>(fields: LogFields, work: () => Result): Result
}

/** A keyed store for what an adapter must keep (the playground's world, Slack's installations). Values are plain JSON. */
export interface Shelf {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
  delete(key: string): Promise<void>
  /** Every key with its value. */
  entries(): Promise<ReadonlyArray<readonly [key: string, value: unknown]>>
}

/** A shelf for what is used once. */
export interface OnceShelf {
  /** Keeps a value for so many milliseconds. */
  set(key: string, value: unknown, ttlMs: number): Promise<void>
  /** Gives the value and forgets it: of several who take it, in any process, one gets it. Undefined when there is none. */
  take(key: string): Promise<unknown>
}
