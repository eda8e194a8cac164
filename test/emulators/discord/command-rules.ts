// What Discord refuses in application commands beyond the shape that the schemas hold.
import { z } from 'zod'
import { formProblem } from './check-body.ts'
import type { CommandOption } from './world.ts'

const optionSchema: z.ZodType<CommandOption> = z.lazy(() =>
  z.looseObject({
    type: z.number(),
    name: z.string(),
    required: z.boolean().nullish(),
    autocomplete: z.boolean().nullish(),
    choices: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })).nullish(),
    options: z.array(optionSchema).nullish(),
    channel_types: z.array(z.number()).nullish(),
    min_length: z.number().nullish(),
    max_length: z.number().nullish(),
    min_value: z.number().nullish(),
    max_value: z.number().nullish(),
  }),
)

export const commandSchema = z.looseObject({
  name: z.string(),
  type: z.number().nullish(),
  description: z.string().nullish(),
  options: z.array(optionSchema).nullish(),
  default_member_permissions: z.string().nullish(),
  contexts: z.array(z.number()).nullish(),
})

export type CommandBody = z.infer<typeof commandSchema>

const CHAT_INPUT = 1
const CHAT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
const LIMITS = new Map([
  [1, 100],
  [2, 15],
  [3, 15],
])

/** Refuses commands that Discord would refuse. */
export function checkCommands(commands: readonly CommandBody[]): void {
  for (const [type, limit] of LIMITS) {
    const named = commands.filter((command) => (command.type ?? CHAT_INPUT) === type).map(({ name }) => name)
    if (named.length > limit) throw formProblem([], 'BASE_TYPE_MAX_LENGTH', `At most ${limit} commands of type ${type}`)
    if (new Set(named).size < named.length) {
      throw formProblem([], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique')
    }
  }
  commands.forEach((command, index) => {
    checkCommand(command, [index])
  })
}

function checkCommand(command: CommandBody, path: readonly PropertyKey[]): void {
  const chat = (command.type ?? CHAT_INPUT) === CHAT_INPUT
  if (chat !== Boolean(command.description)) {
    throw formProblem([...path, 'description'], 'BASE_TYPE_REQUIRED', 'Chat commands have a description, others none')
  }
  if (!chat) return
  checkName(command.name, path)
  checkOptions(command.options ?? [], path)
  const size = JSON.stringify([command.name, command.description, command.options ?? []]).length
  if (size > 16_000) throw formProblem(path, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)')
}

function checkOptions(options: readonly CommandOption[], path: readonly PropertyKey[]): void {
  const names = options.map(({ name }) => name)
  if (new Set(names).size < names.length) {
    throw formProblem([...path, 'options'], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Names are unique')
  }
  const subcommands = options.filter(({ type }) => type <= 2).length
  if (subcommands !== 0 && subcommands !== options.length) {
    throw formProblem([...path, 'options'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Subcommands stand alone')
  }
  let optional = false
  options.forEach((option, index) => {
    const at = [...path, 'options', index]
    checkName(option.name, at)
    if (option.required && optional) {
      throw formProblem(at, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', 'Required options come first')
    }
    if (option.autocomplete && option.choices?.length) {
      throw formProblem(at, 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES', 'Autocomplete excludes choices')
    }
    optional ||= !option.required
    checkOptions(option.options ?? [], at)
  })
}

function checkName(name: string, path: readonly PropertyKey[]): void {
  if (CHAT_NAME.test(name) && name === name.toLowerCase()) return
  throw formProblem([...path, 'name'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')
}
