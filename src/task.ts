// How a task of one argument runs: a mistyped line gets the usage, what cannot be done gets plain words, and both end with 1.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { CopyError } from './store/copies/copy-error.ts'
import { StoreHeldError } from './store/lock.ts'

export interface TaskResult {
  readonly kind: 'done' | 'refused'
  readonly lines: readonly string[]
}

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ options: Options }>>['values']

export interface Task<Options extends ParseArgsOptionsConfig> {
  readonly usage: string
  readonly options: Options
  /** Does it, with the one argument. */
  run(argument: string, options: Values<Options>): Promise<TaskResult>
}

/** Runs a task on this process's arguments. */
export async function runTask<Options extends ParseArgsOptionsConfig>({ usage, options, run }: Task<Options>) {
  const { lines, kind } = await result()
  for (const line of lines) (kind === 'done' ? console.log : console.error)(line)
  if (kind === 'refused') process.exitCode = 1

  async function result(): Promise<TaskResult> {
    try {
      const { values, positionals } = parseArgs({ options, allowPositionals: true })
      const [argument, ...more] = positionals
      if (argument === undefined || argument.trim() === '' || more.length > 0)
        return { kind: 'refused', lines: [`Usage: ${usage}`] }
      return await run(argument, values)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      if ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
        return { kind: 'refused', lines: [`${error.message.split('. ')[0]}.`, `Usage: ${usage}`] }
      if (error instanceof CopyError || error instanceof StoreHeldError)
        return { kind: 'refused', lines: [error.message] }
      throw error
    }
  }
}
