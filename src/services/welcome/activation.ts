// The first message or reaction of a newcomer: that it was is kept, and nothing of what it says. Everybody else writes unnoticed:
// whoever is known to take part, or was there before, is remembered for a while, so that a chat costs no look into the store.

import { isNewcomer } from '../../domain/newcomer.ts'
import { placeKey, type UserRef } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { MessageEvent, ReactionEvent } from '../../ports/event.ts'
import type { Flow } from '../flow.ts'
import { directPlace, type House, tookPart } from '../house.ts'

/** Accounts that are remembered at most, and for how long: whoever leaves and comes back may be heard of elsewhere. */
const rememberedAtMost = 20_000
const rememberedMs = 60 * 60_000

/** Makes the flow. */
export function activationFlow(house: House): Flow {
  const { store, clock } = house
  const settled = new Map<string, number>()
  const keyOf = (user: UserRef): string => placeKey(directPlace(user))

  function remember(key: string): void {
    const [oldest] = settled.keys()
    if (settled.size >= rememberedAtMost && oldest !== undefined) settled.delete(oldest)
    settled.set(key, clock.now() + rememberedMs)
  }

  /** Whether it is still to be found out, or kept, that this account takes part. */
  async function isNew(space: Space, user: UserRef): Promise<boolean> {
    const key = keyOf(user)
    const until = settled.get(key)
    if (until !== undefined && until > clock.now()) return false
    settled.delete(key)
    const { members, newcomers } = store.of(space.community)
    const member = await members.byUser(user)
    if (member !== undefined && isNewcomer(member) && !(await newcomers.isActivated(member.id))) return true
    remember(key)
    return false
  }

  async function isPublic({ place }: MessageEvent | ReactionEvent): Promise<boolean> {
    if (place.kind === 'direct') return false
    return place.kind === 'channel' || !(await store.spaces.isDirectChannel(place.space.platform, place.channel))
  }

  return {
    async notes(event, space) {
      const user = whoTookPart(event)
      return user !== undefined && (await isNew(space, user)) && isPublic(event)
    },
    async wantsReaction(event, space) {
      const user = whoTookPart(event)
      const wanted = user !== undefined && (await isNew(space, user)) && (await isPublic(event))
      return wanted && 'without words'
    },
    async handle(event, space) {
      if (event.kind === 'member-joined') settled.delete(keyOf({ space: event.space, user: event.member.user }))
      if (event.kind !== 'message' && event.kind !== 'reacted') return
      const user = whoTookPart(event)
      if (user === undefined || !(await isNew(space, user)) || !(await isPublic(event))) return
      const member = await store.of(space.community).members.byUser(user)
      const how = event.kind === 'message' ? 'message' : 'reaction'
      if (member !== undefined) await tookPart(house, space.community, member.id, how)
    },
    followUps: {},
    render: {},
    posted: {},
    due: {},
  }
}

/** The person behind it; undefined for bots, and for what is no new message. */
function whoTookPart(event: MessageEvent | ReactionEvent): UserRef | undefined {
  if (event.kind === 'message' ? event.what !== 'posted' : event.takenBack === true) return undefined
  const { user, bot } = event.kind === 'message' ? event.author : event.user
  return bot || user === '' ? undefined : { space: event.space, user }
}
