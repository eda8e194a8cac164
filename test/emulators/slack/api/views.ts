/** Methods that show modals and home tabs. */
import { checkView } from '../block-kit/check-blocks.ts'
import { initialState } from '../block-kit/state.ts'
import { allElements } from '../block-kit/walk.ts'
import type { Core } from '../core.ts'
import { viewJson } from '../world/json.ts'
import type { View } from '../world/types.ts'
import { closeViews, pushView, replaceView, stackOf } from '../world/views.ts'
import type { Args } from './args.ts'
import { userIn } from './lookup.ts'
import type { Method, Methods } from './method.ts'
import { Refusal } from './refusal.ts'

function definitionIn(core: Core, args: Args, type: 'modal' | 'home') {
  const input = args.json('view', 'invalid_arguments')
  if (input === undefined) throw new Refusal('invalid_arguments', ['[ERROR] missing required field: view'])
  const definition = checkView(input, type, core.world.ids)
  const asksForFiles = allElements(definition.blocks).some(({ element }) => element.type === 'file_input')
  // JSDoc of @slack/types: whoever asks for files must be allowed to read them.
  if (asksForFiles && !core.settings.scopes.includes('files:read')) throw new Refusal('missing_scope')
  return definition
}

function triggerOf(args: Args): string {
  const trigger = args.text('trigger_id') ?? args.text('interactivity_pointer')
  if (!trigger) throw new Refusal('invalid_arguments', ['[ERROR] missing required field: trigger_id'])
  return trigger
}

/** The definition is checked before the trigger is used up. */
function show(before: (core: Core, user: string) => void): Method {
  return (core, args) => {
    const definition = definitionIn(core, args, 'modal')
    const exchange = core.exchanges.redeem(triggerOf(args))
    before(core, exchange.user)
    const view = pushView(core, exchange.user, definition)
    exchange.views.push(view)
    core.changes.note()
    return { view: viewJson(core.settings, core.world, view) }
  }
}

function openView({ world }: Core, args: Args): View {
  const id = args.text('view_id')
  const externalId = args.text('external_id')
  const found = [...world.stacks.values()]
    .flat()
    .find((view) => (id ? view.id === id : !!externalId && view.definition.external_id === externalId))
  if (!found) throw new Refusal('not_found')
  return found
}

export const viewMethods: Methods = {
  'views.open': show((core, user) => closeViews(core, user, true)),

  'views.push': show((core, user) => {
    if (stackOf(core, user).length === 0) throw new Refusal('not_found')
  }),

  'views.update': (core, args) => {
    const definition = definitionIn(core, args, 'modal')
    const view = openView(core, args)
    const hash = args.text('hash')
    if (hash && hash !== view.hash) throw new Refusal('hash_conflict')
    replaceView(core, view, definition)
    return { view: viewJson(core.settings, core.world, view) }
  },

  'views.publish': (core, args) => {
    const definition = definitionIn(core, args, 'home')
    const { world } = core
    const user = userIn(core, args.need('user_id'))
    const known = world.homes.get(user.id)
    const hash = args.text('hash')
    if (hash && known && hash !== known.hash) throw new Refusal('hash_conflict')
    const id = known?.id ?? world.ids.next('V')
    const view: View = {
      id,
      user: user.id,
      rootId: id,
      previousId: undefined,
      definition,
      hash: world.ids.hash(),
      state: initialState(definition.blocks),
      open: true,
    }
    world.homes.set(user.id, view)
    core.changes.note()
    return { view: viewJson(core.settings, world, view) }
  },
}
