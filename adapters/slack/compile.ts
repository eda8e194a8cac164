// Checks all that can be called against what Slack takes, before anything is started.
import type { Option } from '../../src/bot/option.ts'
import type { Registry } from '../../src/bot/registry.ts'
import { sayIn } from '../../src/locales/say.ts'
import { limits, takenCommands } from './limits.ts'
import { manifestOf, shortNames } from './manifest.ts'

/** Everything in the registry that Slack would refuse or that would not fit, one sentence each; empty when all is well. */
export function compileSlack(registry: Registry): readonly string[] {
  const problems: string[] = []
  const atMost = (what: string, value: string, most: number): void => {
    if (value.length > most) problems.push(`Slack: ${what} is ${value.length} characters long, and ${most} fit.`)
  }
  const manifest = manifestOf(registry, { shortNames: true })
  atMost('the name of the app', manifest.display_information.name, limits.manifestName)
  atMost('the description of the app', manifest.display_information.description, limits.manifestDescription)
  const { shortcuts = [] } = manifest.features
  if (shortcuts.length > limits.messageShortcuts)
    problems.push(`Slack: there are ${shortcuts.length} message shortcuts, and ${limits.messageShortcuts} fit.`)
  for (const shortcut of shortcuts) {
    atMost(`the name of the shortcut ${shortcut.callback_id}`, shortcut.name, limits.shortcutName)
    atMost(`the id of the shortcut ${shortcut.callback_id}`, shortcut.callback_id, limits.shortcutCallback)
    atMost(`the description of the shortcut ${shortcut.callback_id}`, shortcut.description, limits.shortcutDescription)
  }
  for (const command of manifest.features.slash_commands) {
    atMost(`the name of ${command.command}`, command.command, limits.commandName)
    atMost(`the description of ${command.command}`, command.description, limits.commandDescription)
    atMost(`the usage hint of ${command.command}`, command.usage_hint, limits.usageHint)
  }
  for (const name of ['hearth', ...shortNames])
    if (takenCommands.has(name)) problems.push(`Slack: /${name} is a command of Slack's own.`)
  for (const spec of registry.commands) {
    if (Object.keys(spec.options).length > limits.modalBlocks - 2)
      problems.push(`Slack: the form of ${spec.path} has more fields than a modal holds.`)
    for (const [name, option] of Object.entries(spec.options))
      problems.push(...optionProblems(`${spec.path} ${name}`, option))
  }
  return problems
}

function optionProblems(what: string, option: Option): string[] {
  const say = sayIn('en')
  const problems: string[] = []
  if (option.kind === 'text' && option.maxLength > limits.inputValue)
    problems.push(`Slack: ${what} takes ${option.maxLength} characters, and a field of a modal ${limits.inputValue}.`)
  if (option.kind !== 'choice') return problems
  if (option.choices.length > limits.selectOptions)
    problems.push(`Slack: ${what} has ${option.choices.length} choices, and ${limits.selectOptions} fit.`)
  for (const { value, label } of option.choices) {
    if (value.length > limits.optionValue) problems.push(`Slack: the choice ${value} of ${what} is too long.`)
    if (say.label(label).length > limits.optionText)
      problems.push(
        `Slack: the label of the choice ${value} of ${what} is longer than ${limits.optionText} characters.`,
      )
  }
  return problems
}
