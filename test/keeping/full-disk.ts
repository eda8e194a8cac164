// A disk of a few megabytes that can be filled to its last byte, and emptied again. Linux lets root mount one.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export interface SmallDisk {
  readonly folder: string
  /** Takes all the room that is left. */
  fill(): void
  /** Gives it back. */
  empty(): void
}

/** Whether this process may mount one. */
export const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && mounted() !== undefined

function mounted(): true | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder], { stdio: 'ignore' })
    return true
  } catch {
    return undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Mounts one of eight megabytes; it is gone after the test. */
export function smallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', folder])
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder])
    rmSync(folder, { recursive: true, force: true })
  })
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill() {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(ballast, Buffer.alloc(bavail * bsize))
    },
    empty: () => rmSync(ballast, { force: true }),
  }
}
