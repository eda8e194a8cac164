// The thread that makes a copy: whoever runs Hearth's own thread is never kept waiting by a large database.
import { closeSync, openSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { takeIn } from './carried-files.ts'
import { reasonOf } from './copy-error.ts'
import type { CopyReport } from './copy-report.ts'
import { verify } from './verify.ts'

/** All pages in one step: what is written meanwhile would begin a copy in steps anew, so that a busy one never ended. */
const everyPage = 2 ** 31 - 1

const {
  from,
  to,
  files: folder,
} = z.object({ from: z.string(), to: z.string(), files: z.string().optional() }).parse(workerData)

async function copied(): Promise<Pick<Extract<CopyReport, { kind: 'done' }>, 'contents' | 'files'>> {
  // It holds what people wrote: its owner alone may read it.
  closeSync(openSync(to, 'wx', 0o600))
  const source = new Database(from, { fileMustExist: true })
  try {
    await source.backup(to, { progress: () => everyPage })
  } finally {
    source.close()
  }
  if (folder === undefined) return { contents: verify(to) }
  const copy = new Database(to)
  try {
    // All of it is put on the disk at the end.
    copy.pragma('synchronous = OFF')
    const files = await takeIn(copy, folder)
    copy.close()
    return { contents: verify(to), files }
  } finally {
    copy.close()
  }
}

const report: CopyReport = await copied().then(
  (made) => ({ kind: 'done', ...made }),
  (error: unknown) => ({ kind: 'failed', reason: reasonOf(error) }),
)
parentPort?.postMessage(report)
