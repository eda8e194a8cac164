// The folder of the copies that Hearth makes by itself: how they are called, and how many are kept.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { unfinished } from './whole-copy.ts'

const kinds = {
  /** One of each night. */
  nightly: { name: /^nightly-\d{4}-\d\d-\d\d\.db$/, kept: 7 },
  /** One before the tables are brought up to date, at most one a day. */
  'before-migration': { name: /^before-migration-\d{4}-\d\d-\d\d-[\w-]+\.db$/, kept: 5 },
} as const

export type CopyKind = keyof typeof kinds

/** The file of a copy. `day` is `2026-11-27`, so that names sort as the days do. */
export const copyFile = (folder: string, kind: CopyKind, day: string, of = ''): string =>
  join(folder, `${kind}-${day}${of === '' ? '' : `-${of}`}.db`)

/** The copies of a kind, the oldest first. */
export const copiesIn = (folder: string, kind: CopyKind): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => kinds[kind].name.test(name))
        .toSorted()
        .map((name) => join(folder, name))
    : []

/** Makes the folder where it is missing, and removes what a copy left that was cut short. */
export function tidyFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(folder))
    if (/^(nightly|before-migration)-/.test(name) && name.includes(`.db${unfinished}`))
      rmSync(join(folder, name), { force: true })
}

/** Removes the oldest copies of a kind beyond those that are kept. */
export function removeOld(folder: string, kind: CopyKind): void {
  for (const old of copiesIn(folder, kind).slice(0, -kinds[kind].kept)) rmSync(old, { force: true })
}

/** The date on this machine's clocks: `2026-11-27`. */
export function localDay(at: number): string {
  const there = new Date(at)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${there.getFullYear()}-${two(there.getMonth() + 1)}-${two(there.getDate())}`
}
