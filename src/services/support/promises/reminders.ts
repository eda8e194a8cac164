// Reminds of a promise before it is due, and when it is: whoever is to keep it, else whoever has the thread, else the team.
import type { DueNow } from '../../../delivery/delivery.ts'
import type { CommunityId, MemberId } from '../../../domain/ids.ts'
import { remindAt, type ThreadPromise } from '../../../domain/promise.ts'
import type { SupportThread } from '../../../domain/support.ts'
import type { Say } from '../../../locales/say.ts'
import type { Message } from '../../../view/message.ts'
import type { House } from '../../house.ts'
import { tellPerson } from '../../personal/tell.ts'
import { type Around, around, named, quoted, subjectOfThread } from '../around.ts'
import { postToTeam } from '../team-room.ts'
import { sayAmong } from '../teams/alone.ts'
import { promiseButtons, promiseSubject } from './promise-card.ts'

/** What is due of one: a reminder before, and the promise itself. */
export const promiseNearDue = 'promise.near'
export const promiseNowDue = 'promise.now'

/** Plans both. */
export async function planReminders(
  { delivery, clock }: House,
  community: CommunityId,
  { id, dueAt }: Pick<ThreadPromise, 'id' | 'dueAt'>,
  zone: string,
): Promise<void> {
  await delivery.later(community, promiseNearDue, id, remindAt(clock.now(), dueAt, zone))
  await delivery.later(community, promiseNowDue, id, dueAt)
}

/** Takes both back. */
export async function noReminders({ delivery }: House, community: CommunityId, id: string): Promise<void> {
  for (const kind of [promiseNearDue, promiseNowDue]) await delivery.notLater(community, kind, id)
}

/** Makes what reminds, of something that is due of one. */
export const remindsOf =
  (house: House, when: 'near' | 'now') =>
  async ({ community, subject }: DueNow): Promise<void> => {
    const promise = await house.store.of(community).promises.get(subject)
    const about = promise === undefined ? undefined : await around(house, community, promise.thread)
    if (promise?.state !== 'open' || about === undefined) return
    await tellKeeper(house, about, promise, (say) => {
      const { number } = about.thread
      const at = { kind: 'time', at: promise.dueAt, style: 'moment' } as const
      const text = say('promises.reminder', { when, number, name: named(about.opener), what: quoted(promise.what), at })
      return { text, controls: promiseButtons(say, promise) }
    })
  }

/** Tells whoever is to keep it now. */
async function tellKeeper(
  house: House,
  about: Around,
  { keeper }: ThreadPromise,
  message: (say: Say) => Message,
): Promise<void> {
  const { thread, assignee } = about
  const { members, spaces } = house.store.of(thread.community)
  const own = keeper === undefined ? undefined : await members.get(keeper)
  const to = [own, assignee].find((one) => one !== undefined && one.leftAt === undefined)
  if (to === undefined) {
    await postToTeam(house, about, message)
    return
  }
  const locale = to.locale ?? (await spaces.get(to.user.space))?.locale
  const say = await sayAmong(house, thread.community, locale)
  await tellPerson(house, thread.community, to.user, message(say), { subject: thread.id })
}

/** Brings up what shows a promise, and its thread. */
export async function touchPromise(house: House, community: CommunityId, promise: ThreadPromise): Promise<void> {
  await house.delivery.touch(community, promiseSubject(promise.id))
  await house.delivery.touch(community, subjectOfThread({ id: promise.thread }))
}

/** The words of a thread are gone: so are those of what was promised in it, and nobody is reminded any more. */
export async function erasePromises(
  house: House,
  { community, id }: Pick<SupportThread, 'community' | 'id'>,
): Promise<void> {
  for (const promise of await house.store.of(community).promises.erase(id, house.clock.now())) {
    await noReminders(house, community, promise.id)
    await house.delivery.touch(community, promiseSubject(promise.id))
  }
}

/** Whoever has these accounts keeps no promise any more: the team of each thread is told which there are. */
export async function releasePromises(
  house: House,
  community: CommunityId,
  accounts: readonly MemberId[],
  why: 'left' | 'no-moderator',
): Promise<void> {
  const { promises, members } = house.store.of(community)
  for (const promise of await promises.openWith(accounts)) {
    const about = await around(house, community, promise.thread)
    const keeper = promise.keeper === undefined ? undefined : await members.get(promise.keeper)
    await promises.release(promise.id)
    await touchPromise(house, community, promise)
    if (about === undefined || keeper === undefined) continue
    await postToTeam(house, about, (say) => {
      const at = { kind: 'time', at: promise.dueAt, style: 'moment' } as const
      const args = { number: about.thread.number, name: named(keeper), to: named(about.opener), at }
      const text = say('promises.released', {
        ...args,
        why: why === 'left' ? 'left' : 'other',
        what: quoted(promise.what),
      })
      return { text, controls: promiseButtons(say, promise) }
    })
  }
}
