// What a greeting says: one message with one button, in public for everybody there, or directly to the newcomer alone.
// The words are the community's own where it has some in the reader's language, else Hearth's.
import type { Late } from '../../domain/arrival.ts'
import { languageTag } from '../../domain/language.ts'
import type { Member } from '../../domain/member.ts'
import { everyLanguage, textFor, type WelcomeTextKind } from '../../domain/settings/welcome-texts.ts'
import type { Space } from '../../domain/space.ts'
import { readWelcomeText } from '../../domain/welcome-text.ts'
import { type Say, sayIn } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { startHere } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { lines, type Part, person, ping, type Text } from '../../view/text.ts'
import { type House, knownSpace } from '../house.ts'
import { fewerButton } from '../personal/unasked.ts'
import { fillIn } from './fill-in.ts'

/** The greeting that only the newcomer gets, in their language. A guest gets that for guests. */
export function directGreeting(house: House, space: Space, member: Member, late: Late): Promise<Message> {
  const kind = member.guest ? 'guest' : 'direct'
  return greeting(house, space, member, { kind, late, locales: [member.locale, space.locale] })
}

/** The greeting that everybody in the channel reads, in the language of the space. */
export const publicGreeting = (house: House, space: Space, member: Member, late: Late): Promise<Message> =>
  greeting(house, space, member, { kind: 'public', late, locales: [space.locale] })

export interface Wish {
  readonly kind: WelcomeTextKind
  readonly late: Late
  /** The reader's languages, the nearest first. */
  readonly locales: readonly (string | undefined)[]
}

/** A greeting of any kind, in the first of these languages that there are words in. */
export async function greeting(house: House, space: Space, member: Member, wish: Wish): Promise<Message> {
  const { user, name: called } = member
  const locale = wish.locales.find((one) => one !== undefined)
  const say = sayIn(locale)
  const name = wish.kind === 'public' ? ping(user, called) : person(user, called)
  const known = await knownFrom(house, member)
  const own = await ownWords(house, space, wish, name)
  return {
    text: own === undefined ? ourWords(say, space, wish, name, known) : lines(own, ...aside(say, wish.late, known)),
    controls: [
      button(actionId(startHere), say.label('welcome.start-here'), 'primary'),
      // Nobody asks to be greeted, so a greeting has what stands under all that nobody asks for.
      ...(wish.kind === 'public' ? [] : [fewerButton(say)]),
    ],
  }
}

/** The community's own words for it; undefined where it has none. */
async function ownWords(house: House, space: Space, { kind, locales }: Wish, name: Part): Promise<Text | undefined> {
  const settings = await house.store.of(space.community).settings.get()
  const found = textFor(settings['welcome.texts'], kind, locales)
  const read = found === undefined ? undefined : readWelcomeText(found.text)
  if (found === undefined || read?.ok !== true) return undefined
  // Words for whoever has none in their language are in that of the space.
  const language = found.language === everyLanguage ? (languageTag(space.locale ?? '') ?? 'en') : found.language
  return fillIn(house, space, read.pieces, { name, language, channels: settings['welcome.text-channels'] })
}

/** What no words of a community's own can say: that they are known already, and why the greeting comes late. */
export const aside = (say: Say, late: Late, known: string | undefined): readonly Text[] => [
  ...(known === undefined ? [] : [say('welcome.own-known', { space: known })]),
  ...(late === 'no' ? [] : [say('welcome.own-late', { late })]),
]

/** Hearth's own words. */
function ourWords(say: Say, space: Space, { kind, late }: Wish, name: Part, known: string | undefined): Text {
  switch (kind) {
    case 'public':
      return known === undefined
        ? say('welcome.public', { name, late })
        : say('welcome.known-public', { name, late, space: known })
    case 'direct':
      return known === undefined
        ? say('welcome.direct', { space: space.name, name, late })
        : say('welcome.known-direct', { space: space.name, name, late, other: known })
    case 'guest':
      return lines(say('welcome.guest', { space: space.name, name }), ...aside(say, late, known))
    default:
      return kind satisfies never
  }
}

/** The name of another space where the same person is, as far as they have linked their accounts. */
async function knownFrom(house: House, { community, id, person: who, activeAt }: Member): Promise<string | undefined> {
  if (activeAt === undefined) return undefined
  const accounts = await house.store.of(community).members.ofPerson(who)
  const other = accounts.find((one) => one.id !== id && one.leftAt === undefined)
  return other === undefined ? undefined : (await knownSpace(house, community, other.user.space)).name
}
