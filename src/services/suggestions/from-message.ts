// A message becomes a suggestion: whoever wrote it stays its author, whoever points at it puts it forward, once.
import { type Caller, mayUse } from '../../domain/caller.ts'
import type { FileRef } from '../../domain/file.ts'
import type { Member } from '../../domain/member.ts'
import { isPublic, type Suggestion, takesVotes } from '../../domain/suggestion.ts'
import type { Say } from '../../locales/say.ts'
import { withTexts } from '../../locales/with-texts.ts'
import { UserError } from '../../ports/errors.ts'
import type { SeenMessage } from '../../ports/inbox.ts'
import { actionId } from '../../view/action-id.ts'
import { suggestionViewRef } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { person, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { lastAccountOf } from '../personal/last-account.ts'
import { tellPerson } from '../personal/tell.ts'
import type { Asker } from '../support/caller.ts'
import { sayAmong } from '../support/teams/alone.ts'
import { keepAttachments } from './attachments.ts'
import { voteButtons } from './card.ts'
import { type Allowed, openPlaces, placesText } from './card-places.ts'
import { mayPutForward } from './gates.ts'
import { ideaWords } from './idea-words.ts'
import { keepIdea, keptIdea } from './kept-idea.ts'
import { isAuthor, maySee } from './known-suggestion.ts'
import { type Idea, putForward } from './put-forward.ts'

export interface IdeasFromMessages {
  /** What the form is opened with, or the suggestion that the message became before. Rejects with a UserError where it can be none. */
  offer(by: Asker, message: SeenMessage): Promise<Offered>
  /** Puts it forward, as it stands in the form. Rejects with a UserError where something stands in its way. */
  putForward(by: Asker, kept: string, idea: Idea): Promise<Message>
}

type Offered =
  | {
      readonly kind: 'form'
      readonly kept: string
      readonly title: string
      readonly details: string
      readonly intro: Text
    }
  | { readonly kind: 'already'; readonly message: Message }

const suggest = { kind: 'command', path: 'suggest' } as const

/** Makes the service. */
export function ideasFromMessages(house: House, allowed: Allowed): IdeasFromMessages {
  /** Whose it is. Throws a UserError for what nobody wrote, or what others wrote where not everybody reads. */
  async function authorOf({ caller, say }: Asker, { author, place }: SeenMessage): Promise<Member> {
    if (author.bot) throw new UserError(say('idea.message.bot', { suggest }))
    const { members, threads, spaces } = house.store.of(caller.community)
    const member = await members.byUser({ space: caller.space, user: author.user })
    if (member === undefined || member.leftAt !== undefined)
      throw new UserError(say('idea.message.gone', { name: author.name, suggest }))
    if (member.person === caller.person) return member
    const moderators = (await spaces.channels(caller.space)).moderators?.channel
    const isPrivate = place.kind === 'direct' || place.channel === moderators || (await threads.at(place)) !== undefined
    if (isPrivate) throw new UserError(say('idea.message.private', { suggest }))
    return member
  }

  /** What it became before, unless that was withdrawn. */
  async function became({ caller, say }: Asker, message: SeenMessage['ref']): Promise<Message | undefined> {
    const { suggestionSources, suggestions } = house.store.of(caller.community)
    const id = await suggestionSources.became(message)
    const known = id === undefined ? undefined : await suggestions.get(id)
    if (known === undefined || known.withdrawnAt !== undefined) return undefined
    if (!(await maySee(house, caller, known))) return { text: say('idea.message.waits') }
    const view = button(actionId(suggestionViewRef, known.id), say.label('idea.message.view'))
    const mayVote = takesVotes(known) && !(await isAuthor(house, caller, known))
    const vote = mayVote ? voteButtons(say, known, await house.store.of(caller.community).settings.get()) : []
    return {
      text: say('idea.message.already', { number: known.number, title: known.title }),
      controls: [...vote, view],
    }
  }

  async function tellAuthor(author: Member, caller: Caller, { id, number, title, community }: Suggestion) {
    const account = (await lastAccountOf(house, community, author.person, author.id)) ?? author
    const say = await sayAmong(house, community, account.locale)
    const by = person(caller.user, caller.name)
    const message = {
      text: say('idea.message.told', { number, title, by }),
      controls: [button(actionId(suggestionViewRef, id), say.label('idea.message.view'))],
    }
    await tellPerson(house, community, account.user, message, { waits: 'yes' })
  }

  async function answer(caller: Caller, say: Say, author: Member, kept: Suggestion): Promise<Message> {
    const { number, title } = kept
    if (kept.review !== undefined) return { text: say('review.begun', { number, title }) }
    const channels = await placesText(house, caller, say, await openPlaces(house, caller.community, allowed))
    if (author.person === caller.person)
      return { text: withTexts(say, 'suggest.posted', { number, title }, { channels }) }
    const name = person(author.user, author.name)
    return { text: withTexts(say, 'idea.message.posted', { number, title, name }, { channels }) }
  }

  return {
    async offer(by, message) {
      const { caller, say } = by
      const already = await became(by, message.ref)
      if (already !== undefined) return { kind: 'already', message: already }
      const author = await authorOf(by, message)
      const idea = { author: author.id, message: message.ref, url: message.url, files: filesOf(message) }
      const isOwn = author.person === caller.person
      return {
        kind: 'form',
        kept: await keepIdea(house, caller, idea),
        ...ideaWords(message.text),
        intro: isOwn ? say('suggest.intro') : say('idea.message.intro', { name: person(author.user, author.name) }),
      }
    },
    async putForward(by, id, idea) {
      const { caller, say } = by
      const { community, space } = caller
      const kept = await keptIdea(house, caller, id)
      if (kept === undefined) throw new UserError(say('idea.message.old'))
      const already = await became(by, kept.message)
      if (already !== undefined) return already
      const { members, suggestionSources } = house.store.of(community)
      const author = await members.get(kept.author)
      if (author === undefined) throw new UserError(say('idea.message.old'))
      await mayPutForward({ house, allowed, caller, say, idea })
      const isOwn = author.person === caller.person
      const put = await putForward(house, allowed, {
        ...{ ...idea, community, space, author: author.id, source: kept.url },
        putBy: isOwn ? undefined : caller.member,
        byStaff: mayUse('staff', caller.level),
      })
      await suggestionSources.add(kept.message, put.id)
      await keepAttachments(house, put, kept.files)
      if (!isOwn && isPublic(put)) await tellAuthor(author, caller, put)
      return answer(caller, say, author, put)
    },
  }
}

/** Where the files of a message are to be fetched. */
const filesOf = ({ ref, files }: SeenMessage): readonly FileRef[] =>
  files.map((file) => ({ ...file, space: ref.place.space, on: { channel: ref.channel, message: ref.id } }))
