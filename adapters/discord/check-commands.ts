// What Discord would refuse of our commands and forms, or cut: told before a start, all of it at once.
import type { Registry } from '../../src/bot/registry.ts'
import type { CommandSpec } from '../../src/bot/spec.ts'
import { catalogues, type Say, sayIn } from '../../src/locales/say.ts'
import { type CommandBody, compileCommands } from './commands.ts'
import { limits } from './limits.ts'

export interface CompiledDiscord {
  readonly commands: readonly CommandBody[]
  /** One sentence for each limit that is exceeded; empty when Discord takes everything. */
  readonly problems: readonly string[]
}

const namePattern = /^[-_\p{Ll}\p{Lo}\p{N}]{1,32}$/u

/** Compiles every command for Discord and says what it would refuse. Needs no token and no network. */
export function compileDiscord(registry: Registry): CompiledDiscord {
  const commands = compileCommands(registry)
  const problems = [
    ...atMost('Discord', 'commands', commands.length, limits.commands),
    ...[...registry.roots].flatMap(([root, specs]) =>
      atMost(`/${root}`, 'second words', specs.length, limits.commandOptions),
    ),
    ...commands.flatMap((body) => atMost(`/${body.name}`, 'characters in all', sizeOf(body), limits.commandSize)),
    ...registry.commands.flatMap(problemsOf),
  ]
  return { commands, problems }
}

function problemsOf(spec: CommandSpec): string[] {
  const where = `/${spec.path}`
  const words = spec.path.split(' ')
  const options = Object.entries(spec.options)
  return [
    ...(words.length > 2 ? [`${where} has more than two words`] : []),
    ...[...words, ...options.map(([name]) => name)]
      .filter((name) => !namePattern.test(name))
      .map((name) => `${where}: "${name}" is no name Discord takes (lower case, at most 32 characters)`),
    ...atMost(where, 'options', options.length, limits.commandOptions),
    ...eachLanguage((say) =>
      atMost(where, 'characters of summary', say.label(spec.summary).length, limits.commandDescription),
    ),
    ...formProblems(where, spec),
  ]
}

/** The form that opens when an option is missing must hold every option. */
function formProblems(where: string, spec: CommandSpec): string[] {
  const options = Object.entries(spec.options)
  const room = limits.modalComponents - (spec.intro === undefined ? 0 : 1)
  return [
    ...atMost(where, 'fields in its form', options.length, room),
    ...options.flatMap(([name, option]) => {
      const at = `${where} ${name}`
      return [
        ...eachLanguage((say) => atMost(at, 'characters of label', say.label(option.label).length, limits.label)),
        ...(option.hint === undefined
          ? []
          : hintProblems(at, (say) => (option.hint === undefined ? '' : say.label(option.hint)))),
        ...(option.kind === 'text' ? atMost(at, 'characters of text', option.maxLength, limits.textInput) : []),
        ...(option.kind === 'choice' ? atMost(at, 'choices', option.choices.length, limits.optionChoices) : []),
      ]
    }),
  ]
}

const hintProblems = (at: string, hint: (say: Say) => string): string[] =>
  eachLanguage((say) => atMost(at, 'characters of hint', hint(say).length, limits.labelDescription))

const eachLanguage = (check: (say: Say) => string[]): string[] =>
  Object.keys(catalogues).flatMap((locale) => check(sayIn(locale)).map((problem) => `${problem} (${locale})`))

const atMost = (where: string, what: string, count: number, most: number): string[] =>
  count <= most ? [] : [`${where} has ${count} ${what}; Discord takes ${most}`]

/** What Discord counts: names, descriptions and values, in the longest language. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + sizeOf(item), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, item]) => (key.endsWith('_localizations') ? sum + longest(item) : sum + sizeOf(item)),
    0,
  )
}

const longest = (map: unknown): number =>
  typeof map === 'object' && map !== null ? Math.max(0, ...Object.values(map).map(sizeOf)) : 0
