// Takes one message out of the record and the transcripts of a thread: a moderator names words of it, and chooses it.
import type { KeptMessage } from '../../../domain/kept.ts'
import { pieces } from '../../../domain/support.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import { actionId } from '../../../view/action-id.ts'
import { threadRedactChosen } from '../../../view/actions.ts'
import type { Choice, Message } from '../../../view/message.ts'
import { acted, type House } from '../../house.ts'
import { type Around, named } from '../around.ts'
import type { Asker } from '../caller.ts'
import { eraseCopies } from '../shown-copies.ts'
import { goFiles } from './record.ts'
import { momentSaid } from './transcript-words.ts'

const choicesAtMost = 25
const labelLength = 70

/** Lists the messages that have these words, in themselves, before an edit, or as the name of a file. */
export async function redactable(house: House, by: Asker, { thread }: Around, words: string): Promise<Message> {
  const { say } = by
  const { id, number, community } = thread
  const found = await matching(house, thread, words)
  if (found.length === 0)
    throw new UserError(say('redact.none', { number, words: { kind: 'quote', text: words.trim() } }), 'words')
  const { members } = house.store.of(community)
  const choices: Choice[] = []
  for (const message of found.slice(-choicesAtMost)) {
    const author = message.author === undefined ? undefined : await members.get(message.author)
    choices.push({
      value: message.id,
      label: labelOf(say, message),
      description: say.label('redact.by', {
        name: author?.name ?? say.label('transcript.somebody'),
        at: momentSaid(say, message.at),
      }),
    })
  }
  const select = {
    kind: 'select',
    action: actionId(threadRedactChosen, id),
    placeholder: say.label('redact.choose'),
    choices,
  } as const
  return { text: say('redact.which', { number, count: found.length }), controls: [select] }
}

/** Takes the chosen one out. */
export async function redact(house: House, by: Asker, { thread }: Around, message: string): Promise<Message> {
  const { caller, say } = by
  const { community, id, number } = thread
  const { conversations, members } = house.store.of(community)
  const known = await conversations.get(message)
  if (known === undefined || known.thread !== id) throw new UserError(say('redact.gone', { number }))
  if (known.gone?.how === 'redacted') {
    const before = known.gone.by === undefined ? undefined : await members.get(known.gone.by)
    throw new UserError(
      say('redact.already', { number, name: before === undefined ? say.label('transcript.somebody') : named(before) }),
    )
  }
  await eraseCopies(house, community, message)
  await conversations.goes(message, { how: 'redacted', at: house.clock.now(), by: caller.member }, 'go')
  await goFiles(house, thread, message)
  await acted(house, community, caller.member, 'support.redact', id)
  return { text: say('redact.done', { number }) }
}

async function matching(
  house: House,
  { community, id }: Around['thread'],
  words: string,
): Promise<readonly KeptMessage[]> {
  const { conversations, threadFiles } = house.store.of(community)
  const sought = words.trim().toLowerCase()
  const has = (text: string): boolean => text.toLowerCase().includes(sought)
  const earlier = await conversations.earlierOf(id)
  const named = new Set((await threadFiles.of(id)).filter(({ name }) => has(name)).map(({ message }) => message))
  return (await conversations.of(id)).filter(
    (one) =>
      (one.gone === undefined || (one.gone.how === 'removed' && one.text !== '')) &&
      (has(one.text) || named.has(one.id) || (earlier.get(one.id) ?? []).some(({ text }) => has(text))),
  )
}

function labelOf(say: Say, { text }: KeptMessage): string {
  const [line = ''] = pieces(text.replace(/\s+/g, ' '), labelLength)
  if (line === '') return say.label('redact.file-alone')
  return line.length < text.trim().length ? `${line}\u2026` : line
}
