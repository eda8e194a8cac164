// The layer table of the house, held file by file: who may import whom, who may use which package, and what only some may touch.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type Layer, layers } from './layers.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Imported {
  readonly from: string
  readonly specifier: string
  readonly typeOnly: boolean
}

const sources = ['src', 'commands', 'adapters', 'tasks', 'bench'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
)

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')

/** Code without comments and strings, so that words about a thing are not taken for the thing. */
const codeOf = (file: string): string =>
  textOf(file)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|[^:])\/\/.*$/gm, '$1')

const imports: readonly Imported[] = sources.flatMap((from) =>
  [
    ...textOf(from).matchAll(
      /^(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm,
    ),
  ].map((match) => ({ from, specifier: match[2] ?? match[3] ?? '', typeOnly: match[1] !== undefined })),
)

const layerOf = (file: string): Layer | undefined => layers.find((layer) => layer.files.test(file))
const targetOf = ({ from, specifier }: Imported): string => relative(root, resolve(root, dirname(from), specifier))

test('there are files to look at', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(imports.length).toBeGreaterThan(300)
})

test('every file belongs to one layer', () => {
  expect(sources.filter((file) => layers.filter((layer) => layer.files.test(file)).length !== 1)).toEqual([])
})

test('a layer imports only the layers below it', () => {
  const wrong = imports
    .filter((one) => one.specifier.startsWith('.') && !one.specifier.endsWith('.json'))
    .filter((one) => {
      const from = layerOf(one.from)
      const to = layerOf(targetOf(one))
      // A task, and what it measures, may play on what the tests play on.
      const isTask = from?.name === 'tasks' || from?.name === 'bench'
      if (isTask && /^(test|bench)\//.test(targetOf(one))) return false
      if (from === undefined || to === undefined) return true
      if (from.name === to.name) return false
      const allowed = [...from.imports, ...(one.typeOnly ? (from.types ?? []) : [])]
      return !allowed.includes(to.name.split('/')[0] ?? '')
    })
  expect(wrong.map((one) => `${one.from} imports ${one.specifier}`)).toEqual([])
})

test('a layer uses only the packages that are its own', () => {
  const wrong = imports
    .filter((one) => !one.specifier.startsWith('.'))
    .filter((one) => {
      const allowed = layerOf(one.from)?.packages ?? []
      return !allowed.some(
        (name) => one.specifier === name || one.specifier.startsWith(name.endsWith(':') ? name : `${name}/`),
      )
    })
  // The wiring may use the system's own modules; anything else it takes from the layers.
  expect(wrong.map((one) => `${one.from} uses ${one.specifier}`)).toEqual([])
})

test.each([
  ['the environment', /\bprocess\.env\b/, /^src\/config\.ts$/],
  ['the clock of the machine', /\bDate\.now\(|\bnew Date\(\)/, /^src\/system\//],
  ['chance', /\bMath\.random\(|\brandomUUID\(|\brandomBytes\(/, /^src\/system\//],
  ['timers', /\bset(Timeout|Interval)\(/, /^src\/system\/|^adapters\/playground\/page\//],
  ['transactions', /\.transaction\(\)|\bbegin (immediate|exclusive)/i, /^(src\/store|bench)\//],
])('only its own place touches %s', (_what, pattern, place) => {
  expect(sources.filter((file) => !place.test(file) && pattern.test(codeOf(file)))).toEqual([])
})

test('no file is longer than 300 lines', () => {
  expect(sources.filter((file) => textOf(file).split('\n').length > 301)).toEqual([])
})

test('what runs on small servers is written in Latin-1, which the engine keeps in half the memory', () => {
  // The source of a module stays in memory as long as it runs: with one character beyond, all of it takes two bytes each.
  const wide = sources.filter(
    (file) => /^(src|commands|adapters\/(discord|slack))\//.test(file) && /[^\0-\xff]/.test(textOf(file)),
  )
  expect(wide).toEqual(['src/domain/emoji.ts'])
})

test('every file opens with what it is for', () => {
  expect(sources.filter((file) => !/^(\/\/|\/\*|#!)/.test(textOf(file)))).toEqual([])
})

test('imports make no circle', () => {
  const edges = new Map<string, string[]>()
  for (const one of imports.filter((imported) => imported.specifier.startsWith('.') && !imported.typeOnly))
    edges.set(one.from, [...(edges.get(one.from) ?? []), targetOf(one)])
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path, file].join(' > '))
    if (done.has(file) || path.includes(file)) return
    for (const next of edges.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of edges.keys()) visit(file, [])
  expect(circles).toEqual([])
})

test('the emulators know nothing of Hearth', () => {
  const files = readdirSync(join(root, 'test/emulators'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter((file) => /from '[^']*\/(src|adapters|commands)\//.test(readFileSync(file, 'utf8')))).toEqual([])
})
