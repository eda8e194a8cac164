// The documents against the code: what they list is what there is.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { measured, reportOf } from '../bench/report.ts'
import { targetCells } from '../bench/table.ts'
import { specs } from '../commands/index.ts'
import { readConfig, settingSources } from '../src/config.ts'
import { welcomeSettings } from '../src/domain/settings/welcome.ts'
import { placeholders } from '../src/domain/welcome-text.ts'
import { sayIn } from '../src/locales/say.ts'
import { everything, type Layer, layers } from './layers.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const filesIn = (folder: string, end: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(end))
    .map((name) => `${folder}/${name}`)

const documents = ['README.md', 'AGENTS.md', ...filesIn('docs', '.md')]
const english = sayIn('en')

/** The rows of the table with this heading, as written. */
function rowsUnder(file: string, ...columns: readonly string[]): readonly string[] {
  const lines = read(file).split('\n')
  const heading = lines.indexOf(row(...columns))
  expect(heading, `${file} has a table of ${columns.join(', ')}`).toBeGreaterThan(-1)
  const rows = lines.slice(heading + 2)
  return rows.slice(
    0,
    rows.findIndex((line) => !line.startsWith('|')),
  )
}

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const begun = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

test('the README lists every command with who may use it and what it does, and no other', () => {
  const commands = specs.flatMap((spec) => (spec.kind === 'command' ? [spec] : []))
  const rows = commands.map(({ path, options, who, summary }) => {
    const named = Object.entries(options).map(([name, { required }]) => (required ? ` <${name}>` : ` [${name}]`))
    return row(`\`/${path}${named.join('')}\``, who, english.label(summary))
  })
  expect(rowsUnder('README.md', 'command', 'who', 'what it does')).toEqual(rows)
})

test('the README lists everything that is done with a message, and nothing else', () => {
  const rows = specs.flatMap((spec) =>
    spec.kind === 'message' ? [row(`*${english.label(spec.label)}*`, spec.who, english.label(spec.summary))] : [],
  )
  expect(rows.length).toBeGreaterThan(0)
  expect(rowsUnder('README.md', 'in the menu of a message', 'who', 'what it does')).toEqual(rows)
})

test('the README lists every setting with where its value comes from, and no other', () => {
  const rows = Object.entries(settingSources).map(([name, source]) => row(`\`${name}\``, begun(source)))
  expect(rowsUnder('README.md', 'setting', 'what it is, and where to get it')).toEqual(rows)
})

/** What a setting takes, as its schema says. */
function takenBy(taken: z.ZodType): string {
  if (taken instanceof z.ZodEnum) return taken.options.join(', ')
  return taken instanceof z.ZodNumber ? `${taken.minValue} to ${taken.maxValue}` : 'an address'
}

test('the README lists every setting of the welcome with what it takes and what it is unless it is set, and no other', () => {
  const expected = Object.entries(welcomeSettings).map(([name, setting]) =>
    row(`\`${name}\``, takenBy(setting.unwrap()), `${setting.parse(undefined)}` || 'nothing'),
  )
  const rows = rowsUnder('README.md', 'name', 'takes', 'unless it is set', 'what it does')
  expect(rows.map((line) => line.replace(/ [^|]+ \|$/, ''))).toEqual(expected)
})

test('the README lists every placeholder of a greeting, and no other', () => {
  const listed = rowsUnder('README.md', 'placeholder', 'what it becomes').map((line) => /`([^`]+)`/.exec(line)?.[1])
  expect(listed.toSorted()).toEqual([...placeholders].toSorted())
})

test('.env.example says of every setting where its value comes from, and has no other', () => {
  const text = read('.env.example')
  expect(Object.keys(parseEnv(text)).sort()).toEqual(Object.keys(settingSources).sort())
  const undocumented = Object.entries(settingSources).filter(
    ([name, source]) => !text.includes(`\n# ${begun(source)}.\n${name}=\n`),
  )
  expect(undocumented).toEqual([])
})

test('.env.example sets nothing as it comes', () => {
  expect(readConfig(parseEnv(read('.env.example')), {})).toEqual(readConfig({}, {}))
})

test('AGENTS.md has the table of layers that the code is held to', () => {
  const list = (names: readonly string[]): string => (names.length === 0 ? '–' : names.join(', '))
  const importsOf = ({ imports, types = [] }: Layer): string =>
    imports === everything ? 'all' : list([...imports, ...types.map((name) => `types of ${name}`)])
  const rows = layers.map((layer) =>
    row(layer.name, importsOf(layer), list(layer.packages.filter((name) => !name.startsWith('node:')))),
  )
  expect(rowsUnder('AGENTS.md', 'layer', 'may import', 'may use from npm')).toEqual(rows)
})

test('AGENTS.md fits a page', () => {
  expect(read('AGENTS.md').split('\n').length).toBeLessThan(70)
})

test('every file that a document links to is there', () => {
  const links = documents.flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => join(dirname(file), match[1] ?? '')),
  )
  expect(links.length).toBeGreaterThan(5)
  expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([])
})

test('every npm script that a document names is there', () => {
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')))
  const texts = [...documents, ...filesIn('tasks', '.ts'), '.env.example', 'hearth.mjs'].map(read)
  const named = texts.flatMap((text) =>
    [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map((match) => match[1] ?? match[2] ?? ''),
  )
  expect(new Set(named).size).toBeGreaterThan(4)
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
})

/** Names that a document may use although Hearth reads no such setting: other programs' and the tests'. */
const settingsOfOthers = ['POSTGRES_PASSWORD', 'HEARTH_TEST_STORE']

test('every setting that a document names is one', () => {
  const named = documents.flatMap((file) => [...read(file).matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b/g)].map(([name]) => name))
  expect(new Set(named).size).toBeGreaterThan(8)
  const known = [...Object.keys(settingSources), ...settingsOfOthers]
  expect(named.filter((name) => !known.includes(name))).toEqual([])
})

/** Every scenario that is not played somewhere, with where and why, as the scenarios themselves say it. */
function differences(): readonly string[] {
  const said = /(?:'(Slack by Socket Mode|Slack by HTTP|the playground)'|\b(Discord)): '([^']+)'/g
  const scenarios = filesIn('test/scenarios', '.test.ts').flatMap((file) =>
    read(file)
      .split(/^play(?:SetUp)?\(/m)
      .slice(1),
  )
  return scenarios.flatMap((scenario) => {
    const sentence = /'([^']+)'/.exec(scenario)?.[1] ?? ''
    const why = Map.groupBy(scenario.matchAll(said), (match) => match[3] ?? '')
    return [...why].map(([reason, where]) =>
      row(begun(sentence), where.map((match) => match[1] ?? match[2] ?? '').join(', '), begun(reason)),
    )
  })
}

test('the README says of every scenario that is not played somewhere why it is not', () => {
  expect(differences().length).toBeGreaterThan(2)
  expect(rowsUnder('README.md', 'scenario', 'not on', 'because')).toEqual(differences())
})

test('no document names a registry, or a path of one machine', () => {
  const wrong = /registry\.npmjs|artifactory|\/home\/|\/root\/|\/work\/|\/Users\/|\bfile:\/\//
  const told = [...documents, '.env.example', 'package.json', 'package-lock.json', '.npmrc', '.ci/run']
  expect(told.filter((file) => wrong.test(read(file)))).toEqual([])
})

test('the README tells what the benchmarks measured last, and docs/benchmarks.md holds every figure', () => {
  const last = measured.parse(JSON.parse(read('bench/results.json')))
  const rows = targetCells(last.results).map((cells) => row(...cells))
  expect(rowsUnder('README.md', 'row', 'measured', 'target', 'result', 'met')).toEqual(rows)
  expect(read('docs/benchmarks.md')).toBe(reportOf(last))
})
