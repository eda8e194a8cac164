/** Opens, changes and closes modals: a stack of at most three for each person. */
import { Refusal } from '../api/refusal.ts'
import type { ViewDefinition } from '../block-kit/blocks.ts'
import { initialState } from '../block-kit/state.ts'
import type { Core } from '../core.ts'
import { limits } from '../limits.ts'
import type { View } from './types.ts'

/** The open modals of a person, the one on top last. */
export function stackOf({ world }: Core, userId: string): View[] {
  const stack = world.stacks.get(userId) ?? []
  world.stacks.set(userId, stack)
  return stack
}

/** Puts a modal on top of the person's stack. */
export function pushView(core: Core, userId: string, definition: ViewDefinition): View {
  const { world } = core
  const stack = stackOf(core, userId)
  if (stack.length >= limits.viewStack) throw new Refusal('push_limit_reached')
  refuseKnownExternalId(core, definition, undefined)
  const id = world.ids.next('V')
  const view: View = {
    id,
    user: userId,
    rootId: stack[0]?.id ?? id,
    previousId: stack.at(-1)?.id,
    definition,
    hash: world.ids.hash(),
    state: initialState(definition.blocks),
    open: true,
  }
  stack.push(view)
  core.changes.note()
  return view
}

/** Shows another definition in an open view; what was typed into fields of the same ids stays. */
export function replaceView(core: Core, view: View, definition: ViewDefinition): void {
  refuseKnownExternalId(core, definition, view)
  const typed = view.state
  const fresh = initialState(definition.blocks)
  for (const [blockId, actions] of Object.entries(fresh)) {
    for (const [actionId, value] of Object.entries(actions)) {
      const kept = typed[blockId]?.[actionId]
      if (kept && kept.type === value.type) actions[actionId] = kept
    }
  }
  view.definition = definition
  view.state = fresh
  view.hash = core.world.ids.hash()
  core.changes.note()
}

/** Closes the top view, or all of them. */
export function closeViews(core: Core, userId: string, all: boolean): void {
  const stack = stackOf(core, userId)
  const closing = all ? stack.splice(0) : stack.splice(-1)
  for (const view of closing) view.open = false
  core.changes.note()
}

function refuseKnownExternalId({ world }: Core, definition: ViewDefinition, self: View | undefined): void {
  const wanted = definition.external_id
  if (!wanted) return
  const taken = [...world.stacks.values()].flat().some((one) => one !== self && one.definition.external_id === wanted)
  if (taken) throw new Refusal('duplicate_external_id')
}
