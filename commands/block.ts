// /block: who can't open support threads, why and until when.
import { z } from 'zod'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { Blocks } from '../src/services/support/blocks.ts'
import { blockRemove } from '../src/view/actions.ts'

/** What fits with its sentence into one message everywhere. */
const reasonLength = 300

const staffActs = { who: 'staff', does: 'writes', answers: 'private' } as const
const who = { kind: 'people', label: 'block.who', required: true } as const

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
  },
})
const removeSpec = command({ ...staffActs, path: 'block remove', summary: 'block.remove.summary', options: { who } })
const listSpec = command({
  path: 'block list',
  summary: 'block.list.summary',
  who: 'staff',
  does: 'reads',
  answers: 'private',
  options: {},
})
const removeMember = action({ ...blockRemove, ...staffActs, args: z.tuple([z.string()]) })

interface Services {
  readonly blocks: Blocks
}

export const blockDeclared: readonly Declared<Services>[] = [
  onCommand(addSpec, (services: Services) => async (call) => {
    const { who: named, reason, days } = call.input
    return says(await services.blocks.add(call, named, reason, days))
  }),
  onCommand(
    removeSpec,
    (services: Services) => async (call) => says(await services.blocks.remove(call, call.input.who)),
  ),
  onCommand(listSpec, (services: Services) => async (call) => says(await services.blocks.list(call))),
  onAction(
    removeMember,
    (services: Services) => async (call) => says(await services.blocks.removeMember(call, call.args[0])),
  ),
]
