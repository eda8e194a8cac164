// What stands in the menu of a message, and our name at the start of one.
import type { Registry } from '../../src/bot/registry.ts'
import type { Place } from '../../src/domain/place.ts'
import { sayIn } from '../../src/locales/say.ts'
import { directChannel } from './places.ts'
import type { Person } from './things.ts'

export interface MenuEntry {
  readonly name: string
  readonly label: string
}

/** What this person may do with a message. */
export const messageMenu = ({ messages }: Registry, person: Person): readonly MenuEntry[] =>
  messages
    .filter(({ who }) => who === 'everyone' || person.moderator)
    .map(({ name, label }) => ({ name, label: sayIn(undefined).label(label) }))

/**
 * What stands behind our name, where a message among people begins with it. In direct messages nobody needs to be called,
 * as on Slack.
 */
export function behindOurName(text: string, place: Place): string | undefined {
  const isDirect = place.kind === 'direct' || (place.kind === 'thread' && place.channel.startsWith(directChannel))
  const [name] = /^\s*@hearth(?![\p{L}\p{N}_-])[\s,:]*/iu.exec(text) ?? []
  return isDirect || name === undefined ? undefined : text.slice(name.length)
}
