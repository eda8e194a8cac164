// What Discord would refuse of our commands and forms, or cut: told before a start, all of it at once.
import type { Registry } from '../../src/bot/registry.ts'
import type { CommandSpec } from '../../src/bot/spec.ts'
import type { Say } from '../../src/locales/say.ts'
import { commandFormProblems, formProblems } from './check-forms.ts'
import { atMost, eachLanguage } from './check-limits.ts'
import { type CommandBody, compileCommands, describe, describeRoot } from './commands.ts'
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
    ...atMost('Discord', 'commands', registry.roots.size, limits.commands),
    ...atMost('Discord', 'message commands', registry.messages.length, limits.messageCommands),
    ...registry.messages.flatMap(({ label }) =>
      eachLanguage((say) =>
        atMost(`\u201c${say.label(label)}\u201d`, 'characters of name', say.label(label).length, limits.commandName),
      ),
    ),
    ...[...registry.roots].flatMap(([root, specs]) => [
      ...atMost(`/${root}`, 'second words', specs.length, limits.commandOptions),
      ...descriptionProblems(`/${root}`, (say) => describeRoot(specs, say)),
    ]),
    ...commands.flatMap((body) => atMost(`/${body.name}`, 'characters in all', sizeOf(body), limits.commandSize)),
    ...registry.commands.flatMap(problemsOf),
    ...registry.forms.flatMap(formProblems),
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
    ...(words.length > 1 ? descriptionProblems(where, (say) => say.label(spec.summary)) : []),
    ...options.flatMap(([name, option]) => descriptionProblems(`${where} ${name}`, (say) => describe(option, say))),
    ...commandFormProblems(spec),
  ]
}

const descriptionProblems = (where: string, words: (say: Say) => string): string[] =>
  eachLanguage((say) => atMost(where, 'characters of description', words(say).length, limits.commandDescription))

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
