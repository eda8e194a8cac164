// Any number of commands, for measuring what their number costs: `/start` as it is, and as many like it as are wanted.
import type { declared } from '../commands/index.ts'

type Declared = typeof declared

/** `/start` and, beside it, others that do the same under other names: so many in all. */
export function manyCommands(all: Declared, count: number): Declared {
  const start = all.find(({ spec }) => spec.kind === 'command' && spec.path === 'start')
  if (start === undefined || start.spec.kind !== 'command') throw new Error('there is no /start')
  const { spec } = start
  const others = Array.from({ length: count - 1 }, (_, number) => ({
    ...start,
    spec: Object.freeze({ ...spec, path: `other${number}` }),
  }))
  return [start, ...others] as Declared
}
