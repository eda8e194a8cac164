// Who is in the workspace: kept from what Slack sends, changed by its events, and read again when over a minute old.
import type { webApi } from '@slack/bolt'
import { z } from 'zod'
import { mailDomain } from '../../src/domain/organisation.ts'
import { isZone } from '../../src/domain/settings/digest.ts'
import type { UserSeen } from '../../src/ports/event.ts'
import type { MemberFacts } from '../../src/ports/platform.ts'
import type { Clock, Timers } from '../../src/ports/system.ts'
import { limits } from './limits.ts'
import { codeOf, lookUpError } from './outcome.ts'
import { pages } from './paging.ts'
import { listPatienceMs, patienceOf } from './patience.ts'

/** What Slack names people and channels by. It stands in requests of ours and in keys: nothing else is taken for one. */
export const slackId = z.string().regex(/^[A-Z][A-Z0-9]{1,40}$/)

/** A user as the API and events show one. */
export const slackUser = z.object({
  id: slackId,
  name: z.string().optional(),
  real_name: z.string().nullish(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_admin: z.boolean().optional(),
  is_owner: z.boolean().optional(),
  is_primary_owner: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  locale: z.string().nullish(),
  tz: z.string().nullish(),
  updated: z.number().optional(),
  profile: z
    .object({
      display_name: z.string().nullish(),
      real_name: z.string().nullish(),
      image_192: z.string().nullish(),
      /** Only where the app may read it. The address is forgotten here. */
      email: z.string().nullish(),
    })
    .transform(({ email, ...shown }) => ({ ...shown, mailDomain: email ? mailDomain(email) : undefined }))
    .optional(),
})
export type SlackUser = z.infer<typeof slackUser>

export interface People {
  /** Keeps what an event says of somebody. */
  learn(user: SlackUser): void
  /** The user groups have changed. */
  forgetGroups(): void
  /** Somebody as last seen, read when not seen yet; undefined when Slack does not say. Never rejects. */
  find(id: string): Promise<SlackUser | undefined>
  /** Somebody as last seen; undefined when that would have to be asked. */
  known(id: string): SlackUser | undefined
  /** Whether what somebody may do is known, and Slack need not be asked. */
  isFresh(id: string): boolean
  /** Somebody in the words of the ports, by their id alone when Slack does not say more. Never rejects. */
  seen(id: string): Promise<UserSeen>
  /** When somebody's account was closed last, also when it is open again; undefined when that is not known. */
  leftAt(id: string): number | undefined
  /** Who somebody is now; undefined when they are no member. Rejects with a PlatformError. */
  facts(id: string): Promise<MemberFacts | undefined>
  /** Everyone who has an account, bots included. */
  all(): Promise<readonly SlackUser[]>
}

const freshMs = 60_000

/** Somebody waits for what they may do. */
const groupPatienceMs = 10_000

/** What somebody is called. */
export const nameOf = (user: SlackUser): string =>
  [user.profile?.display_name, user.profile?.real_name, user.real_name, user.name].find((name) => name) ?? user.id

/** Somebody in the words of the ports. Slack does not tell when an account was made. */
export const seenOf = (user: SlackUser): UserSeen => ({
  user: user.id,
  name: nameOf(user),
  bot: user.is_bot === true || user.id === 'USLACKBOT',
  guest: isGuest(user),
  ...(user.locale ? { locale: user.locale } : {}),
  ...(isKnownZone(user.tz) ? { zone: user.tz } : {}),
  ...(user.profile?.image_192 ? { avatar: user.profile.image_192 } : {}),
  ...mailOf(user),
})

const mailOf = ({ profile }: SlackUser): { readonly mailDomain?: string } =>
  profile?.mailDomain === undefined ? {} : { mailDomain: profile.mailDomain }

/** Every message is somebody's, and asking whether there is such a zone takes a while: those that there are, are remembered. */
const zones = new Set<string>()

function isKnownZone(zone: string | null | undefined): zone is string {
  if (!zone) return false
  if (!zones.has(zone) && isZone(zone)) zones.add(zone)
  return zones.has(zone)
}

const isGuest = (user: SlackUser): boolean => user.is_restricted === true || user.is_ultra_restricted === true

/** Makes the memory of one workspace's people. */
export function peopleOf(client: webApi.WebClient, clock: Clock, timers: Timers): People {
  const known = new Map<string, { readonly user: SlackUser; readonly at: number }>()
  const leaves = new Map<string, number>()
  let groups: { readonly members: ReadonlyMap<string, readonly string[]>; readonly at: number } | undefined

  const isRecent = (at: number | undefined): boolean => at !== undefined && clock.now() - at <= freshMs

  function learn(user: SlackUser): void {
    if (user.deleted === true) leaves.set(user.id, user.updated === undefined ? clock.now() : user.updated * 1000)
    const locale = user.locale ?? known.get(user.id)?.user.locale
    known.set(user.id, { user: { ...user, locale }, at: clock.now() })
  }

  async function read(id: string): Promise<SlackUser | undefined> {
    try {
      const { user } = await client.users.info({ user: id, include_locale: true })
      const parsed = slackUser.parse(user)
      learn(parsed)
      return parsed
    } catch (error) {
      if (codeOf(error) === 'user_not_found') return undefined
      throw lookUpError('users.info', 'Slack does not say who this is.', error)
    }
  }

  /** A workspace without user groups, or a token that may not see them, has none that count. */
  async function readGroups(): Promise<ReadonlyMap<string, readonly string[]>> {
    if (groups !== undefined && isRecent(groups.at)) return groups.members
    const members = new Map<string, readonly string[]>()
    try {
      const patience = patienceOf(timers, groupPatienceMs)
      const { usergroups } = await patience(() => client.usergroups.list({ include_users: true }))
      for (const { id, users } of usergroups ?? []) if (id !== undefined) members.set(id, users ?? [])
    } catch (error) {
      if (codeOf(error) === undefined)
        throw lookUpError('usergroups.list', 'Slack does not say who is in which user group.', error)
    }
    groups = { members, at: clock.now() }
    return members
  }

  async function find(id: string): Promise<SlackUser | undefined> {
    const seen = known.get(id)
    return seen === undefined ? read(id).catch(() => undefined) : seen.user
  }

  return {
    learn,
    find,
    known: (id) => known.get(id)?.user,
    isFresh: (id) => isRecent(known.get(id)?.at) && isRecent(groups?.at),
    async seen(id) {
      const found = await find(id)
      return found === undefined ? { user: id, name: id, bot: false, guest: false } : seenOf(found)
    },
    leftAt: (id) => leaves.get(id),
    forgetGroups() {
      groups = undefined
    },
    async facts(id) {
      const seen = known.get(id)
      const user = seen !== undefined && isRecent(seen.at) ? seen.user : await read(id)
      if (user === undefined || user.deleted === true) return undefined
      const members = await readGroups()
      return {
        admin: user.is_admin === true || user.is_owner === true,
        roles: [...members].filter(([, users]) => users.includes(id)).map(([group]) => group),
        guest: isGuest(user),
        ...mailOf(user),
      }
    },
    async all() {
      const found: SlackUser[] = []
      const listed = pages(
        (from) => client.users.list({ limit: limits.peoplePage, include_locale: true, ...from }),
        patienceOf(timers, listPatienceMs),
      )
      try {
        for await (const page of listed) found.push(...z.array(slackUser).parse(page.members ?? []))
      } catch (error) {
        throw lookUpError('users.list', 'Slack does not say who is in the workspace.', error)
      }
      for (const user of found) learn(user)
      return found
    },
  }
}

/** Who should hear from Hearth first: the primary owner, else an owner, else an admin. */
export function hostAmong(users: readonly SlackUser[]): SlackUser | undefined {
  const candidates = users.filter((user) => user.deleted !== true && user.is_bot !== true)
  return (
    candidates.find((user) => user.is_primary_owner === true) ??
    candidates.find((user) => user.is_owner === true) ??
    candidates.find((user) => user.is_admin === true)
  )
}
