// The community's own words for its greetings, as moderators change them: what holds in a language, and what they write instead.
import type { Caller } from '../../domain/caller.ts'
import { languageName } from '../../domain/language.ts'
import { channelsIn } from '../../domain/placeholders.ts'
import {
  everyLanguage,
  type NamedChannel,
  textFor,
  type WelcomeTextKind,
  type WelcomeTexts,
  type WelcomeTextsByLanguage,
  welcomeTextKinds,
} from '../../domain/settings/welcome-texts.ts'
import { readWelcomeText } from '../../domain/welcome-text.ts'
import type { Say } from '../../locales/say.ts'
import type { Answer } from '../../ports/answer.ts'
import { PlatformError } from '../../ports/errors.ts'
import { actionId } from '../../view/action-id.ts'
import { welcomePreviewRef } from '../../view/actions.ts'
import { button, type Fact, type Message } from '../../view/message.ts'
import { plain, type Text } from '../../view/text.ts'
import { acted, type House, knownSpace } from '../house.ts'
import { seenChannels } from '../setup/seen-channels.ts'
import { chosenLanguage } from './chosen-language.ts'
import { textWithout } from './our-texts.ts'
import { checkText, type SeenSpace } from './text-problems.ts'

/** What was typed for each text; undefined where nothing was. */
export type TypedTexts = Readonly<Record<WelcomeTextKind, string | undefined>>

/** What holds in a language. */
export interface HeldTexts {
  readonly language: string
  /** Says which language it is. */
  readonly about: Text
  readonly texts: Readonly<Record<WelcomeTextKind, string>>
}

const kindLabel = { public: 'welcome.edit.public', direct: 'welcome.edit.direct', guest: 'welcome.edit.guest' } as const
const previewLabel = {
  public: 'welcome.preview.see-public',
  direct: 'welcome.preview.see-direct',
  guest: 'welcome.preview.see-guest',
} as const

/** What holds in this language. Rejects with a UserError where it is none. */
export async function heldTexts(
  house: House,
  caller: Caller,
  say: Say,
  typedLanguage: string | undefined,
): Promise<HeldTexts> {
  const language = chosenLanguage(typedLanguage, say)
  const space = await knownSpace(house, caller.community, caller.space)
  const { 'welcome.texts': texts } = await house.store.of(caller.community).settings.get()
  const held = (kind: WelcomeTextKind) => texts[language]?.[kind] ?? textWithout(texts, kind, language, space.locale)
  return {
    language,
    about: aboutLanguage(language, say),
    texts: { public: held('public'), direct: held('direct'), guest: held('guest') },
  }
}

/** Looks up the channels of every space, where a text names some. What cannot be asked for is missing afterwards. */
export async function lookUpChannels(house: House, caller: Caller, typed: TypedTexts): Promise<void> {
  const names = welcomeTextKinds.flatMap((kind) => {
    const read = readWelcomeText(typed[kind] ?? '')
    return read.ok ? channelsIn(read.pieces) : []
  })
  if (names.length === 0) return
  const seen = seenChannels(house)
  for (const space of await spacesOf(house, caller))
    await seen.look(caller.community, space.ref).catch((error: unknown) => {
      if (!(error instanceof PlatformError)) throw error
    })
}

/** Keeps what was typed, in the caller's transaction; or says by field what cannot stand, and keeps nothing. */
export async function saveTexts(
  house: House,
  caller: Caller,
  say: Say,
  tag: string,
  typed: TypedTexts,
): Promise<Answer> {
  const language = chosenLanguage(tag, say)
  const { settings } = house.store.of(caller.community)
  const space = await knownSpace(house, caller.community, caller.space)
  const spaces = await seenSpaces(house, caller)
  const before = (await settings.get())['welcome.texts']
  const own: { [Kind in WelcomeTextKind]?: string } = {}
  const errors: Record<string, Text> = {}
  const channels: NamedChannel[] = []
  for (const kind of welcomeTextKinds) {
    const text = typed[kind]
    // What would be said anyway is nobody's own: it goes on changing with what it comes from.
    if (text === undefined || text === textWithout(before, kind, language, space.locale)) continue
    const checked = await checkText(house, text, spaces, say)
    if (checked.ok) channels.push(...checked.channels)
    else errors[kind] = [...say(kindLabel[kind]), ...plain(': '), ...checked.problem]
    own[kind] = text
  }
  if (Object.keys(errors).length > 0) return { kind: 'errors', fields: errors }
  const changed = await settings.change((now) => {
    const texts = withTexts(now['welcome.texts'], language, own)
    return {
      'welcome.texts': texts,
      'welcome.text-channels': stillNamed(texts, now['welcome.text-channels'], channels),
    }
  })
  await acted(house, caller.community, caller.member, 'welcome.edited', language)
  return { kind: 'say', message: savedMessage(changed, language, own, say) }
}

/** The spaces of the community that are set up, on a platform that is there. */
async function spacesOf({ store, lookUps }: House, { community }: Caller) {
  const isThere = (platform: Parameters<typeof lookUps>[0]): boolean => {
    try {
      return lookUps(platform) !== undefined
    } catch {
      return false
    }
  }
  const all = await store.of(community).spaces.all()
  return all.filter(({ confirmedAt, ref }) => confirmedAt !== undefined && isThere(ref.platform))
}

async function seenSpaces(house: House, caller: Caller): Promise<readonly SeenSpace[]> {
  const seen = seenChannels(house)
  const spaces = await spacesOf(house, caller)
  return Promise.all(spaces.map(async (space) => ({ space, channels: await seen.known(caller.community, space.ref) })))
}

function withTexts(texts: WelcomeTextsByLanguage, language: string, own: WelcomeTexts): WelcomeTextsByLanguage {
  const { [language]: _before, ...others } = texts
  return Object.keys(own).length === 0 ? others : { ...others, [language]: own }
}

/** The channels that some text still names, as they were found last. */
function stillNamed(
  texts: WelcomeTextsByLanguage,
  before: readonly NamedChannel[],
  found: readonly NamedChannel[],
): NamedChannel[] {
  const named = new Set(
    Object.values(texts)
      .flatMap((one) => welcomeTextKinds.map((kind) => readWelcomeText(one[kind] ?? '')))
      .flatMap((read) => (read.ok ? channelsIn(read.pieces) : [])),
  )
  const keyOf = ({ space, typed }: NamedChannel): string => `${space} ${typed}`
  const all = new Map([...before, ...found].map((one) => [keyOf(one), one]))
  return [...all.values()].filter(({ typed }) => named.has(typed))
}

const aboutLanguage = (language: string, say: Say): Text =>
  language === everyLanguage
    ? say('welcome.edit.for-all')
    : say('welcome.edit.for-language', { language: languageName(language, say.locale) })

function savedMessage(
  settings: { readonly 'welcome.texts': WelcomeTextsByLanguage; readonly 'welcome.guests': 'skipped' | 'greeted' },
  language: string,
  own: WelcomeTexts,
  say: Say,
): Message {
  const texts = settings['welcome.texts']
  const locales = language === everyLanguage ? [] : [language]
  const facts = welcomeTextKinds.map((kind): Fact => {
    const held = own[kind] ?? textFor(texts, kind, locales)?.text
    const value: Text = held === undefined ? say('welcome.edit.ours') : [{ kind: 'quote', text: held }]
    return { label: say.label(kindLabel[kind]), value }
  })
  const unread = own.guest !== undefined && settings['welcome.guests'] === 'skipped'
  const command = { kind: 'command', path: 'settings set' } as const
  return {
    text: [...say('welcome.edit.done'), ...plain(' '), ...aboutLanguage(language, say)],
    card: { facts, ...(unread ? { note: say('welcome.edit.guests-skipped', { command }) } : {}) },
    controls: welcomeTextKinds.map((kind) =>
      button(actionId(welcomePreviewRef, kind, language), say.label(previewLabel[kind])),
    ),
  }
}
