// The form of a reply: with colleagues, it can be signed otherwise, and kept as a draft for one of them to send.
import { z } from 'zod'
import { type FormFill, formOf } from '../src/bot/form-of.ts'
import { form } from '../src/bot/spec.ts'
import { filesTogether } from '../src/domain/file.ts'
import { signedBys } from '../src/domain/signature.ts'
import { replyLength } from '../src/domain/support.ts'
import type { Say } from '../src/locales/say.ts'
import type { Answer } from '../src/ports/answer.ts'
import { UserError } from '../src/ports/errors.ts'
import type { ReplyForm } from '../src/services/support/replies/replies.ts'
import { supportReply, supportReplyAs } from '../src/view/actions.ts'
import { contactTold } from '../src/view/contact-actions.ts'
import { whichThread } from './which-thread.ts'

/** The words of a reply, in a form or a command. */
export const replyText = {
  kind: 'text',
  lines: 'many',
  maxLength: replyLength,
  label: 'support.reply.text',
  hint: 'support.reply.hint',
} as const

/** What it is signed with. */
export const signWith = {
  kind: 'choice',
  label: 'support.reply.sign',
  hint: 'support.reply.sign.hint',
  required: false,
  choices: signedBys.map((value) => ({ value, label: `support.reply.sign.${value}` as const })),
} as const

const words = {
  text: { ...replyText, required: true },
  files: {
    kind: 'files',
    most: filesTogether,
    label: 'support.reply.files',
    hint: 'support.reply.files.hint',
    required: false,
  },
} as const

const manner = {
  who: 'staff',
  does: 'writes',
  answers: 'private',
  title: 'support.reply.title',
  submit: 'form.send',
} as const

/** Without colleagues: the words and the files alone. */
export const replyForm = form({
  ...supportReply,
  ...manner,
  args: z.tuple([whichThread]).rest(z.string()),
  intro: 'support.reply.intro',
  options: words,
})

/** With colleagues. The second argument is the saved reply that it was opened with, or nothing. */
export const replyFormAs = form({
  ...supportReplyAs,
  ...manner,
  args: z.tuple([whichThread]).rest(z.string()),
  intro: 'support.reply.intro-signed',
  options: {
    ...words,
    sign: signWith,
    when: {
      kind: 'choice',
      label: 'support.reply.when',
      hint: 'support.reply.when.hint',
      required: false,
      choices: [
        { value: 'now', label: 'support.reply.when.now' },
        { value: 'draft', label: 'support.reply.when.draft' },
      ],
    },
  },
})

/** Of somebody without an account: what they were told already. The second argument is the saved reply that it was opened with. */
export const toldForm = form({
  ...contactTold,
  ...manner,
  title: 'contact.told.title',
  args: z.tuple([whichThread]).rest(z.string()),
  intro: 'contact.told.intro',
  options: {
    text: { kind: 'text', lines: 'many', maxLength: replyLength, label: 'contact.told.text', required: true },
    files: {
      ...words.files,
      label: 'contact.told.files',
      hint: 'contact.told.files-hint',
    },
  },
})

interface Filled {
  readonly text?: string
  /** The id of the saved reply that the words are from. */
  readonly saved?: string
  readonly sign?: string | undefined
  readonly when?: 'now' | 'draft'
}

/** Opens the form that fits. */
export function openReply(say: Say, opened: ReplyForm, filled: Filled = {}): Answer {
  const { text = '', saved, sign = opened.sign, when = 'now' } = filled
  const fill: FormFill = { shape: opened.shape, values: { text: typed(text), sign: typed(sign), when: typed(when) } }
  const args: [string, ...string[]] = [opened.thread, ...(saved === undefined ? [] : [saved])]
  if (opened.shape === 'outside') return { kind: 'form', form: formOf(toldForm, args, say, fill) }
  return {
    kind: 'form',
    form: opened.shared ? formOf(replyFormAs, args, say, fill) : formOf(replyForm, args, say, fill),
  }
}

const typed = (text: string) => ({ kind: 'text', text }) as const

/** Whatever stands in the way is said at a field, so that the words, where there are some, stay with whoever wrote them. */
export async function keepingWords(
  words: string | undefined,
  field: string,
  run: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof UserError) || words === undefined) throw error
    return { kind: 'errors', fields: { [error.field ?? field]: error.text } }
  }
}
