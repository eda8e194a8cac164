/** Block Kit's blocks and views as strict schemas with Slack's limits. */
import { z } from 'zod'
import { limits } from '../limits.ts'
import { accessory, actionsElement, contextElement, inputElement } from './elements.ts'
import { richTextElement } from './rich-text.ts'
import { anyText, plainText } from './texts.ts'

const block = { block_id: z.string().min(1).max(limits.blockId).optional() }

const section = z
  .strictObject({
    type: z.literal('section'),
    ...block,
    text: anyText(limits.sectionText).optional(),
    fields: z.array(anyText(limits.sectionField)).min(1).max(limits.sectionFields).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((value) => value.text !== undefined || value.fields !== undefined, {
    error: 'missing required field: text',
  })

/** A picture by its public address, or by the file that it is in Slack. */
const image = z
  .strictObject({
    type: z.literal('image'),
    ...block,
    image_url: z.string().min(1).max(limits.imageUrl).optional(),
    slack_file: z.strictObject({ id: z.string().regex(/^F[A-Z0-9]{8,}$/) }).optional(),
    alt_text: z.string().min(1).max(limits.altText),
    title: plainText(limits.imageTitle).optional(),
  })
  .refine((value) => (value.image_url === undefined) !== (value.slack_file === undefined), {
    error: 'must provide either image_url or slack_file',
  })

const richTextKeys = { type: z.literal('rich_text'), ...block, elements: z.array(richTextElement).min(1) }
const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
  z.strictObject(richTextKeys),
])
const column = z.strictObject({
  align: z.enum(['left', 'center', 'right']).optional(),
  is_wrapped: z.boolean().optional(),
})

const blockSchema = z.discriminatedUnion('type', [
  section,
  z.strictObject({
    type: z.literal('header'),
    ...block,
    text: plainText(limits.headerText),
    level: z.int().optional(),
  }),
  z.strictObject({ type: z.literal('divider'), ...block }),
  z.strictObject({
    type: z.literal('context'),
    ...block,
    elements: z.array(contextElement).min(1).max(limits.contextElements),
  }),
  z.strictObject({
    type: z.literal('actions'),
    ...block,
    elements: z.array(actionsElement).min(1).max(limits.actionsElements),
  }),
  image,
  z.strictObject({
    type: z.literal('input'),
    ...block,
    label: plainText(limits.inputLabel),
    hint: plainText(limits.inputLabel).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: inputElement,
  }),
  z.strictObject({ type: z.literal('markdown'), ...block, text: z.string().min(1).max(limits.markdownText) }),
  z.strictObject(richTextKeys),
  z.strictObject({
    type: z.literal('table'),
    ...block,
    rows: z.array(z.array(cell).max(limits.tableCells)).min(1).max(limits.tableRows),
    column_settings: z.array(column).max(limits.tableCells).optional(),
  }),
])

/** The blocks of a message. */
export const messageBlocks = z.array(blockSchema).max(limits.blocksPerMessage)

const viewKeys = {
  blocks: z.array(blockSchema).min(1).max(limits.blocksPerView),
  private_metadata: z.string().max(limits.privateMetadata).optional(),
  callback_id: z.string().max(limits.callbackId).optional(),
  external_id: z.string().max(limits.externalId).optional(),
}

/** A modal as an app describes it. */
export const modalView = z
  .strictObject({
    type: z.literal('modal'),
    ...viewKeys,
    title: plainText(limits.modalTitle),
    close: plainText(limits.modalButton).optional(),
    submit: plainText(limits.modalButton).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  })
  .refine((view) => view.submit !== undefined || !view.blocks.some((one) => one.type === 'input'), {
    error: 'missing required field: submit',
  })

/** A home tab as an app describes it. */
export const homeView = z.strictObject({ type: z.literal('home'), ...viewKeys })

export type Block = z.infer<typeof blockSchema>
export type ViewDefinition = z.infer<typeof modalView> | z.infer<typeof homeView>
