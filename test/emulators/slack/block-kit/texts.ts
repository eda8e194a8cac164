/** Block Kit's composition objects (texts, options, confirmations) as strict schemas: an unknown key is refused. */
import { z } from 'zod'
import { limits } from '../limits.ts'

/** A `plain_text` object of at most `max` characters. */
export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  })

/** A `mrkdwn` object of at most `max` characters; `emoji` is not one of its keys. */
const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  })

/** Either kind of text. */
export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)])

export const confirm = z.strictObject({
  title: plainText(limits.confirmTitle).optional(),
  text: anyText(limits.confirmText),
  confirm: plainText(limits.confirmButton).optional(),
  deny: plainText(limits.confirmButton).optional(),
  style: z.enum(['primary', 'danger']).optional(),
})

const optionKeys = {
  value: z.string().min(1).max(limits.optionValue),
  description: plainText(limits.optionDescription).optional(),
}

/** An option of a menu: plain text only. */
export const menuOption = z.strictObject({ text: plainText(limits.optionText), ...optionKeys })

/** An option of an overflow menu, which may be a link. */
export const overflowOption = z.strictObject({
  text: plainText(limits.optionText),
  ...optionKeys,
  url: z.string().max(limits.buttonUrl).optional(),
})

/** An option of checkboxes and radio buttons. */
export const choiceOption = z.strictObject({
  text: anyText(limits.optionText),
  ...optionKeys,
  description: anyText(limits.optionDescription).optional(),
})

export const optionGroup = z.strictObject({
  label: plainText(limits.optionGroupLabel),
  options: z.array(menuOption).min(1).max(limits.selectOptions),
})

export type TextObject = z.infer<ReturnType<typeof anyText>>
export type Option = z.infer<typeof choiceOption> | z.infer<typeof overflowOption>
