// What a person does with a message's buttons and selects, and with a form.
import { type FormValues, fillForm, type Picked } from './form-filling.ts'
import type { InteractionHandle } from './interaction-handle.ts'
import { resolve, startInteraction } from './interaction-start.ts'
import { type Component, flattenComponents } from './message-body.ts'
import { attachmentOf } from './person-messages.ts'
import { visibleChannel, visibleMessage } from './person-sight.ts'
import type { Attachment, Message, User, World } from './world.ts'

const COMPONENT = 3
const MODAL_SUBMIT = 5
const BUTTON = 2
const LINK = 5
const SELECTS = new Map([
  [3, undefined],
  [5, 'user'],
  [6, 'role'],
  [7, 'mentionable'],
  [8, 'channel'],
] as const)

/** Which component is meant: its custom id, its label, or a test on it. */
export type Which = string | ((component: Component) => boolean)

/** A message, its id, or the interaction it answered. */
export type Pressable = Message | InteractionHandle | string

/** Presses a button of a message the person sees. */
export function press(world: World, user: User, on: Pressable, which: Which): InteractionHandle {
  const message = messageMeant(world, on)
  const channel = visibleMessage(world, user, message)
  const button = find(message, which, ({ type }) => type === BUTTON, 'button')
  if (button.style === LINK) throw new Error(`${button.label} is a link`)
  const data = { custom_id: button.custom_id, component_type: BUTTON, id: button.id }
  return startInteraction(world, { type: COMPONENT, user, channel, data, source: message })
}

/** Chooses values in a select of a message the person sees. */
export function choose(
  world: World,
  user: User,
  on: Pressable,
  which: Which,
  values: readonly string[],
): InteractionHandle {
  const message = messageMeant(world, on)
  const channel = visibleMessage(world, user, message)
  const select = find(message, which, ({ type }) => [...SELECTS.keys()].some((kind) => kind === type), 'select')
  checkValues(select, values)
  const data = {
    custom_id: select.custom_id,
    component_type: select.type,
    id: select.id,
    values,
    ...resolve(world, user, channel, namedBy(select.type, values)),
  }
  return startInteraction(world, { type: COMPONENT, user, channel, data, source: message })
}

/** Fills and sends the form that an interaction opened; what is not named keeps its prefilled value. */
export function submit(
  world: World,
  user: User,
  opened: InteractionHandle,
  values: FormValues = {},
): InteractionHandle {
  const { modal } = opened
  if (!modal) throw new Error(`${opened.user.name} was shown no form`)
  if (opened.user !== user) throw new Error(`The form was shown to ${opened.user.name}, not to ${user.name}`)
  const channel = visibleChannel(world, user, opened.channelId)
  const files: Attachment[] = []
  const filled = fillForm(modal, values, (file) => {
    const made = attachmentOf(world, file)
    files.push(made)
    world.formFiles.set(made.id, made)
    return made.id
  })
  const named = filled.picked.flatMap(({ type, values: ids }: Picked) => namedBy(type, ids))
  const data = {
    custom_id: modal.custom_id,
    components: filled.components,
    ...resolve(world, user, channel, named, files),
  }
  const { source } = opened
  const opener = world.interactions.get(opened.id)
  return startInteraction(world, {
    type: MODAL_SUBMIT,
    user,
    channel,
    data,
    ...(source ? { source } : {}),
    ...(opener ? { opener } : {}),
  })
}

function messageMeant(world: World, on: Pressable): Message {
  if (typeof on !== 'string' && 'content' in on) return on
  const found =
    typeof on === 'string'
      ? [...world.channels.values()].flatMap(({ messages }) => messages).find(({ id }) => id === on)
      : on.message
  if (!found) throw new Error('There is no such message to use')
  return found
}

function find(message: Message, which: Which, kind: (component: Component) => boolean, what: string): Component {
  const all = flattenComponents(message.components).filter(kind)
  const wanted = (component: Component): boolean =>
    typeof which === 'function'
      ? which(component)
      : [component.custom_id, component.label, component.placeholder].includes(which)
  const found = all.find(wanted)
  const names = all.map(({ label, custom_id: id }) => label ?? id).join(', ')
  if (!found) throw new Error(`The message has no ${what} ${String(which)}, only: ${names}`)
  if (found.disabled) throw new Error(`The ${what} ${found.label ?? found.custom_id} is disabled`)
  return found
}

/** Throws where the client would not let these values be chosen. */
function checkValues(select: Component, values: readonly string[]): void {
  const { min_values: min, max_values: max, options } = select
  if (values.length < (min ?? 1) || values.length > (max ?? 1)) {
    throw new Error(`The select ${select.custom_id} does not take ${values.length} values`)
  }
  const stranger = options && values.find((value) => !options.some((option) => option.value === value))
  if (stranger !== undefined) throw new Error(`The select ${select.custom_id} has no option ${stranger}`)
}

function namedBy(type: number, ids: readonly string[]) {
  const kind = [...SELECTS].find(([number]) => number === type)?.[1]
  return kind ? ids.map((id) => ({ type: kind, id })) : []
}
