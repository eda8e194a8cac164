// When the digest comes out. There is none before a zone is set.
import { z } from 'zod'

export const digestCadences = ['off', 'daily', 'weekly'] as const
export type DigestCadence = (typeof digestCadences)[number]

/** Whether the running system knows the zone: `Europe/Berlin`, `UTC`. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return /^[A-Za-z]/.test(zone)
  } catch {
    return false
  }
}

/** Set by `/digest schedule` alone, since nobody types the key of a space. */
export const digestPlaceSettings = {
  /** The key of the space where it comes out; empty: in the first that has a place for it. */
  'digest.space': z.union([z.literal(''), z.string().regex(/^(discord|slack|playground):./)]).default(''),
}

export const digestSettings = {
  'digest.every': z.enum(digestCadences).default('off'),
  /** Hours and minutes in the zone. */
  'digest.time': z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default('09:00'),
  /** An IANA zone; empty until it is set. */
  'digest.zone': z.union([z.literal(''), z.string().refine(isZone)]).default(''),
}
