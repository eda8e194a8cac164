// The registry as Discord's application commands. Pure; what Discord would refuse is told by check-commands.ts.
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  ApplicationCommandOptionType as Kind,
  type LocalizationMap,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js'
import type { Option } from '../../src/bot/option.ts'
import type { Registry } from '../../src/bot/registry.ts'
import type { CommandSpec } from '../../src/bot/spec.ts'
import { type Say, sayIn } from '../../src/locales/say.ts'
import { cut, cutList } from './cut.ts'
import { limits } from './limits.ts'
import { localized, permissionsOf } from './localized.ts'
import { compileMessageCommands } from './message-commands.ts'

type RootBody = RESTPostAPIChatInputApplicationCommandsJSONBody
export type CommandBody = RootBody | RESTPostAPIContextMenuApplicationCommandsJSONBody

/** Channels that people can be sent to: text and announcements. */
export const textChannels = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const
/** These, and channels of posts. */
export const askedChannels = [...textChannels, ChannelType.GuildForum] as const

/** Every command of the registry as Discord wants it, sorted by name. */
export const compileCommands = (registry: Registry): readonly CommandBody[] =>
  [...[...registry.roots].map(([root, specs]) => compileRoot(root, specs)), ...compileMessageCommands(registry)].sort(
    (one, other) => (one.name < other.name ? -1 : 1),
  )

function compileRoot(root: string, specs: readonly CommandSpec[]): RootBody {
  const [first] = specs
  const bare = specs.length === 1 && first?.path === root ? first : undefined
  return {
    type: ApplicationCommandType.ChatInput,
    name: root,
    ...described((say) => describeRoot(specs, say)),
    options: bare === undefined ? specs.map(compileSubcommand) : compileOptions(bare),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    ...permissionsOf(first?.who ?? 'admins'),
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
    case 'numbers':
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
      return {
        ...base,
        type: Kind.Channel,
        channel_types: [...(option.forums === true ? askedChannels : textChannels)],
      }
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
    const more = index === others.length - 1 ? '' : '; \u2026'
    if (`${said}; ${next}${more}`.length > limits.commandDescription) return `${said}; \u2026`
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
