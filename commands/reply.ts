// `/reply use|save|list|remove`: the team's answers to what is often asked.
import { z } from 'zod'
import { noArgs, oneArg } from '../src/bot/args.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { replyLength } from '../src/domain/support.ts'
import { says } from '../src/ports/answer.ts'
import type { RepliesService } from '../src/services/support/replies/replies.ts'
import type { SavedReplies } from '../src/services/support/replies/saved.ts'
import { savedChoose, savedFor, savedMore, savedRemove, savedShow } from '../src/view/actions.ts'
import { openReply } from './reply-form.ts'
import { threadOption } from './thread-option.ts'
import { oneThread } from './which-thread.ts'

const name = { kind: 'word', label: 'reply.name', hint: 'reply.name.hint', required: true, completes: true } as const
const language = {
  kind: 'word',
  label: 'reply.language',
  hint: 'reply.language.hint',
  required: false,
  completes: true,
} as const
const looks = { who: 'staff', does: 'reads', answers: 'private' } as const
const opens = { who: 'staff', does: 'reads', answers: 'form' } as const
const writes = { who: 'staff', does: 'writes', answers: 'private' } as const

const useCommand = command({
  path: 'reply use',
  summary: 'reply.use.summary',
  ...opens,
  options: { name, thread: threadOption },
})

const saveCommand = command({
  path: 'reply save',
  summary: 'reply.save.summary',
  ...writes,
  options: {
    name,
    text: {
      kind: 'text',
      lines: 'many',
      maxLength: replyLength,
      label: 'reply.text',
      hint: 'reply.text.hint',
      required: true,
    },
    language,
    team: { kind: 'word', label: 'reply.team', hint: 'reply.team.hint', required: false, completes: true },
  },
})

const listCommand = command({ path: 'reply list', summary: 'reply.list.summary', ...looks, options: {} })
const removeCommand = command({
  path: 'reply remove',
  summary: 'reply.remove.summary',
  ...writes,
  options: { name, language },
})

const byThread = oneThread
const choose = action({ ...savedFor, ...looks, args: byThread })
const chosen = action({ ...savedChoose, ...opens, args: byThread })
const more = action({ ...savedMore, ...looks, args: z.tuple([z.coerce.number().int().nonnegative()]) })
const show = action({ ...savedShow, ...looks, args: noArgs })
const remove = action({ ...savedRemove, ...writes, args: oneArg })

interface Services {
  readonly replies: RepliesService
  readonly savedReplies: SavedReplies
}

/** Saved replies. */
export const replyDeclared: readonly Declared<Services>[] = [
  onCommand(
    useCommand,
    ({ replies, savedReplies }: Services) =>
      async (call) => {
        const which = await replies.meant(call, call.input.thread)
        const { id: saved, text } = await savedReplies.words(call, which, call.input.name)
        return openReply(call.say, await replies.open(call, which), { text, saved })
      },
    ({ replies, savedReplies }) =>
      ({ caller, say, option, value }) =>
        option === 'name' ? savedReplies.names({ caller }, value) : replies.choices(caller, say, value),
  ),
  onCommand(
    saveCommand,
    ({ savedReplies }: Services) =>
      (call) =>
        savedReplies.save(call, call.input),
    ({ savedReplies }) =>
      async ({ caller, say, option, value }) => {
        if (option === 'name') return savedReplies.names({ caller }, value)
        return option === 'team' ? savedReplies.teams({ caller }, value) : savedReplies.languages({ say }, value)
      },
    ({ savedReplies }) =>
      (call) =>
        savedReplies.lookUp(call, call.input.text),
  ),
  onCommand(
    listCommand,
    ({ savedReplies }: Services) =>
      async (call) =>
        says(await savedReplies.list(call, 0)),
  ),
  onCommand(
    removeCommand,
    ({ savedReplies }: Services) =>
      async (call) =>
        says(await savedReplies.remove(call, call.input.name, call.input.language)),
    ({ savedReplies }) =>
      async ({ caller, say, option, value }) =>
        option === 'name' ? savedReplies.names({ caller }, value) : savedReplies.languages({ say }, value),
  ),
  onAction(
    choose,
    ({ savedReplies }: Services) =>
      async (call) =>
        says(await savedReplies.choose(call, call.args[0])),
  ),
  onAction(chosen, ({ replies, savedReplies }: Services) => async (call) => {
    const [which] = call.args
    const { id: saved, text } = await savedReplies.wordsOf(call, which, call.values[0] ?? '')
    return openReply(call.say, await replies.open(call, which), { text, saved })
  }),
  onAction(
    more,
    ({ savedReplies }: Services) =>
      async (call) =>
        says(await savedReplies.list(call, call.args[0])),
  ),
  onAction(
    show,
    ({ savedReplies }: Services) =>
      async (call) =>
        says(await savedReplies.one(call, call.values[0] ?? '')),
  ),
  onAction(
    remove,
    ({ savedReplies }: Services) =>
      async (call) =>
        says(await savedReplies.removeOne(call, call.args[0])),
  ),
]
