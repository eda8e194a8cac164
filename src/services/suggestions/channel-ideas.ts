// What people write in a suggestions channel becomes a suggestion at once, where that is switched on. Their message stays.
import { type Caller, mayUse } from '../../domain/caller.ts'
import type { Member } from '../../domain/member.ts'
import type { Space } from '../../domain/space.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import { actionId } from '../../view/action-id.ts'
import { suggestionViewRef } from '../../view/actions.ts'
import { button } from '../../view/message.ts'
import { lines, type Part, type Text } from '../../view/text.ts'
import type { Flow, MessageEvent } from '../flow.ts'
import type { House } from '../house.ts'
import { tellPerson } from '../personal/tell.ts'
import { filesOf } from '../support/sent-words.ts'
import { sayAmong } from '../support/teams/alone.ts'
import { keepAttachments } from './attachments.ts'
import type { Allowed } from './card-places.ts'
import { mayPutForward } from './gates.ts'
import { ideaWords } from './idea-words.ts'
import { putForward } from './put-forward.ts'

/** What is shorter is a word between people, and no idea. */
const ideaAtLeast = 10
/** Whoever was seen to be staff within this time is. */
const staffForMs = 48 * 60 * 60_000
/** Somebody whose messages become none is told so once in this time. */
const refusalEveryMs = 60 * 60_000

/** The kind of what is due when somebody may be told once more; its subject is the member. */
const refusalTold = 'suggestions.refusal-told'

/** Makes the flow. */
export function channelIdeasFlow(house: House, allowed: Allowed): Flow {
  const { store, delivery, clock } = house

  async function wants({ place, what, author, asksUs, answers, text, at }: MessageEvent, space: Space) {
    if (what !== 'posted' || place.kind !== 'channel' || author.bot || asksUs === true || answers !== undefined)
      return false
    if (space.confirmedAt === undefined || text.trim().length < ideaAtLeast) return false
    const { settings, spaces } = store.of(space.community)
    const set = await settings.get()
    if (set['suggestions.from-channel'] === 'off' || at < set['suggestions.from-channel-at']) return false
    return (await spaces.channels(space.ref)).suggestions?.channel === place.channel
  }

  async function callerFrom({ id, person, user, name, guest }: Member, space: Space): Promise<Caller> {
    const seen = await store.of(space.community).staffSeen.lastOf(id)
    const level = seen !== undefined && clock.now() - seen < staffForMs ? 'staff' : 'everyone'
    const { community, ref } = space
    return { community, space: ref, member: id, person, user, name, level, guest, greeter: false, confirmed: true }
  }

  async function tellRefusal({ community, member, user }: Caller, say: Say, channel: Part, why: Text): Promise<void> {
    if ((await delivery.dueAt(community, refusalTold, member)) !== undefined) return
    await delivery.later(community, refusalTold, member, clock.now() + refusalEveryMs)
    const text = lines(say('idea.channel.refused', { channel }), why)
    await tellPerson(house, community, user, { text }, { waits: 'yes' })
  }

  async function becomes(event: MessageEvent, space: Space, member: Member): Promise<void> {
    const { community, ref } = space
    const { suggestionSources, spaces } = store.of(community)
    if ((await suggestionSources.became(event.ref)) !== undefined) return
    const caller = await callerFrom(member, space)
    const say = await sayAmong(house, community, member.locale ?? space.locale)
    const name = (await spaces.channels(ref)).suggestions?.name ?? ''
    const channel = { kind: 'place', place: event.place, name } as const
    const idea = asIdea(event.text)
    try {
      await mayPutForward({ house, allowed, caller, say, idea })
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return tellRefusal(caller, say, channel, error.text)
    }
    const put = await putForward(house, allowed, {
      ...{ ...idea, community, space: ref, author: member.id, source: event.url },
      byStaff: mayUse('staff', caller.level),
    })
    await suggestionSources.add(event.ref, put.id)
    await keepAttachments(house, put, filesOf(event))
    const { id, number, title } = put
    const message = {
      text:
        put.review === undefined
          ? say('idea.channel.made', { channel, number, title })
          : say('review.begun', { number, title }),
      controls: [button(actionId(suggestionViewRef, id), say.label('idea.message.view'))],
    }
    await tellPerson(house, community, member.user, message, { waits: 'yes' })
  }

  return {
    wants,
    async handle(event, space) {
      if (event.kind !== 'message' || !(await wants(event, space))) return
      const member = await store.of(space.community).members.byUser({ space: event.space, user: event.author.user })
      if (member !== undefined && member.leftAt === undefined) await becomes(event, space, member)
    },
    followUps: {},
    render: {},
    posted: {},
    due: { [refusalTold]: async () => undefined },
  }
}

function asIdea(text: string) {
  const { title, details } = ideaWords(text)
  return { title, details: details === '' ? undefined : details }
}
