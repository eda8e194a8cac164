// What moderators do with the words of greetings: see what holds, change it, and look at what comes of it.
import type { Caller } from '../../domain/caller.ts'
import { languageName, languagesLike } from '../../domain/language.ts'
import { everyLanguage } from '../../domain/settings/welcome-texts.ts'
import type { Say } from '../../locales/say.ts'
import type { Answer } from '../../ports/answer.ts'
import type { Choice, Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import { type HeldTexts, heldTexts, lookUpChannels, saveTexts, type TypedTexts } from './edit-texts.ts'
import { type PreviewWish, preview } from './preview.ts'

export interface WelcomeTextsService {
  /** What holds in a language, by its tag or name; in all, without one. */
  held(caller: Caller, say: Say, language: string | undefined): Promise<HeldTexts>
  /** Looks up what the texts name. */
  lookUp(caller: Caller, typed: TypedTexts): Promise<void>
  /** Keeps them, or says by field what cannot stand. */
  save(caller: Caller, say: Say, language: string, typed: TypedTexts): Promise<Answer>
  /** A greeting as it will look. */
  preview(caller: Caller, say: Say, wish: PreviewWish): Promise<Message>
  /** The languages that begin with what is typed, those with words of their own first. */
  languages(caller: Caller, say: Say, typed: string): Promise<readonly Choice[]>
}

/** Makes the service. */
export const welcomeTextsService = (house: House): WelcomeTextsService => ({
  held: (caller, say, language) => heldTexts(house, caller, say, language),
  lookUp: (caller, typed) => lookUpChannels(house, caller, typed),
  save: (caller, say, language, typed) => saveTexts(house, caller, say, language, typed),
  preview: (caller, say, wish) => preview(house, caller, say, wish),
  async languages(caller, say, typed) {
    const { 'welcome.texts': texts } = await house.store.of(caller.community).settings.get()
    const offered = languagesLike(typed, say.locale)
    const own = Object.keys(texts).filter((tag) => tag !== everyLanguage)
    const known = own.filter((tag) => offered.includes(tag) || tag.toLowerCase().startsWith(typed.trim().toLowerCase()))
    return [...new Set([...known, ...offered])].map((tag) => ({ value: tag, label: languageName(tag, say.locale) }))
  },
})
