// All that can be called, looked up by path and by id. Made once at start; a contradiction ends the start.

import { z } from 'zod'
import { readActionId } from '../view/action-id.ts'
import { commandForm, continueRef, runRef } from '../view/actions.ts'
import type { Options } from './option.ts'
import { type ActionSpec, action, type CommandSpec, type FormSpec, type MessageSpec, type Spec } from './spec.ts'

/** Opens a form again from its draft. Answered by dispatch itself. */
export const continueSpec = action({
  ...continueRef,
  args: z.tuple([z.string()]),
  who: 'everyone',
  does: 'reads',
  answers: 'form',
})

/** Runs a command without options, or opens its form: so every command is also a button. Answered by dispatch itself. */
export const runSpec = action({
  ...runRef,
  args: z.tuple([z.string()]),
  who: 'everyone',
  does: 'reads',
  answers: 'private',
})

export interface Registry {
  readonly commands: readonly CommandSpec[]
  /** What is done with messages. */
  readonly messages: readonly MessageSpec[]
  /** The forms of their own; those that commands make of their options are not among them. */
  readonly forms: readonly FormSpec[]
  /** The first words of all commands, each with its commands: one bare, or some with a second word. */
  readonly roots: ReadonlyMap<string, readonly CommandSpec[]>
  command(path: string): CommandSpec | undefined
  message(name: string): MessageSpec | undefined
  action(id: string): ActionSpec | undefined
  form(id: string): FormSpec | CommandSpec | undefined
}

/** Makes the registry. Throws when two specs share a name, or a root is mixed. */
export function registryOf(specs: readonly Spec[]): Registry {
  const commands = new Map<string, CommandSpec>()
  const messages = new Map<string, MessageSpec>()
  const actions = new Map<string, ActionSpec>([
    [nameOf(continueSpec), continueSpec],
    [nameOf(runSpec), runSpec],
  ])
  const forms = new Map<string, FormSpec>()
  for (const spec of specs) {
    if (spec.kind === 'command') add(commands, spec.path, spec)
    else if (spec.kind === 'message') add(messages, spec.name, spec)
    else if (spec.kind === 'action') add(actions, nameOf(spec), spec)
    else add(forms, nameOf(spec), spec)
  }
  return {
    commands: [...commands.values()],
    messages: [...messages.values()],
    forms: [...forms.values()],
    roots: rootsOf([...commands.values()]),
    command: (path) => commands.get(path),
    message: (name) => messages.get(name),
    action: (id) => {
      const spec = lookUp(actions, id)
      const run = spec === runSpec ? commands.get(readActionId(id)?.args[0] ?? '') : undefined
      return run === undefined ? spec : { ...runSpec, answers: opensForm(run, {}) ? 'form' : run.answers }
    },
    form: (id) => {
      const read = readActionId(id)
      if (read?.name === commandForm.name) return commands.get(read.args.join(','))
      return lookUp(forms, id)
    },
  }
}

const nameOf = (spec: { readonly name: string; readonly version: number }): string => `${spec.name}:${spec.version}`

function add<S>(known: Map<string, S>, name: string, spec: S): void {
  if (known.has(name)) throw new Error(`two things are called ${name}`)
  known.set(name, spec)
}

function lookUp<S>(known: ReadonlyMap<string, S>, id: string): S | undefined {
  const read = readActionId(id)
  return read === undefined ? undefined : known.get(nameOf(read))
}

/** A root is for one level of people, and never both bare and followed by a second word. */
function rootsOf(commands: readonly CommandSpec[]): Map<string, CommandSpec[]> {
  const roots = new Map<string, CommandSpec[]>()
  for (const spec of commands) {
    const root = spec.path.split(' ')[0] ?? spec.path
    const others = roots.get(root) ?? []
    if (others.some((other) => other.who !== spec.who)) throw new Error(`/${root} mixes levels`)
    if (others.some((other) => other.path === root) || (others.length > 0 && spec.path === root))
      throw new Error(`/${root} is both bare and followed by a second word`)
    roots.set(root, [...others, spec])
  }
  return roots
}

/** Whether a command called with these options is answered by a form: the platform may have to know before it runs. */
export const opensForm = (spec: CommandSpec, given: Readonly<Record<string, unknown>>): boolean =>
  spec.answers === 'form' || missingOptions(spec.options, given)

const missingOptions = (options: Options, given: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(options).some(([name, option]) => option.required && given[name] === undefined)
