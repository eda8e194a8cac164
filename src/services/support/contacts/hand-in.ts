// Takes what is handed in for people without an account: once each, with how much of it came lately, in one transaction.
import type { HandedIn } from '../../../domain/handed-in.ts'
import type { SpaceRef } from '../../../domain/place.ts'
import type { Space } from '../../../domain/space.ts'
import { topicKey } from '../../../domain/topic.ts'
import type { Intake, IntakeOutcome } from '../../../ports/intake.ts'
import { type House, staffPlace } from '../../house.ts'
import { aroundThread } from '../around.ts'
import { noted } from '../noted.ts'
import { contactFor } from './contact-for.ts'
import { digest } from './digest.ts'
import { handedInRate, keptMs, sameWordsMs } from './handed-in-rate.ts'
import { type OutsideDesks, openOutside, theySaid } from './open-outside.ts'

/** Makes what takes it. */
export function handIn(house: House, desks: OutsideDesks): Intake {
  const { store, clock } = house

  async function inThread(space: Space, handedIn: HandedIn) {
    const { community } = space
    const { threads, settings } = store.of(community)
    const topics = (await settings.get())['support.topics']
    const { topic: typed, text, subject, name, reach } = handedIn
    const topic = typed === undefined ? undefined : topics.find((one) => topicKey(one.name) === topicKey(typed))
    if (typed !== undefined && topic === undefined)
      return { kind: 'unknown topic', known: topics.map((one) => one.name) } as const
    if ((await staffPlace(house, space)) === undefined) return { kind: 'nobody' } as const
    const contact = await contactFor(house, space, name, reach)
    const open = (await threads.openOf([contact.id])).find((one) => one.topic === topic?.id)
    if (open === undefined) {
      const { thread } = await openOutside(house, desks, { contact, subject, words: text, topic })
      await noted(house, thread, 'contact.handed-in')
      return { kind: 'thread', thread } as const
    }
    await theySaid(house, desks, await aroundThread(house, open), text)
    return { kind: 'thread', thread: open } as const
  }

  async function once(space: Space, secret: string, key: string, handedIn: HandedIn): Promise<IntakeOutcome> {
    const { intake, threads } = store.of(space.community)
    const now = clock.now()
    const taken = await intake.take(secret, now, handedInRate)
    if (taken.kind === 'revoked') return taken
    if (taken.kind === 'later') return { kind: 'later', seconds: Math.max(1, Math.ceil((taken.at - now) / 1000)) }
    const before = await intake.known(secret, key, now)
    const known = before === undefined ? undefined : await threads.get(before)
    if (known !== undefined) return { kind: 'kept', number: known.number }
    const found = await inThread(space, handedIn)
    if (found.kind !== 'thread') return found
    const until = now + (handedIn.id === undefined ? sameWordsMs : keptMs)
    await intake.keep(secret, key, found.thread.id, now, until)
    return { kind: 'kept', number: found.thread.number }
  }

  return {
    async secrets(ref) {
      const space = await store.spaces.find(ref)
      return space === undefined || space.refusedAt !== undefined ? [] : store.of(space.community).intake.secrets(ref)
    },
    async take(ref: SpaceRef, secret, handedIn) {
      const { id, reach, text, topic } = handedIn
      const key = await digest(id === undefined ? JSON.stringify([reach.key, topic, text]) : `id:${id}`)
      const space = await store.spaces.find(ref)
      if (space === undefined) return { kind: 'revoked' }
      return store.transaction(space.community, () => once(space, secret, key, handedIn))
    },
  }
}
