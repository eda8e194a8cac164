// The thread that makes a copy: whoever runs Hearth's own thread is never kept waiting by a large database.
import { closeSync, openSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { reasonOf } from './copy-error.ts'
import type { CopyReport } from './copy-report.ts'
import { type Contents, verify } from './verify.ts'

/** All pages in one step: what is written meanwhile would begin a copy in steps anew, so that a busy one never ended. */
const everyPage = 2 ** 31 - 1

const { from, to } = z.object({ from: z.string(), to: z.string() }).parse(workerData)

async function copied(): Promise<Contents> {
  // It holds what people wrote: its owner alone may read it.
  closeSync(openSync(to, 'wx', 0o600))
  const source = new Database(from, { fileMustExist: true })
  try {
    await source.backup(to, { progress: () => everyPage })
  } finally {
    source.close()
  }
  return verify(to)
}

const report: CopyReport = await copied().then(
  (contents) => ({ kind: 'done', contents }),
  (error: unknown) => ({ kind: 'failed', reason: reasonOf(error) }),
)
parentPort?.postMessage(report)
