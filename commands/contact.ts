// /contact, and its buttons and forms: what staff do for people without an account.
import { z } from 'zod'
import { formOf } from '../src/bot/form-of.ts'
import { action, type Complete, command, type Declared, form, onAction, onCommand, onForm } from '../src/bot/spec.ts'
import { contactNameLength, reachLength } from '../src/domain/contact.ts'
import { replyLength, subjectLength } from '../src/domain/support.ts'
import { says } from '../src/ports/answer.ts'
import type { ContactsService } from '../src/services/support/contacts/contacts.ts'
import type { OpenFor } from '../src/services/support/open-for.ts'
import type { RepliesService } from '../src/services/support/replies/replies.ts'
import { contactAdd, contactForget, contactSaid } from '../src/view/contact-actions.ts'
import { keepingWords, toldForm } from './reply-form.ts'
import { threadOption } from './thread-option.ts'
import { oneThread, whichThread } from './which-thread.ts'

const acts = { who: 'staff', does: 'writes', answers: 'private' } as const
const byThread = oneThread

const open = command({
  ...acts,
  path: 'contact open',
  summary: 'contact.open.summary',
  options: {
    name: { kind: 'text', lines: 'one', maxLength: contactNameLength, label: 'contact.open.name', required: true },
    reach: {
      kind: 'text',
      lines: 'one',
      maxLength: reachLength,
      label: 'contact.open.reach',
      hint: 'contact.open.reach-hint',
      required: true,
    },
    subject: { kind: 'text', lines: 'one', maxLength: subjectLength, label: 'contact.open.subject', required: true },
    words: {
      kind: 'text',
      lines: 'many',
      maxLength: replyLength,
      label: 'contact.open.words',
      hint: 'contact.open.words-hint',
      required: false,
    },
    topic: {
      kind: 'word',
      label: 'thread.open.topic',
      hint: 'thread.open.topic-hint',
      required: false,
      completes: true,
    },
  },
})

const said = { kind: 'text', lines: 'many', maxLength: replyLength, label: 'contact.said.text' } as const
const saidCommand = command({
  ...acts,
  path: 'contact said',
  summary: 'contact.said.summary',
  answers: 'form',
  options: { text: { ...said, required: false }, thread: threadOption },
})
const saidForm = form({
  ...contactSaid,
  ...acts,
  args: byThread,
  title: 'contact.said.title',
  submit: 'form.send',
  intro: 'contact.said.intro',
  options: { text: { ...said, required: true } },
})
const write = action({ ...contactSaid, args: byThread, who: 'staff', does: 'reads', answers: 'form' })
const add = action({ ...contactAdd, ...acts, args: z.tuple([whichThread, z.string()]) })

const forget = command({
  ...acts,
  path: 'contact forget',
  summary: 'contact.forget.summary',
  options: { thread: threadOption },
})
const forgetNow = action({ ...contactForget, ...acts, args: byThread })

interface Services {
  readonly contacts: ContactsService
  readonly openFor: Pick<OpenFor, 'topicChoices'>
  readonly replies: Pick<RepliesService, 'reply'>
}

const threads =
  ({ contacts }: Pick<Services, 'contacts'>): Complete =>
  ({ caller, say, value }) =>
    contacts.choices(caller, say, value)

/** What is done for them. */
export const contactDeclared: readonly Declared<Services>[] = [
  onCommand(
    open,
    ({ contacts }: Services) =>
      (call) =>
        keepingWords(call.input.words ?? call.input.subject, 'topic', async () =>
          says(await contacts.open(call, call.input)),
        ),
    ({ openFor }: Services) =>
      ({ caller, value }) =>
        openFor.topicChoices(caller, value),
  ),
  onCommand(
    saidCommand,
    ({ contacts }: Services) =>
      (call) =>
        keepingWords(call.input.text, 'thread', async () => {
          const which = await contacts.saidOf(call, call.input.thread)
          if (call.input.text === undefined)
            return { kind: 'form', form: formOf(saidForm, [which], call.say, { shape: '' }) }
          return says(await contacts.said(call, which, call.input.text))
        }),
    threads,
  ),
  onAction(write, () => async ({ args, say }) => ({ kind: 'form', form: formOf(saidForm, args, say, { shape: '' }) })),
  onForm(
    saidForm,
    ({ contacts }: Services) =>
      (call) =>
        keepingWords(call.input.text, 'text', async () =>
          says(await contacts.said(call, call.args[0], call.input.text)),
        ),
  ),
  onAction(
    add,
    ({ contacts }: Services) =>
      async (call) =>
        says(await contacts.add(call, ...call.args)),
  ),
  onForm(
    toldForm,
    ({ replies }: Services) =>
      (call) =>
        keepingWords(call.input.text, 'text', async () => {
          const [which, saved] = call.args
          return says(await replies.reply(call, which, { ...call.input, saved }))
        }),
  ),
  onCommand(
    forget,
    ({ contacts }: Services) =>
      async (call) =>
        says(await contacts.askForget(call, call.input.thread)),
    threads,
  ),
  onAction(
    forgetNow,
    ({ contacts }: Services) =>
      async (call) =>
        says(await contacts.forget(call, call.args[0])),
  ),
]
