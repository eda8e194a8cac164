// Words of our commands in Discord's locales, and whom Discord shows a command to.
import { Locale, PermissionFlagsBits } from 'discord.js'
import type { Level } from '../../src/bot/spec.ts'
import { nearestLocale, type Say, sayIn } from '../../src/locales/say.ts'

const permissions: Record<Level, bigint | undefined> = {
  everyone: undefined,
  staff: PermissionFlagsBits.ManageThreads,
  admins: PermissionFlagsBits.ManageGuild,
}

/** Whom Discord shows it to. Who may really use it, dispatch asks each time. */
export function permissionsOf(who: Level): { default_member_permissions?: string } {
  const permission = permissions[who]
  return permission === undefined ? {} : { default_member_permissions: permission.toString() }
}

/** The same words for each of Discord's locales that one of our catalogues serves; English is the default and none of them. */
export function localized<Key extends string>(
  key: Key,
  words: (say: Say) => string,
): Partial<Record<Key, Partial<Record<Locale, string>>>> {
  const served = Object.values(Locale).filter((locale) => nearestLocale(locale) !== 'en')
  if (served.length === 0) return {}
  const entries = served.map((locale) => [locale, words(sayIn(locale))] as const)
  const map: Partial<Record<Locale, string>> = {}
  for (const [locale, said] of entries) map[locale] = said
  const localizations: Partial<Record<Key, Partial<Record<Locale, string>>>> = {}
  localizations[key] = map
  return localizations
}
