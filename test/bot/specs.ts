// Commands that the tests of dispatch make up: one that writes, one that finds fault, one for staff, one with a bug.
import { z } from 'zod'
import { formOf } from '../../src/bot/form-of.ts'
import { action, command, type Declared, form, onAction, onCommand, onForm } from '../../src/bot/spec.ts'
import { UserError } from '../../src/ports/errors.ts'
import { plain } from '../../src/view/text.ts'

const manner = { who: 'everyone', does: 'writes', answers: 'private' } as const
const title = { kind: 'text', label: 'suggest.title', required: true, lines: 'one', maxLength: 20 } as const

const suggest = command({
  ...manner,
  path: 'suggest',
  summary: 'suggest.summary',
  options: { title, number: { kind: 'number', label: 'decide.number', required: false, completes: true } },
})
/** Finds fault with whatever title it gets. */
const picky = command({
  ...{ ...manner, path: 'picky', summary: 'suggest.summary' },
  options: {
    title,
    who: { kind: 'people', label: 'block.who', required: false },
    where: { kind: 'channel', label: 'setup.channel.channel', required: false },
  },
})
const look = command({ ...manner, does: 'reads', path: 'look', summary: 'help.summary', options: {} })
const aloud = command({ ...manner, answers: 'public', path: 'aloud', summary: 'help.summary', options: {} })
/** Its answer is a form that its handler fills. */
const rewrite = command({
  ...{ ...manner, does: 'reads', answers: 'form', path: 'rewrite', summary: 'help.summary' },
  options: { title: { ...title, required: false } },
})
const queue = command({ ...manner, who: 'staff', path: 'queue', summary: 'queue.summary', options: {} })
const setupShow = command({ ...manner, who: 'admins', path: 'setup show', summary: 'setup.show.summary', options: {} })
const broken = command({ ...manner, path: 'broken', summary: 'help.summary', options: { title } })
const refusing = command({ ...manner, path: 'refusing', summary: 'help.summary', options: {} })
const help = command({ ...manner, does: 'reads', path: 'help', summary: 'help.summary', options: {} })

const reply = form({
  ...manner,
  name: 'reply',
  version: 1,
  args: z.tuple([z.coerce.number().int()]),
  title: 'support.reply.title',
  submit: 'form.send',
  options: { text: { kind: 'text', label: 'support.reply.text', required: true, lines: 'many', maxLength: 20 } },
})
const openReply = action({
  name: 'open-reply',
  version: 1,
  args: z.tuple([z.coerce.number().int()]),
  who: 'staff',
  does: 'reads',
  answers: 'form',
})

const says = (words: string) => ({ kind: 'say', message: { text: plain(words) } }) as const

export const sampleDeclared: readonly Declared<object>[] = [
  onCommand(
    suggest,
    () =>
      async ({ input }) =>
        says(`suggested ${input.title}`),
    () =>
      async ({ value }) => {
        if (value === 'bug') throw new Error('the words typed were bug')
        return Array.from({ length: 30 }, (_, index) => ({ value: `${index}`, label: `${value}${index}` }))
      },
  ),
  onCommand(picky, () => async () => ({ kind: 'errors', fields: { title: plain('Title: there is one like it.') } })),
  onCommand(look, () => async () => says('seen')),
  onCommand(aloud, () => async () => says('heard')),
  onCommand(rewrite, () => async ({ input, say }) => ({
    kind: 'form',
    form: formOf(reply, [7], say, { values: { text: { kind: 'text', text: `Dear ${input.title}` } }, shape: '' }),
  })),
  onCommand(queue, () => async () => says('the queue')),
  onCommand(setupShow, () => async () => says('the setup')),
  onCommand(broken, () => async ({ input }) => {
    throw new TypeError(`cannot read ${input.title}`)
  }),
  onCommand(refusing, () => async () => {
    throw new UserError(plain('There is no channel for that.'))
  }),
  onCommand(help, () => async () => says('what you can do')),
  onForm(
    reply,
    () =>
      async ({ args, input }) =>
        says(`replied to ${args[0]}: ${input.text}`),
  ),
  onAction(openReply, () => async ({ args, say }) => ({
    kind: 'form',
    form: formOf(reply, args, say, { values: { text: { kind: 'text', text: 'Dear you' } }, shape: '' }),
  })),
]
