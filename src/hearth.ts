// What a wired Hearth is to whoever starts it, stops it or tries it.
import type { Playground } from '../adapters/playground/index.ts'
import type { PlatformName } from './domain/place.ts'
import type { Inbox } from './ports/inbox.ts'
import type { Platform } from './ports/platform.ts'

export interface Hearth {
  readonly inbox: Inbox
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly playground: Playground | undefined
  /** Opens the door, connects the platforms and begins to work. Rejects with a PlatformError that says what to do. */
  start(): Promise<void>
  /** Platforms that could not be reached yet and are tried again, each with what was said of it. */
  away(): ReadonlyMap<PlatformName, string>
  /** The port that the world reaches, once it is open. */
  httpPort(): number | undefined
  /** Takes nothing new, ends what is in flight, leaves the rest in the outbox. */
  stop(): Promise<void>
  /** Looks for work now: whatever is due is done. */
  wake(): void
  /** Resolves when no event is being handled, no answer is owed and nothing is due. */
  idle(): Promise<void>
  /** Lets time pass on Hearth's own clock; what falls due on the way happens in order. */
  advance(ms: number): Promise<void>
}
