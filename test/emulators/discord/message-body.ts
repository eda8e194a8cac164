// The parsed shape of what a client sends as a message, loose because the official schemas check it first.
import { z } from 'zod'

/** A component of a message or a form; every kind Discord knows, with what only some kinds have left optional. */
export interface Component {
  type: number
  id?: number | undefined
  custom_id?: string | null | undefined
  label?: string | null | undefined
  content?: string | undefined
  description?: string | null | undefined
  placeholder?: string | null | undefined
  value?: string | null | undefined
  url?: string | null | undefined
  style?: number | undefined
  disabled?: boolean | null | undefined
  required?: boolean | null | undefined
  min_length?: number | null | undefined
  max_length?: number | null | undefined
  min_values?: number | null | undefined
  max_values?: number | null | undefined
  channel_types?: number[] | null | undefined
  options?: SelectOption[] | undefined
  components?: Component[] | undefined
  component?: Component | undefined
  accessory?: Component | undefined
}

interface SelectOption {
  label: string
  value: string
  description?: string | null | undefined
  default?: boolean | null | undefined
}

const selectOption = z.looseObject({
  label: z.string(),
  value: z.string(),
  description: z.string().nullish(),
  default: z.boolean().nullish(),
})

const componentSchema: z.ZodType<Component> = z.lazy(() =>
  z.looseObject({
    type: z.number(),
    id: z.number().optional(),
    custom_id: z.string().nullish(),
    label: z.string().nullish(),
    content: z.string().optional(),
    description: z.string().nullish(),
    placeholder: z.string().nullish(),
    value: z.string().nullish(),
    url: z.string().nullish(),
    style: z.number().optional(),
    disabled: z.boolean().nullish(),
    required: z.boolean().nullish(),
    min_length: z.number().nullish(),
    max_length: z.number().nullish(),
    min_values: z.number().nullish(),
    max_values: z.number().nullish(),
    channel_types: z.array(z.number()).nullish(),
    options: z.array(selectOption).optional(),
    components: z.array(componentSchema).optional(),
    component: componentSchema.optional(),
    accessory: componentSchema.optional(),
  }),
)

const allowedMentions = z.object({
  parse: z.array(z.string()).nullish(),
  users: z.array(z.string()).nullish(),
  roles: z.array(z.string()).nullish(),
  replied_user: z.boolean().nullish(),
})

export type AllowedMentions = z.infer<typeof allowedMentions>

export const messageBodySchema = z.object({
  content: z.string().nullish(),
  embeds: z.array(z.record(z.string(), z.unknown())).nullish(),
  components: z.array(componentSchema).nullish(),
  flags: z.number().nullish(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  allowed_mentions: allowedMentions.nullish(),
  message_reference: z.object({ message_id: z.string().nullish() }).nullish(),
  attachments: z
    .array(z.object({ id: z.string(), filename: z.string().nullish(), description: z.string().nullish() }))
    .nullish(),
})

export type MessageBody = z.infer<typeof messageBodySchema>

export const modalSchema = z.object({
  custom_id: z.string(),
  title: z.string(),
  components: z.array(componentSchema),
})

/** Every component of a list with those inside it, in reading order. */
export function flattenComponents(components: readonly Component[]): Component[] {
  return components.flatMap((component) => [
    component,
    ...flattenComponents(component.components ?? []),
    ...flattenComponents(component.component ? [component.component] : []),
    ...flattenComponents(component.accessory ? [component.accessory] : []),
  ])
}
