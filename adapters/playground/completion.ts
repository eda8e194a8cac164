// The completion of a typed line: the commands a person may use, then the values of the option being typed.
import type { Option } from '../../src/bot/option.ts'
import type { Registry } from '../../src/bot/registry.ts'
import type { CommandSpec, Level } from '../../src/bot/spec.ts'
import { type Say, sayIn } from '../../src/locales/say.ts'
import type { Inbox } from '../../src/ports/inbox.ts'
import type { Choice } from '../../src/view/message.ts'
import { memberOf } from './acts.ts'
import type { Completion, Completions, OptionSeen } from './api.ts'
import { factsOf } from './calls.ts'
import { isMember, seesChannel } from './sight.ts'
import { moderatorsRole, rolesToGive, spaceOf } from './spaces.ts'
import type { Person } from './things.ts'
import { type TypedOption, typedOption } from './typed-option.ts'
import type { World } from './world.ts'

export interface CompleterOptions {
  readonly world: World
  readonly inbox: Inbox
  readonly registry: Registry
}

/** Makes the completer. */
export function completerOf({ world, inbox, registry }: CompleterOptions) {
  const say = sayIn(undefined)

  return async function complete(as: string, words: string): Promise<Completions> {
    const person = memberOf(world, as)
    const typed = words.replace(/^\s*\//, '').replace(/^\s+/, '')
    const usable = registry.commands.filter((spec) => mayUse(person, spec.who))
    const spec = usable.find((one) => startsWithPath(typed, one.path))
    if (spec === undefined) return { kind: 'commands', items: commandsLike(usable, typed, say) }
    const command = { path: spec.path, summary: say.label(spec.summary), options: optionsSeen(spec, say) }
    if (typed.length === spec.path.length) {
      const items = commandsLike(usable, typed, say)
      return { kind: 'commands', items, command }
    }
    const path = typed.slice(0, spec.path.length)
    const active = typedOption(spec.options, typed.slice(spec.path.length))
    if (active === undefined) return { kind: 'values', items: [], command }
    const choices = await valuesOf(person, spec, active)
    const items = choices.map((choice) => ({ ...choice, words: `/${path}${active.before}${choice.value} ` }))
    return { kind: 'values', items, command: { ...command, active: active.name } }
  }

  async function valuesOf(person: Person, spec: CommandSpec, { name, option, value }: TypedOption) {
    const wanted = value.trim().toLocaleLowerCase().replace(/^[@#]/, '')
    const like = (choices: readonly Choice[]): readonly Choice[] =>
      choices.filter((one) => `${one.value} ${one.label}`.toLocaleLowerCase().includes(wanted))
    switch (option.kind) {
      case 'text':
      case 'word':
      case 'number':
      case 'numbers':
        if (!option.completes) return []
        return inbox.suggest({
          space: spaceOf(person),
          caller: { user: person.id, name: person.name, facts: factsOf(person) },
          path: spec.path,
          option: name,
          value: value.trim(),
        })
      case 'choice':
        return like(option.choices.map((one) => ({ value: one.value, label: say.label(one.label) })))
      case 'channel':
        return like(channelsFor(world, person))
      case 'people':
        return like(peopleOf(world, person))
      default:
        return option satisfies never
    }
  }
}

const mayUse = (person: Person, who: Level): boolean => who === 'everyone' || person.moderator

const startsWithPath = (typed: string, path: string): boolean => {
  const start = typed.slice(0, path.length).toLowerCase()
  return start === path && (typed.length === path.length || /\s/.test(typed.charAt(path.length)))
}

const commandsLike = (specs: readonly CommandSpec[], typed: string, say: Say): readonly Completion[] =>
  specs
    .filter((spec) => spec.path.startsWith(typed.toLowerCase().trimEnd()))
    .map((spec) => ({
      value: spec.path,
      label: `/${spec.path}`,
      description: say.label(spec.summary),
      words: `/${spec.path}${Object.keys(spec.options).length === 0 ? '' : ' '}`,
    }))

const optionsSeen = (spec: CommandSpec, say: Say): readonly OptionSeen[] =>
  Object.entries(spec.options).map(([name, option]: [string, Option]) => ({
    name,
    label: say.label(option.label),
    kind: option.kind,
    required: option.required,
    ...(option.hint === undefined ? {} : { hint: say.label(option.hint) }),
  }))

const channelsFor = (world: World, person: Person): readonly Choice[] =>
  world.channels
    .all()
    .filter((channel) => seesChannel(person, channel))
    .map((channel) => ({ value: `#${channel.name}`, label: channel.topic }))

const peopleOf = (world: World, { space }: Person): readonly Choice[] => [
  ...world.people
    .all()
    .filter((one) => isMember(one) && one.space === space)
    .map((person) => ({ value: `@${person.name}`, label: person.title })),
  ...[moderatorsRole, ...rolesToGive(space)].map((role) => ({ value: `@${role}`, label: 'Role' })),
]
