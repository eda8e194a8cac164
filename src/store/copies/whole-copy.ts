// One whole copy of a database file, also while Hearth writes to it: as it was at one moment, read through, or none at all.
import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { CopyError, reasonOf } from './copy-error.ts'
import { copyReport } from './copy-report.ts'
import { type CarriedFiles, type Contents, flush } from './verify.ts'

/** What is in it. */
export interface Copied extends Contents {
  /** Undefined: none were asked for. */
  readonly files: CarriedFiles | undefined
}

/** What a copy is called until it is whole. */
export const unfinished = '.part'

/**
 * Copies a database to a file, replacing what is there, with the files of people where their folder is named; only its owner may
 * read it. Everything that was committed before
 * the call is in it. Rejects with a CopyError that holds the reason alone, and leaves nothing behind then.
 */
export async function wholeCopy(from: string, to: string, files?: string): Promise<Copied> {
  const part = `${to}${unfinished}`
  const clear = (): void => {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${part}${end}`, { force: true })
  }
  try {
    clear()
    const report = await copyInThread({ from, to: part, ...(files === undefined ? {} : { files }) })
    if (report.kind === 'failed') throw new CopyError(report.reason)
    renameSync(part, to)
    flush(dirname(to))
    return { ...report.contents, files: report.files }
  } catch (error) {
    clear()
    throw error instanceof CopyError ? error : new CopyError(reasonOf(error), { cause: error })
  }
}

async function copyInThread(data: { readonly from: string; readonly to: string; readonly files?: string }) {
  const thread = new Worker(new URL('./copy-worker.ts', import.meta.url), { workerData: data })
  const told = await new Promise<unknown>((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`the thread that copies ended with ${code}`)))
  })
  return copyReport.parse(told)
}
