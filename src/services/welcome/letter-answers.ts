// What a newcomer answers to a moderator who wrote to them, as that moderator gets it.
import type { Caller } from '../../domain/caller.ts'
import { batches } from '../../domain/file.ts'
import type { Member } from '../../domain/member.ts'
import { sayIn } from '../../locales/say.ts'
import type { Letter } from '../../store/repositories/letters.ts'
import { actionId } from '../../view/action-id.ts'
import { letterWrite } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import { directPlace, type House, knownSpace } from '../house.ts'
import { toldDirectly } from '../personal/tell.ts'
import { namedFile } from '../support/named-file.ts'
import type { SentWords } from '../support/sent-words.ts'

/** Sends it, and keeps that there is an answer. */
export async function sendAnswer(
  house: House,
  { community, name, member }: Pick<Caller, 'community' | 'name' | 'member'>,
  letter: Letter,
  moderator: Member,
  { text, files }: SentWords,
): Promise<void> {
  const { user, locale } = moderator
  const say = sayIn(locale ?? (await knownSpace(house, community, user.space)).locale)
  const at = { kind: 'time', at: letter.at, style: 'moment' } as const
  const quote: readonly Text[] = text.trim() === '' ? [] : [[{ kind: 'quote', text }]]
  const message: Message = {
    text: lines(say('letter.answer-from', { name, at }), ...quote),
    controls: [button(actionId(letterWrite, member), say.label('letter.write-to', { name }))],
  }
  const told = batches(files).map((together) =>
    together.map((file) => ({ ...file, instead: say('file.instead', { file: namedFile(say, file) }) })),
  )
  const [first = [], ...more] = told
  const followUp = { name: toldDirectly, args: { user: user.user, subject: letter.id } }
  const post = { kind: 'post', place: directPlace(user) } as const
  await house.delivery.send(
    community,
    { ...post, message, ...(first.length === 0 ? {} : { files: first }) },
    { followUp },
  )
  for (const further of more) {
    const named = { text: say('letter.answer-files', { name }) }
    await house.delivery.send(community, { ...post, message: named, files: further }, { followUp })
  }
  await house.store.of(community).letters.answered(letter.id, house.clock.now())
}
