// Hearth's log as a fuzz test reads it: how many lines there were, and that none holds what was sent.
import { expect } from 'vitest'
import { z } from 'zod'
import { canary } from './mutation.ts'

const entry = z.looseObject({ level: z.number(), msg: z.string() })
export type Entry = z.infer<typeof entry>

/** What pino calls a warning; what is below it speaks of the daily life. */
const warning = 40

export interface Log {
  readonly hears: (line: string) => void
  /** A word that must never be logged: a token, a secret. */
  keepsSecret(...words: readonly string[]): void
  /** The warnings and errors since it was asked last, after looking through every line for what must not be there. */
  taken(): readonly Entry[]
}

/** Secrets that are new with each call, by what they look like. */
const secrets = /interaction-[0-9a-f]{10}|\/respond\/|v0=[0-9a-f]{10}|xox[a-z]-|xapp-/

/** Listens. */
export function listen(): Log {
  const lines: string[] = []
  const forbidden = [canary]
  return {
    hears: (line) => void lines.push(line),
    keepsSecret: (...words) => void forbidden.push(...words),
    taken() {
      const taken = lines.splice(0)
      const leaks = taken.filter((line) => secrets.test(line) || forbidden.some((word) => line.includes(word)))
      expect(leaks, 'no line of the log holds what was sent').toEqual([])
      return taken.map((line) => entry.parse(JSON.parse(line))).filter(({ level }) => level >= warning)
    },
  }
}
