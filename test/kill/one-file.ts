// A program of the tests as one file of JavaScript: hundreds of modules are found, read and stripped of their types once,
// and not at each of some hundred starts. Nothing is left out or changed but where a module says that it stands.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '../..')
const made = join(root, 'node_modules/.cache/kill-tests')
/** All that a program of the tests is made of. */
const parts = ['src', 'adapters', 'commands', 'test/kill', 'package.json', 'package-lock.json']
/** What another version of these parts was made into is thrown away after so long. Milliseconds. */
const keptMs = 60 * 60_000
/** Native, or absent here and asked for all the same by whoever can do without. */
const left = [
  /^(better-sqlite3|@resvg|harfbuzzjs|wawoff2|bun:)/,
  /^(zlib-sync|bufferutil|utf-8-validate|pg-native|ffmpeg-static|@discordjs\/opus)/,
]

interface OneFile {
  readonly program: string
  /** Where what Node makes of it is kept for the next start. */
  readonly compiled: string
}

/** The part of the bundler that is used here. It comes with vitest, and is what runs the tests themselves. */
interface Bundler {
  rolldown(options: object): Promise<{ write(options: object): Promise<unknown>; close(): Promise<void> }>
}

/** Makes it, unless it was made of these very parts before. */
export async function asOneFile(program: string): Promise<OneFile> {
  const folder = join(made, versionOfParts())
  const name = basename(program, '.ts')
  const files = { program: join(folder, name, `${name}.js`), compiled: join(folder, 'compiled') }
  if (existsSync(files.program)) return files
  throwAwayOld()
  mkdirSync(folder, { recursive: true })
  const unfinished = join(folder, `${name}.${process.pid}`)
  await bundle(program, unfinished)
  try {
    renameSync(unfinished, dirname(files.program))
  } catch (error) {
    // Another worker was quicker.
    rmSync(unfinished, { recursive: true })
    if (!existsSync(files.program)) throw error
  }
  return files
}

async function bundle(program: string, folder: string): Promise<void> {
  const vitest = createRequire(import.meta.url).resolve('vitest/package.json')
  const vite = createRequire(vitest).resolve('vite/package.json')
  const { rolldown }: Bundler = await import(pathToFileURL(createRequire(vite).resolve('rolldown')).href)
  const bundled = await rolldown({
    input: program,
    platform: 'node',
    external: left,
    logLevel: 'silent',
    plugins: [{ name: 'where it stands', transform: whereItStands }],
  })
  await bundled.write({ dir: folder, format: 'esm' })
  await bundled.close()
}

/** What a module reads from beside itself is still read from there. */
function whereItStands(code: string, file: string): string | undefined {
  if (!code.includes('import.meta.')) return undefined
  return code
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(file)))
    .replaceAll('import.meta.filename', JSON.stringify(file))
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
}

function versionOfParts(): string {
  const hash = createHash('sha256').update(process.version)
  for (const part of parts) {
    const path = join(root, part)
    const files = part.endsWith('.json') ? [path] : filesIn(path)
    for (const file of files) {
      const { mtimeMs, size } = statSync(file)
      hash.update(`${file} ${mtimeMs} ${size}\n`)
    }
  }
  return hash.digest('hex').slice(0, 16)
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()

function throwAwayOld(): void {
  if (!existsSync(made)) return
  for (const name of readdirSync(made)) {
    const old = join(made, name)
    // Another worker may have thrown it away meanwhile.
    const { mtimeMs = Date.now() } = statSync(old, { throwIfNoEntry: false }) ?? {}
    if (Date.now() - mtimeMs > keptMs) rmSync(old, { recursive: true, force: true })
  }
}
