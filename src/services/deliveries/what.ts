// What something was that did not get through, in a few plain words. Nobody's own words are among them.
import type { CommunityId } from '../../domain/ids.ts'
import { memberId, suggestionId, threadId } from '../../domain/ids.ts'
import type { Undelivered } from '../../domain/undelivered.ts'
import type { Say } from '../../locales/say.ts'
import type { Effect } from '../../ports/effect.ts'
import type { InboundEvent } from '../../ports/event.ts'
import { digestPosted } from '../digest/post.ts'
import { staffToldName } from '../hosts.ts'
import type { House } from '../house.ts'
import { toldDirectly } from '../personal/tell.ts'
import { questionKind } from '../questions/known.ts'
import { discussionActed, discussionBegun } from '../suggestions/discussion.ts'
import { roadmapKind } from '../suggestions/roadmap/roadmaps.ts'
import { subjectKind as threadKind } from '../support/around.ts'
import { carriedName } from '../support/bring-copies.ts'
import { saidSolvedName } from '../support/ending/ends.ts'
import { roomAgainName } from '../support/ending/lost-places.ts'
import { saidToOpenerName } from '../support/ending/opener-end.ts'
import { toldName } from '../support/failure.ts'
import { panelKind } from '../support/panels.ts'
import { openedName } from '../support/show-thread.ts'
import { teamThreadName } from '../support/team-room.ts'
import { letInName } from '../support/turns.ts'
import { callNamed } from '../webhooks/trouble-words.ts'
import { burstKind } from '../welcome/bursts.ts'
import { directName, publicName } from '../welcome/greet.ts'
import { hellosKind } from '../welcome/hellos.ts'
import { leaveName } from '../welcome/leaves.ts'
import { togetherName } from '../welcome/together.ts'
import { effectIn, eventIn, followUpIn } from './body.ts'
import { type Names, namesOf } from './names.ts'

type Args = Readonly<Record<string, string>>

/** Names it: `the greeting for Nia`. */
export async function whatItWas(house: House, community: CommunityId, one: Undelivered, say: Say): Promise<string> {
  const names = namesOf(house, community, say)
  switch (one.kind) {
    case 'effect': {
      const followUp = followUpIn(one.followUp)
      if (followUp?.args.hidden !== undefined) return say.label('deliveries.what.message')
      const named = followUp === undefined ? undefined : await byFollowUp(house, community, names, say, followUp)
      if (named !== undefined) return named
      const effect = effectIn(one.effect)
      if (effect === undefined) return say.label('deliveries.what.unreadable')
      return effect.kind === 'callOut' ? callNamed(house, community, effect, say) : byEffect(effect, names, say)
    }
    case 'appearance': {
      const { suggestions } = house.store.of(community)
      if (one.subjectKind === threadKind) {
        const number = await threadNumber(house, community, one.subject)
        if (one.role === 'notice') return say.label('deliveries.what.notice', { number })
        return say.label('deliveries.what.opening', { number })
      }
      if (one.subjectKind === panelKind) return say.label('deliveries.what.panel')
      if (one.subjectKind === roadmapKind) return say.label('deliveries.what.roadmap')
      if (one.subjectKind === questionKind) return say.label('deliveries.what.question')
      if (one.subjectKind === burstKind) return say.label('deliveries.what.burst')
      if (one.subjectKind === hellosKind) return say.label('deliveries.what.hellos')
      const suggestion = await suggestions.get(suggestionId(one.subject))
      if (suggestion === undefined) return say.label('deliveries.what.message')
      return say.label('deliveries.what.card', { number: suggestion.number })
    }
    case 'event': {
      const event = eventIn(one.payload)
      return event === undefined ? say.label('deliveries.what.unreadable') : byEvent(event, say)
    }
    default:
      return one satisfies never
  }
}

async function threadNumber(house: House, community: CommunityId, id: string): Promise<number> {
  return (await house.store.of(community).threads.get(threadId(id)))?.number ?? 0
}

/** By what was to follow, which says more than the effect; undefined where it does not. */
async function byFollowUp(
  house: House,
  community: CommunityId,
  names: Names,
  say: Say,
  { name, args }: { readonly name: string; readonly args: Args },
): Promise<string | undefined> {
  const member = () => names.member(memberId(args.member ?? args.author ?? ''))
  const number = () => threadNumber(house, community, args.thread ?? '')
  switch (name) {
    case directName:
    case publicName:
      return say.label('deliveries.what.greeting', { name: await member() })
    case togetherName:
      return say.label('deliveries.what.together', { count: args.count ?? '?' })
    case leaveName:
      return say.label('deliveries.what.leave')
    case digestPosted:
      return say.label('deliveries.what.digest')
    case staffToldName:
      return say.label('deliveries.what.team')
    case toldDirectly: {
      const suggestion = await house.store.of(community).suggestions.get(suggestionId(args.subject ?? ''))
      if (suggestion === undefined) return undefined
      return say.label('deliveries.what.decision', { number: suggestion.number })
    }
    case discussionBegun:
    case discussionActed: {
      const suggestion = await house.store.of(community).suggestions.get(suggestionId(args.suggestion ?? ''))
      return say.label('deliveries.what.discussion', { number: suggestion?.number ?? '' })
    }
    case openedName:
      return say.label('deliveries.what.thread', { number: await number() })
    case carriedName:
      return say.label('deliveries.what.words', { name: await member(), number: await number() })
    case toldName:
      return say.label('deliveries.what.not-opened', { number: await number() })
    case teamThreadName:
      return say.label('deliveries.what.team-thread')
    case saidSolvedName:
      return say.label('deliveries.what.solved', { number: await number() })
    case saidToOpenerName:
      return say.label('deliveries.what.asked', { number: await number() })
    case roomAgainName:
      return say.label('deliveries.what.reopening', { number: await number() })
    case letInName:
      return say.label('deliveries.what.let-in', { name: await member(), number: args.number ?? '' })
    default:
      return undefined
  }
}

async function byEffect(effect: Effect, names: Names, say: Say): Promise<string> {
  switch (effect.kind) {
    case 'answer':
      return say.label('deliveries.what.answer', { name: await names.user(effect.fallback) })
    case 'post': {
      if (effect.place.kind === 'direct')
        return say.label('deliveries.what.direct', { name: await names.user(effect.place) })
      const number = await names.threadAt(effect.place)
      return number === undefined
        ? say.label('deliveries.what.message')
        : say.label('deliveries.what.in-thread', { number })
    }
    case 'whisper':
      return say.label('deliveries.what.whisper', {
        name: await names.user({ space: effect.place.space, user: effect.user }),
      })
    case 'remove':
      return say.label('deliveries.what.removal')
    case 'edit':
    case 'addPicture':
      return say.label('deliveries.what.change')
    case 'react':
    case 'unreact':
      return say.label('deliveries.what.reaction')
    case 'openThread':
      return say.label('deliveries.what.private-thread')
    case 'startThread':
      return say.label('deliveries.what.team-thread')
    case 'addToThread': {
      const name = await names.user({ space: effect.thread.space, user: effect.user })
      return say.label('deliveries.what.let-in', { name, number: (await names.threadAt(effect.thread)) ?? '' })
    }
    case 'removeFromThread': {
      const name = await names.user({ space: effect.thread.space, user: effect.user })
      return say.label('deliveries.what.let-out', { name, number: (await names.threadAt(effect.thread)) ?? '' })
    }
    case 'closeThread':
      return say.label('deliveries.what.closing', { number: (await names.threadAt(effect.thread)) ?? '' })
    case 'reopenThread':
      return say.label('deliveries.what.reopening', { number: (await names.threadAt(effect.thread)) ?? '' })
    case 'openRoom':
    case 'makeChannel':
      return say.label('deliveries.what.channel', { name: effect.name })
    case 'grantRole':
      return say.label('deliveries.what.role', { name: await names.user(effect), how: 'given' })
    case 'revokeRole':
      return say.label('deliveries.what.role', { name: await names.user(effect), how: 'taken' })
    case 'inviteToChannel':
      return say.label('deliveries.what.invitation', {
        name: await names.user({ space: effect.place.space, user: effect.user }),
      })
    case 'joinChannel':
      return say.label('deliveries.what.joining')
    case 'leaveSpace':
      return say.label('deliveries.what.leaving', { space: await names.space(effect.space) })
    default:
      return effect satisfies never
  }
}

function byEvent(event: InboundEvent, say: Say): string {
  switch (event.kind) {
    case 'space-seen':
      return say.label('deliveries.what.arrived', { space: event.name })
    case 'member-joined':
      return say.label('deliveries.what.joined', { name: event.member.name })
    case 'member-ready':
      return say.label('deliveries.what.ready', { name: event.member.name })
    case 'member-left':
      return say.label('deliveries.what.left')
    case 'message':
      return say.label('deliveries.what.wrote', { name: event.author.name })
    case 'joined-thread':
      return say.label('deliveries.what.joined-thread', { name: event.user.name })
    case 'reacted':
      return say.label('deliveries.what.reacted', { name: event.user.name })
    default:
      return event satisfies never
  }
}
