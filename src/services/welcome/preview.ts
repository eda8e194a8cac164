// A greeting as it will look, shown to a moderator alone: made as the real one is, but nobody is notified by it.
import type { Caller } from '../../domain/caller.ts'
import { everyLanguage, textFor, type WelcomeTextKind } from '../../domain/settings/welcome-texts.ts'
import type { Space } from '../../domain/space.ts'
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
  const language = chosenLanguage(wish.language, say)
  const kind = wish.text ?? ((await greetsDirectly(house, space)) ? 'direct' : 'public')
  const named = language === everyLanguage ? [] : [language]
  const locales = [...named, ...(kind === 'public' ? [] : [member.locale]), space.locale]
  const shown = await greeting(house, space, member, { kind, late: 'no', locales })
  const whose = await whoseWords(house, space, kind, locales)
  const note = say('welcome.preview.note', { kind, whose, name: member.name })
  return { ...shown, text: unheard(shown.text), card: { ...shown.card, note } }
}

/** Whose words they are: those for one language, those for all, or Hearth's. */
async function whoseWords(
  house: House,
  space: Space,
  kind: WelcomeTextKind,
  locales: readonly (string | undefined)[],
): Promise<'own' | 'all' | 'ours'> {
  const { 'welcome.texts': texts } = await house.store.of(space.community).settings.get()
  const found = textFor(texts, kind, locales)
  if (found === undefined) return 'ours'
  return found.language === everyLanguage ? 'all' : 'own'
}

/** The same text, by which nobody is notified. */
const unheard = (text: Text): Text => text.map((part) => (part.kind === 'person' ? { ...part, ping: false } : part))
