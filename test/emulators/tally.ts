// Counts the requests that an emulator held to its platform's rules, and keeps those that broke one: Hearth must send none.
// The counts of a run's emulators are gathered where `REQUEST_TALLY` says, and summed up at its end.
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Tally {
  /** One request was held to the rules; `problem` is what it broke. */
  add(request: string, problem?: string): void
  /** Writes the count down. Throws when a request was invalid, so that its test fails. */
  close(): void
}

/** One emulator's count, as it is written down. */
export interface Count {
  readonly platform: 'discord' | 'slack'
  readonly checked: number
  readonly invalid: readonly string[]
}

/** Starts to count. With `counted` false its requests are somebody's who sends bad ones on purpose, and nothing is kept. */
export function createTally(platform: Count['platform'], counted: boolean, folder = process.env.REQUEST_TALLY): Tally {
  const invalid: string[] = []
  let checked = 0
  let open = counted
  return {
    add(request, problem) {
      checked += 1
      if (problem !== undefined) invalid.push(`${request}: ${problem}`)
    },
    close() {
      if (!open) return
      open = false
      const count: Count = { platform, checked, invalid }
      if (folder !== undefined) appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(count)}\n`)
      if (invalid.length > 0) throw new Error(`Invalid requests were sent to ${platform}:\n${invalid.join('\n')}`)
    },
  }
}
