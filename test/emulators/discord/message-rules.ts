// What Discord refuses in a message or a form beyond the shape that the schemas hold.
import { refusal } from './api-error.ts'
import { formProblem } from './check-body.ts'
import { type Component, flattenComponents, type MessageBody } from './message-body.ts'
import type { Modal, Wire } from './world.ts'

const IS_COMPONENTS_V2 = 1 << 15
const CONTENT_LIMIT = 2_000
const EMBEDS_LIMIT = 6_000
const DISPLAYED_LIMIT = 4_000
const COMPONENT_LIMIT = 40
const ACTION_ROW = 1

/** Refuses a message that Discord would refuse; `files` is how many come with it. */
export function checkMessage(body: MessageBody, files: number): void {
  const components = body.components ?? []
  const all = flattenComponents(components)
  const modern = ((body.flags ?? 0) & IS_COMPONENTS_V2) !== 0
  if ([...(body.content ?? '')].length > CONTENT_LIMIT) {
    throw formProblem(['content'], 'BASE_TYPE_MAX_LENGTH', 'Must be 2000 or fewer in length.')
  }
  if ((body.content ?? '').trim() === '' && !body.embeds?.length && components.length === 0 && files === 0) {
    throw refusal('emptyMessage')
  }
  if (embedLength(body.embeds ?? []) > EMBEDS_LIMIT) {
    throw formProblem(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000')
  }
  if (modern) checkModern(body, all)
  else checkClassic(components)
  checkAllowedMentions(body)
  checkCustomIds(all)
  checkButtons(all)
}

/** Refuses a form that Discord would refuse. */
export function checkModal(modal: Modal): void {
  const all = flattenComponents(modal.components)
  if (modal.components.length > 5) throw formProblem(['data', 'components'], 'BASE_TYPE_BAD_LENGTH', 'At most 5.')
  checkCustomIds(all)
  for (const row of modal.components) {
    if (row.type === ACTION_ROW && (row.components?.length ?? 0) !== 1) {
      throw formProblem(['data', 'components'], 'BASE_TYPE_BAD_LENGTH', 'A row of a form holds one input.')
    }
    if (row.type === ACTION_ROW && row.components?.some((input) => !input.label)) {
      throw formProblem(['data', 'components'], 'BASE_TYPE_REQUIRED', 'An input in a row needs a label.')
    }
    if (row.type !== ACTION_ROW && row.component?.type === 4 && row.component.label) {
      throw formProblem(['data', 'components'], 'COMPONENT_LABEL_DUPLICATE', 'An input under a label has none itself.')
    }
  }
}

function checkModern(body: MessageBody, all: readonly Component[]): void {
  if (body.content || body.embeds?.length) {
    throw formProblem(['content'], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', 'Not with IS_COMPONENTS_V2.')
  }
  if (all.length > COMPONENT_LIMIT) {
    throw formProblem(['components'], 'BASE_TYPE_BAD_LENGTH', 'Must have 40 or fewer components in all.')
  }
  const shown = all.reduce((sum, { type, content }) => sum + (type === 10 ? (content ?? '').length : 0), 0)
  if (shown > DISPLAYED_LIMIT) {
    throw formProblem(['components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', 'More than 4000 characters shown.')
  }
}

function checkClassic(components: readonly Component[]): void {
  if (components.length > 5) throw formProblem(['components'], 'BASE_TYPE_BAD_LENGTH', 'Must be 5 or fewer in length.')
  components.forEach((component, index) => {
    if (component.type === ACTION_ROW) return
    throw formProblem(['components', index, 'type'], 'UNION_TYPE_CHOICES', 'Needs IS_COMPONENTS_V2.')
  })
}

function checkAllowedMentions({ allowed_mentions: given }: MessageBody): void {
  for (const kind of ['users', 'roles'] as const) {
    if (given?.parse?.includes(kind) && given[kind]?.length) {
      const words = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`
      throw formProblem(['allowed_mentions'], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', words)
    }
  }
}

function checkCustomIds(all: readonly Component[]): void {
  const ids = all.flatMap(({ custom_id: id }) => (id ? [id] : []))
  if (new Set(ids).size < ids.length) {
    throw formProblem(['components'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated')
  }
}

function checkButtons(all: readonly Component[]): void {
  for (const row of all) {
    if (row.type === ACTION_ROW && row.components?.some(({ type }) => type !== 2) && row.components.length > 1) {
      throw formProblem(['components'], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A select fills its row.')
    }
  }
  for (const button of all.filter(({ type }) => type === 2)) {
    const link = button.style === 5
    if (link ? !button.url || button.custom_id : !button.custom_id || button.url) {
      throw formProblem(['components'], 'BASE_TYPE_REQUIRED', 'A link has a url, any other button a custom_id.')
    }
    if (!button.label && !('emoji' in button)) {
      throw formProblem(['components'], 'BUTTON_COMPONENT_INVALID_EMOJI', 'A button needs a label or an emoji.')
    }
  }
  for (const select of all.filter(({ type, options }) => type === 3 && options)) {
    const values = (select.options ?? []).map(({ value }) => value)
    if (new Set(values).size < values.length) {
      throw formProblem(['components'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'Option values are unique.')
    }
  }
}

function embedLength(embeds: readonly Wire[]): number {
  const lengths = embeds.map((embed) => {
    const { title, description, footer, author, fields } = embed
    const words = [title, description, textIn(footer, 'text'), textIn(author, 'name')]
    const inFields = Array.isArray(fields) ? fields.flatMap((f) => [textIn(f, 'name'), textIn(f, 'value')]) : []
    return [...words, ...inFields].reduce((sum: number, word) => sum + (typeof word === 'string' ? word.length : 0), 0)
  })
  return lengths.reduce((sum, length) => sum + length, 0)
}

function textIn(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined
}
