// What Hearth counts of itself, told where it happens. Every name is one of the program's own: never a person's word or id.
import type { PlatformName } from '../domain/place.ts'
import type { Errand, PerformerName } from './call-out.ts'
import type { LookAtHealth } from './health.ts'
import type { Outcome } from './outcome.ts'

/** `refused`: whoever called was told what to do; `error`: something of ours failed. */
export type CallOutcome = 'ok' | 'refused' | 'error'

export interface Metrics {
  /** A call was handled; `name` is that of its command, button or form. */
  called(name: string, outcome: CallOutcome): void
  /** A platform took the first answer to a call, so many milliseconds after the call came in. */
  firstAnswer(platform: PlatformName, ms: number): void
  /** A kept answer reached its caller, so many milliseconds after it was kept. */
  answerBrought(platform: PlatformName, ms: number): void
  /** An effect was tried. */
  performed(platform: PerformerName, kind: Errand['kind'], outcome: Outcome['kind']): void
  /** A scheduled digest was posted. */
  digestPosted(when: 'on time' | 'late'): void
  /** Says how Hearth is whenever somebody reads the page. */
  watch(look: LookAtHealth): void
  /** All of it as text, with its content type. */
  page(): Promise<{ readonly type: string; readonly text: string }>
}

/** Counts nothing. */
export const noMetrics: Metrics = {
  called: () => {},
  firstAnswer: () => {},
  answerBrought: () => {},
  performed: () => {},
  digestPosted: () => {},
  watch: () => {},
  page: async () => ({ type: 'text/plain; charset=utf-8', text: '' }),
}
