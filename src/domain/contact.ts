// People without an account: somebody whom the team reaches by phone, by mail or in person.
import type { UserRef } from './place.ts'

export const contactWays = ['phone', 'mail', 'person'] as const
export type ContactWay = (typeof contactWays)[number]

export interface Reach {
  readonly way: ContactWay
  /** As it was typed: a number, an address, or where they come; may be empty. */
  readonly reach: string
  /** The same for whoever is known by it, however it is typed; undefined where nobody can be. */
  readonly key: string | undefined
}

/** The longest name of somebody, and the longest way to reach them. */
export const contactNameLength = 80
export const reachLength = 200

const mail = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/
const phone = /^\+?[\d\s().\-/]{5,30}$/

/** Reads how somebody is reached: a mail address, a phone number, or in words, as whoever comes in person. */
export function readReach(typed: string): Reach {
  const reach = typed.trim().replaceAll(/\s+/g, ' ')
  if (mail.test(reach)) return { way: 'mail', reach, key: `mail:${reach.toLowerCase()}` }
  const digits = reach.replaceAll(/\D/g, '')
  if (phone.test(reach) && digits.length >= 5)
    return { way: 'phone', reach, key: `phone:${/^\s*\+/.test(reach) ? digits : digits.replace(/^00/, '')}` }
  return { way: 'person', reach, key: undefined }
}

const mark = 'outside:'

/** The account of somebody who has none: no platform has one that is called so. */
export const outsideUser = (id: string): string => `${mark}${id}`

/** Whether it is one of theirs. */
export const hasNoAccount = ({ user }: Pick<UserRef, 'user'>): boolean => user.startsWith(mark)
