// The registry as Discord's application commands. Pure; what Discord would refuse is told by check-commands.ts.
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  ApplicationCommandOptionType as Kind,
  Locale,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js'
import type { Option } from '../../src/bot/option.ts'
import type { Registry } from '../../src/bot/registry.ts'
import type { CommandSpec, Level } from '../../src/bot/spec.ts'
import { nearestLocale, type Say, sayIn } from '../../src/locales/say.ts'
import { cut, cutList } from './cut.ts'
import { limits } from './limits.ts'

export type CommandBody = RESTPostAPIChatInputApplicationCommandsJSONBody

/** Channels that people can be sent to: text and announcements. */
export const textChannels = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const

/** Whom Discord shows a root to. Who may really use it, dispatch asks each time. */
const permissions: Record<Level, bigint | undefined> = {
  everyone: undefined,
  staff: PermissionFlagsBits.ManageThreads,
  admins: PermissionFlagsBits.ManageGuild,
}

/** Every command of the registry as Discord wants it, sorted by name. */
export const compileCommands = (registry: Registry): readonly CommandBody[] =>
  [...registry.roots]
    .map(([root, specs]) => compileRoot(root, specs))
    .sort((one, other) => (one.name < other.name ? -1 : 1))

function compileRoot(root: string, specs: readonly CommandSpec[]): CommandBody {
  const [first] = specs
  const bare = specs.length === 1 && first?.path === root ? first : undefined
  const permission = permissions[first?.who ?? 'admins']
  return {
    type: ApplicationCommandType.ChatInput,
    name: root,
    ...described((say) => describeRoot(specs, say)),
    options: bare === undefined ? specs.map(compileSubcommand) : compileOptions(bare),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    ...(permission === undefined ? {} : { default_member_permissions: permission.toString() }),
  }
}

const compileSubcommand = (spec: CommandSpec): APIApplicationCommandSubcommandOption => ({
  type: Kind.Subcommand,
  name: spec.path.split(' ').slice(1).join(' '),
  ...described((say) => say.label(spec.summary)),
  options: [...compileOptions(spec)],
})

const compileOptions = (spec: CommandSpec): APIApplicationCommandBasicOption[] =>
  Object.entries(spec.options).map(([name, option]) => compileOption(name, option))

/** An option is never required: Discord would stop the call in the client, where our form should open instead. */
function compileOption(name: string, option: Option): APIApplicationCommandBasicOption {
  const base = { name, ...described((say) => describe(option, say)), required: false }
  switch (option.kind) {
    case 'text':
      return {
        ...base,
        type: Kind.String,
        max_length: Math.min(option.maxLength, limits.stringOption),
        ...(option.completes === true ? { autocomplete: true } : {}),
      }
    case 'word':
    case 'number':
      // A number is text here too, so that `#12` can be typed and a title can be searched for.
      return option.completes
        ? { ...base, type: Kind.String, autocomplete: true }
        : { ...base, type: Kind.String, max_length: limits.choiceValue }
    case 'choice':
      return {
        ...base,
        type: Kind.String,
        choices: cutList(option.choices, limits.optionChoices).kept.map(({ value, label }) => ({
          name: cut(sayIn('en').label(label), limits.choiceName),
          value,
          ...localized('name_localizations', (say) => cut(say.label(label), limits.choiceName)),
        })),
      }
    case 'channel':
      return { ...base, type: Kind.Channel, channel_types: [...textChannels] }
    case 'people':
      return { ...base, type: Kind.Mentionable }
    default:
      return option satisfies never
  }
}

/** What is said of a first word: what its commands do, as many as fit whole. Clients show what is said of each instead. */
export function describeRoot(specs: readonly CommandSpec[], say: Say): string {
  const [first = '', ...others] = specs.map((spec) => say.label(spec.summary))
  let said = first
  for (const [index, next] of others.entries()) {
    const more = index === others.length - 1 ? '' : '; …'
    if (`${said}; ${next}${more}`.length > limits.commandDescription) return `${said}; …`
    said = `${said}; ${next}`
  }
  return said
}

/** What is said of an option while it is typed. */
export const describe = (option: Option, say: Say): string =>
  option.hint === undefined ? say.label(option.label) : `${say.label(option.label)}: ${say.label(option.hint)}`

const described = (
  words: (say: Say) => string,
): { description: string; description_localizations?: LocalizationMap } => ({
  description: cut(words(sayIn('en')), limits.commandDescription),
  ...localized('description_localizations', (say) => cut(words(say), limits.commandDescription)),
})

/** The same words for each of Discord's locales that one of our catalogues serves; English is the default and none of them. */
function localized<Key extends string>(
  key: Key,
  words: (say: Say) => string,
): Partial<Record<Key, Partial<Record<Locale, string>>>> {
  const served = Object.values(Locale).filter((locale) => nearestLocale(locale) !== 'en')
  if (served.length === 0) return {}
  const entries = served.map((locale) => [locale, words(sayIn(locale))] as const)
  const map: Partial<Record<Locale, string>> = {}
  for (const [locale, said] of entries) map[locale] = said
  const localizations: Partial<Record<Key, Partial<Record<Locale, string>>>> = {}
  localizations[key] = map
  return localizations
}
