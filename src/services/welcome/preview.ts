// A greeting as it will look, shown to a moderator alone: made as the real one is, but nobody is notified by it.
import type { Caller } from '../../domain/caller.ts'
import { languageName } from '../../domain/language.ts'
import { everyLanguage, textFor, type WelcomeTextKind } from '../../domain/settings/welcome-texts.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Message } from '../../view/message.ts'
import type { Text } from '../../view/text.ts'
import { type House, knownSpace } from '../house.ts'
import { chosenLanguage } from './chosen-language.ts'
import { greeting } from './greeting.ts'
import { greetsDirectly } from './way.ts'

export interface PreviewWish {
  /** Whose greeting it is; the caller's own when absent. */
  readonly who: { readonly kind: 'user' | 'role'; readonly id: string; readonly name: string } | undefined
  readonly language: string | undefined
  /** Which one; when absent, what newcomers get here. */
  readonly text: WelcomeTextKind | undefined
}

/** Shows it. Rejects with a UserError for a role, for somebody who is not known, and for a language that is none. */
export async function preview(house: House, caller: Caller, say: Say, wish: PreviewWish): Promise<Message> {
  const { community, space: ref } = caller
  if (wish.who?.kind === 'role') throw new UserError(say('welcome.preview.role', { name: wish.who.name }))
  const space = await knownSpace(house, community, ref)
  const user = { space: ref, user: wish.who?.id ?? caller.user.user }
  const member = await house.store.of(community).members.byUser(user)
  if (member === undefined) throw new UserError(say('welcome.preview.nobody', { name: wish.who?.name ?? caller.name }))
  const kind = wish.text ?? ((await greetsDirectly(house, space)) ? 'direct' : 'public')
  const language = wish.language === undefined ? undefined : chosenLanguage(wish.language, say)
  const locales = localesFor(language, kind === 'public' ? undefined : member.locale, space.locale)
  const shown = await greeting(house, space, member, { kind, late: 'no', locales })
  const { 'welcome.texts': texts } = await house.store.of(community).settings.get()
  const words = whoseWords(textFor(texts, kind, locales)?.language, say)
  const note = say('welcome.preview.note', { kind, name: member.name, ...words })
  return { ...shown, text: unheard(shown.text), card: { ...shown.card, note } }
}

/** The languages of a reader: of the one that was named, of nobody's for `all`, else of theirs. */
function localesFor(named: string | undefined, own: string | undefined, ofSpace: string | undefined) {
  if (named === everyLanguage) return []
  return [named ?? own, ofSpace]
}

/** Whose words they are: those for one language, those for all, or Hearth's. */
function whoseWords(language: string | undefined, say: Say) {
  if (language === undefined) return { whose: 'ours', language: '' }
  if (language === everyLanguage) return { whose: 'all', language: '' }
  return { whose: 'own', language: languageName(language, say.locale) }
}

/** The same text, by which nobody is notified. */
const unheard = (text: Text): Text => text.map((part) => (part.kind === 'person' ? { ...part, ping: false } : part))
