// Where Discord itself differs from its published schemas: each erratum says why and mends a copy of the body before it is checked.
interface Erratum {
  readonly why: string
  readonly mend: (key: string, value: unknown) => unknown
}

/** Returned by an erratum for a key that Discord reads past. */
const IGNORED = Symbol('ignored')

const PERMISSION_KEYS = new Set(['default_member_permissions', 'allow', 'deny'])

/** The differences, in the order they were met. */
const ERRATA: readonly Erratum[] = [
  {
    why: 'Permissions are strings of digits on the wire; the schemas type them as numbers.',
    mend: (key, value) =>
      PERMISSION_KEYS.has(key) && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
  },
  {
    why: 'discord.js sends tts and enforce_nonce with every message body, also where the schema has neither.',
    mend: (key, value) => ((key === 'tts' || key === 'enforce_nonce') && typeof value === 'boolean' ? IGNORED : value),
  },
  {
    why: 'discord.js names age restriction of a command; Discord takes it though the schema lacks it.',
    mend: (key, value) => (key === 'nsfw' && typeof value === 'boolean' ? IGNORED : value),
  },
]

/** A copy of a body with the errata applied. */
export function applyErrata(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(applyErrata)
  if (body === null || typeof body !== 'object') return body
  const mended: Record<string, unknown> = {}
  for (const [key, given] of Object.entries(body)) {
    const value = ERRATA.reduce((now: unknown, erratum) => (now === IGNORED ? now : erratum.mend(key, now)), given)
    if (value !== IGNORED) mended[key] = applyErrata(value)
  }
  return mended
}
