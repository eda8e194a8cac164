// Moderators pause the welcomes of a space, and resume them: whoever came meanwhile, and is there still, is greeted then.
import type { Caller } from '../../domain/caller.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Space } from '../../domain/space.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Message } from '../../view/message.ts'
import { type Part, person } from '../../view/text.ts'
import { acted, type House } from '../house.ts'
import { pauseButton, touchBurst } from './bursts.ts'
import { onceInSpace, spaceAt } from './of-space.ts'
import { nextDaily } from './together.ts'
import { dailyDue, dayMs, pacedDue, togetherDue } from './waits.ts'

export interface Pauses {
  /** Greets nobody in the space of this key until that is resumed. Rejects with a UserError when it is none of the caller's. */
  pause(caller: Caller, say: Say, key: string): Promise<Message>
  resume(caller: Caller, say: Say, key: string): Promise<Message>
}

/** Makes the part of the welcome that pauses it. */
export function pauses(house: House): Pauses {
  const { store, clock } = house

  async function spaceOf({ community }: Caller, say: Say, key: string): Promise<Space> {
    const space = await spaceAt(house, community, key)
    if (space === undefined) throw new UserError(say('arriving.pause.elsewhere'))
    return space
  }

  const said = async (space: Space, say: Say, text: Message['text']): Promise<Message> => ({
    text,
    controls: [await pauseButton(house, space, say.label('arriving.pause'), say.label('arriving.resume'))],
  })

  async function nameOf({ community }: Space, member: Caller['member']): Promise<Part> {
    const found = await store.of(community).members.get(member)
    return found === undefined ? { kind: 'plain', text: '?' } : person(found.user, found.name)
  }

  const moment = (at: number): Part => ({ kind: 'time', at, style: 'moment' })

  return {
    async pause(caller, say, key) {
      const space = await spaceOf(caller, say, key)
      const { rushes } = store.of(space.community)
      const known = await rushes.pause(space.ref)
      if (known !== undefined) {
        const about = { name: await nameOf(space, known.member), at: moment(known.at), space: space.name }
        return said(space, say, say('arriving.pause.before', about))
      }
      await rushes.paused({ space: space.ref, member: caller.member, at: clock.now() })
      await acted(house, space.community, caller.member, 'welcome.paused', key)
      await touchBurst(house, space)
      return said(space, say, say('arriving.pause.done', { space: space.name }))
    },
    async resume(caller, say, key) {
      const space = await spaceOf(caller, say, key)
      const { records, rushes } = store.of(space.community)
      if ((await rushes.pause(space.ref)) === undefined) {
        const last = await records.lastAct(spaceKey(space.ref))
        if (last?.act !== 'welcome.resumed')
          return said(space, say, say('arriving.resume.never', { space: space.name }))
        const about = { name: await nameOf(space, last.member), at: moment(last.at), space: space.name }
        return said(space, say, say('arriving.resume.before', about))
      }
      await rushes.resumed(space.ref)
      await acted(house, space.community, caller.member, 'welcome.resumed', key)
      const count = await greetWhoWaited(house, space)
      await touchBurst(house, space)
      return said(space, say, say('arriving.resume.done', { space: space.name, count }))
    },
  }
}

/** Has everybody greeted who waits, but those who came over a day ago. Answers how many people that is. */
async function greetWhoWaited(house: House, space: Space): Promise<number> {
  const { arrivals } = house.store.of(space.community)
  const now = house.clock.now()
  for (const [held, turn] of [
    ['held-together', 'together'],
    ['held-paced', 'paced'],
  ] as const) {
    await arrivals.changeAll(space.ref, held, turn)
    await arrivals.passOver(space.ref, turn, now - dayMs)
  }
  const counts = await arrivals.counts(space.ref)
  const [together, paced, daily] = (['together', 'paced', 'daily'] as const).map((state) => counts.get(state) ?? 0)
  await onceInSpace(house, space, togetherDue, now)
  await onceInSpace(house, space, pacedDue, now)
  if (daily) await onceInSpace(house, space, dailyDue, await nextDaily(house, space))
  return (together ?? 0) + (paced ?? 0)
}
