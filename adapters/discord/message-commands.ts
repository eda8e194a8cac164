// What is done with a message as Discord's message commands: they stand in the menu of every message, under their label.
import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js'
import type { Registry } from '../../src/bot/registry.ts'
import type { MessageSpec } from '../../src/bot/spec.ts'
import { sayIn } from '../../src/locales/say.ts'
import { cut } from './cut.ts'
import { limits } from './limits.ts'
import { localized, permissionsOf } from './localized.ts'

type MessageCommandBody = RESTPostAPIContextMenuApplicationCommandsJSONBody

/** Every one of them as Discord wants it. */
export const compileMessageCommands = (registry: Registry): readonly MessageCommandBody[] =>
  registry.messages.map((spec) => ({
    type: ApplicationCommandType.Message,
    name: nameOf(spec),
    ...localized('name_localizations', (say) => cut(say.label(spec.label), limits.commandName)),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    ...permissionsOf(spec.who),
  }))

/** Discord names the one that was used by its label, whatever the language it was shown in. */
export const messageSpecCalled = (registry: Registry, name: string): MessageSpec | undefined =>
  registry.messages.find((spec) => nameOf(spec) === name)

const nameOf = ({ label }: MessageSpec): string => cut(sayIn('en').label(label), limits.commandName)
