// The settings of a community as admins see and change them.
import { z } from 'zod'
import type { Caller } from '../../domain/caller.ts'
import { type PlainSetting, plainSettings, settingsSchema } from '../../domain/settings/settings.ts'
import type { Say, SentenceKey } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { Choice, Message } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import { acted, type House } from '../house.ts'
import type { ByDomain } from '../organisations/by-domain.ts'
import { cardsAnew, isOnCards } from '../suggestions/cards-anew.ts'
import { hearIdeas } from '../suggestions/hear-ideas.ts'
import { panelsChanged } from '../support/panels.ts'
import { isAboutSlack, listed, shown } from './listed.ts'

export interface SettingsService {
  list(caller: Caller, say: Say): Promise<Message>
  /** Rejects with a UserError, and changes nothing, when the name or the value is none. */
  set(caller: Caller, say: Say, name: string, value: string): Promise<Message>
  /** Looks up what has to be known before that: outside of any transaction. */
  look(caller: Caller, name: string, value: string): Promise<void>
  /** The settings that begin with what is typed. */
  names(typed: string): readonly Choice[]
}

export interface SettingsOptions {
  /** Called in the same transaction when settings of the digest have changed. */
  readonly digestChanged: (community: Caller['community']) => Promise<void>
  /** Who belongs to an organisation by their address. */
  readonly byDomain: ByDomain
  /** The same when it is another who reads whose answer solved a question. */
  readonly solversChanged: (community: Caller['community']) => Promise<void>
}

/** Makes the service. */
export function settingsService(house: House, options: SettingsOptions): SettingsService {
  const { store } = house
  return {
    async list(caller, say) {
      const settings = await store.of(caller.community).settings.get()
      const command = { kind: 'command', path: 'settings set' } as const
      return {
        text: say('settings.title'),
        card: { body: listed(settings, say), note: say('settings.note', { command }) },
      }
    },
    async set(caller, say, name, value) {
      const known = plainSettings.find((one) => one === name.toLowerCase())
      if (known === undefined) throw new UserError(say('settings.unknown', { name, known: plainSettings.join(', ') }))
      const { settings } = store.of(caller.community)
      const patch = { [known]: value === '-' ? '' : value }
      if (!settingsSchema.partial().safeParse(patch).success) throw new UserError(problem(known, say))
      const changed = await settings.change(patch)
      await acted(house, caller.community, caller.member, 'settings.changed', known, value)
      if (known === 'reports.in-topics') await panelsChanged(house, caller.community)
      if (known.startsWith('digest.')) await options.digestChanged(caller.community)
      if (known === 'suggestions.from-channel') await hearIdeas(house, caller.community)
      if (isOnCards(known)) await cardsAnew(house, caller.community)
      if (known === 'questions.show-solvers') await options.solversChanged(caller.community)
      const text = say('settings.changed', { name: known, value: shown(changed, known, say) })
      if (switchesOn(known, value)) return { text: lines(text, options.byDomain.said(caller, say)) }
      return { text: isAboutSlack(known) ? lines(text, say('settings.changed-slack')) : text }
    },
    async look(caller, name, value) {
      if (switchesOn(name.toLowerCase(), value)) await options.byDomain.look(caller)
    },
    names: (typed) =>
      plainSettings.filter((name) => name.includes(typed.toLowerCase())).map((name) => ({ value: name, label: name })),
  }
}

const switchesOn = (name: string, value: string): boolean => name === 'organisations.by-domain' && value === 'on'

/** What a setting takes, as its schema says. */
function problem(name: PlainSetting, say: Say): Text {
  const taken = settingsSchema.shape[name].unwrap()
  if (taken instanceof z.ZodEnum) return say('settings.bad.choice', { name, known: taken.options.join(', ') })
  if (taken instanceof z.ZodNumber)
    return say('settings.bad.number', { name, least: taken.minValue ?? 0, most: taken.maxValue ?? 0 })
  const sentence = own[name]
  if (sentence === undefined) throw new Error(`nothing says what ${name} takes`)
  return say(sentence)
}

/** Of those that take neither one of some words nor a number. */
const own: Partial<Record<PlainSetting, SentenceKey>> = {
  'welcome.guidelines': 'settings.bad.guidelines',
  'digest.time': 'settings.bad.time',
  'digest.zone': 'settings.bad.zone',
  'suggestions.blocked-words': 'settings.bad.blocked-words',
  'suggestions.topics': 'settings.bad.suggestion-topics',
}
