// A draft as the team sees it: its words with what can be done, and once it waits no more, what became of it.
import type { Subject } from '../../../delivery/delivery.ts'
import type { Member } from '../../../domain/member.ts'
import type { ReplyDraft } from '../../../domain/reply-draft.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { draftChange, draftDiscard, draftSend } from '../../../view/actions.ts'
import { button, type Fact, type Message } from '../../../view/message.ts'
import { lines, type Part, plain } from '../../../view/text.ts'
import { type Around, named, only, quoted } from '../around.ts'
import { namedFile } from '../named-file.ts'
import { signedName } from '../signing.ts'

export const draftKind = 'reply-draft'

/** What the card of a draft is about. */
export const draftSubject = (id: string): Subject => ({ kind: draftKind, id })

interface Seen {
  readonly draft: ReplyDraft
  readonly about: Around
  /** Undefined where they are of another community by now. */
  readonly writer: Member | undefined
  readonly decider: Member | undefined
}

/** Renders it. */
export function draftCard(say: Say, { draft, about, writer, decider }: Seen): Message {
  const { number } = about.thread
  const nameOf = (member: Member | undefined): Part =>
    member === undefined ? { kind: 'plain', text: say.label('support.draft.somebody') } : named(member)
  const name = nameOf(writer)
  if (draft.state !== 'waiting') {
    const text = say('support.draft.over', { number, name, state: draft.state, by: nameOf(decider) })
    return { text }
  }
  const headline = say('support.draft.waits', { number, name, member: named(about.opener) })
  const facts: Fact[] = [
    { label: say.label('support.draft.signed'), value: only(signedName(say, draft.signature, writer ?? about.opener)) },
  ]
  if (draft.files.length > 0)
    facts.push({
      label: say.label('support.reply.files'),
      value: lines(...draft.files.map((file) => plain(namedFile(say, file)))),
    })
  return {
    text: lines(headline, only(quoted(draft.text))),
    card: { facts },
    controls: [
      button(actionId(draftSend, draft.id), say.label('form.send'), 'primary'),
      button(actionId(draftChange, draft.id), say.label('support.draft.change')),
      button(actionId(draftDiscard, draft.id), say.label('support.draft.discard')),
    ],
  }
}
