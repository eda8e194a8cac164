// /block: who can't open support threads or put suggestions forward, why and until when.
import { z } from 'zod'
import { oneArg } from '../src/bot/args.ts'
import type { ChoiceOption } from '../src/bot/option.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { BlockedFrom, Blocks } from '../src/services/support/blocks.ts'
import { blockRemove } from '../src/view/actions.ts'

/** What fits with its sentence into one message everywhere. */
const reasonLength = 300

const staffActs = { who: 'staff', does: 'writes', answers: 'private' } as const
const who = { kind: 'people', label: 'block.who', required: true } as const

const from = {
  kind: 'choice',
  label: 'block.from',
  required: false,
  choices: [
    { value: 'support', label: 'block.from.support' },
    { value: 'suggestions', label: 'block.from.suggestions' },
  ],
} as const satisfies ChoiceOption<BlockedFrom>

const addSpec = command({
  ...staffActs,
  path: 'block add',
  summary: 'block.add.summary',
  options: {
    who,
    reason: {
      kind: 'text',
      lines: 'one',
      maxLength: reasonLength,
      label: 'block.reason',
      hint: 'block.reason-hint',
      required: true,
    },
    days: { kind: 'number', label: 'block.days', hint: 'block.days-hint', required: false, completes: false },
    from: { ...from, hint: 'block.from-hint' },
  },
})
const removeSpec = command({
  ...staffActs,
  path: 'block remove',
  summary: 'block.remove.summary',
  options: { who, from },
})
const listSpec = command({
  path: 'block list',
  summary: 'block.list.summary',
  who: 'staff',
  does: 'reads',
  answers: 'private',
  options: {},
})
const removeMember = action({
  ...blockRemove,
  ...staffActs,
  args: z.union([oneArg, z.tuple([z.string(), z.literal('suggestions')])]),
})

interface Services {
  readonly blocks: Blocks
}

export const blockDeclared: readonly Declared<Services>[] = [
  onCommand(addSpec, (services: Services) => async (call) => {
    const { who: named, reason, days, from: kept = 'support' } = call.input
    return says(await services.blocks.add(call, named, { reason, days, from: kept }))
  }),
  onCommand(
    removeSpec,
    (services: Services) => async (call) => says(await services.blocks.remove(call, call.input.who, call.input.from)),
  ),
  onCommand(listSpec, (services: Services) => async (call) => says(await services.blocks.list(call))),
  onAction(
    removeMember,
    (services: Services) => async (call) =>
      says(await services.blocks.removeMember(call, call.args[0], call.args[1] ?? 'support')),
  ),
]
