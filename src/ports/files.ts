// How an adapter gets the bytes of files that were sent on another platform, to bring them to its own.
import type { FileRef, LostFile } from '../domain/file.ts'
import type { Text } from '../view/text.ts'
import type { Attempt } from './effect.ts'
import type { PlatformError } from './errors.ts'
import type { Outcome } from './outcome.ts'

/** A file that goes with a message. */
export interface SentFile extends FileRef {
  /** What its readers are told where it does not cross. */
  readonly instead: Text
}

/** A file with its bytes. */
export interface LentFile extends SentFile {
  readonly content: Uint8Array
}

/** What could be fetched, and what could not. */
export interface Lent {
  readonly files: readonly LentFile[]
  readonly lost: readonly (LostFile & Pick<SentFile, 'instead'>)[]
}

export interface Lending {
  /** The most bytes of one file that the borrower's platform takes. */
  readonly most: number
  readonly attempt: Attempt
}

export interface Files {
  /**
   * Fetches files and lends their bytes for as long as `use` runs. Rejects with a PlatformError, before it runs, when they
   * are to be fetched later: their platform is away, or too many are lent already.
   */
  lend<Value>(files: readonly SentFile[], lending: Lending, use: (lent: Lent) => Promise<Value>): Promise<Value>
}

/** When files that cannot be lent now are asked for again. Milliseconds. */
const againMs = 5_000

/** What it means for an effect that its files are to be fetched later. */
export const notLentYet = ({ retryAfterMs }: PlatformError): Outcome =>
  retryAfterMs === undefined
    ? { kind: 'later', afterMs: againMs, because: 'away' }
    : { kind: 'later', afterMs: Math.max(1, retryAfterMs), because: 'limited' }

/** What is kept of files that did not cross. */
export const lostOf = ({ lost }: Pick<Lent, 'lost'>): { readonly lost?: readonly LostFile[] } =>
  lost.length === 0 ? {} : { lost: lost.map(({ instead: _, ...file }) => file) }

/** The text of a message, and under it what is said in place of each file that did not cross. */
export const withInstead = (text: Text, lost: readonly Pick<SentFile, 'instead'>[]): Text => [
  ...text,
  ...lost.flatMap(({ instead }): Text => [{ kind: 'plain', text: '\n' }, ...instead]),
]
