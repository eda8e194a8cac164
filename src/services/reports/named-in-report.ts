// Whom a report concerns: the author of the message, everybody it names, whoever was chosen in the form, and whoever is named
// in what the reporter wrote.
import { type SpaceRef, spaceKey } from '../../domain/place.ts'
import type { Concerned } from '../../domain/report.ts'
import type { SeenMessage } from '../../ports/inbox.ts'
import type { NamedPeople } from '../support/named-member.ts'

/** As platforms write a mention of an account or a role into a text. */
const mentions = [
  { kind: 'user', pattern: /<@!?([A-Z0-9]+)(?:\|[^>]*)?>/g },
  { kind: 'role', pattern: /<@&([0-9]+)>|<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>/g },
] as const

/** A link to a message of Discord's or Slack's. */
const messageLink = /https:\/\/(?:[a-z]+\.)?(?:discord(?:app)?\.com\/channels|[\w-]+\.slack\.com\/archives)\/\S+/i

export const linksMessage = (text: string): boolean => messageLink.test(text)

/** Whom a message concerns: its author and everybody it names. */
export function namedByMessage(space: SpaceRef, { author, named = [] }: SeenMessage): readonly Concerned[] {
  const others = named.map(({ kind, id, name }): Concerned => ({ space, kind, id, name: name ?? id }))
  return once([{ space, kind: 'user', id: author.user, name: author.name }, ...others])
}

/** Whom a form concerns: whoever was chosen, and whoever is named in its words. */
export function namedByForm(space: SpaceRef, words: string, chosen: NamedPeople | undefined): readonly Concerned[] {
  const inWords = mentions.flatMap(({ kind, pattern }) =>
    [...words.matchAll(pattern)].map(([, id, other]): Concerned => {
      const one = id ?? other ?? ''
      return { space, kind, id: one, name: one }
    }),
  )
  return once([...(chosen === undefined ? [] : [{ space, ...chosen }]), ...inWords])
}

/** Each once, the first as it was named. */
export function once(all: readonly Concerned[]): readonly Concerned[] {
  const keyOf = ({ space, kind, id }: Concerned): string => `${spaceKey(space)}/${kind}/${id}`
  return [...new Map(all.toReversed().map((one) => [keyOf(one), one])).values()].toReversed()
}
