// `/setup status`: what a community calls the statuses of suggestions, in which language.
import type { Caller } from '../../../domain/caller.ts'
import { languageName } from '../../../domain/language.ts'
import { type StatusLabels, statusLabelLength } from '../../../domain/settings/status-labels.ts'
import { everyLanguage } from '../../../domain/settings/welcome-texts.ts'
import { type SuggestionStatus, suggestionStatuses } from '../../../domain/suggestion.ts'
import { type Say, sayIn } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Message } from '../../../view/message.ts'
import { lines, type Text } from '../../../view/text.ts'
import { visible } from '../../../view/visible.ts'
import { acted, type House } from '../../house.ts'
import { chosenLanguage } from '../../welcome/chosen-language.ts'
import { cardsAnew } from '../cards-anew.ts'
import { roadmapsChanged } from '../roadmap/roadmaps.ts'

export interface LabelWish {
  readonly status: SuggestionStatus | undefined
  /** `-` for ours. */
  readonly label: string | undefined
  readonly language: string | undefined
}

/** Shows them; with a status and a label, changes that first. Rejects with a UserError where one of the two is missing. */
export async function setLabels(house: House, caller: Caller, say: Say, wish: LabelWish): Promise<Message> {
  const { settings } = house.store.of(caller.community)
  const { status } = wish
  const words = wish.label === undefined ? undefined : visible(wish.label).trim().replaceAll(/\s+/g, ' ')
  if (status === undefined && words === undefined) {
    return { text: listOf((await settings.get())['suggestions.labels'], say) }
  }
  if (status === undefined || words === undefined || words === '') throw new UserError(say('status.both'))
  if (words.length > statusLabelLength) throw new UserError(say('status.long', { most: statusLabelLength }))
  const language = chosenLanguage(wish.language, say)
  const changed = await settings.change(({ 'suggestions.labels': all }) => {
    const { [status]: _, ...others } = all[language] ?? {}
    const { [language]: __, ...languages } = all
    const held = words === '-' ? others : { ...others, [status]: words }
    return { 'suggestions.labels': Object.keys(held).length === 0 ? languages : { ...languages, [language]: held } }
  })
  await acted(house, caller.community, caller.member, 'suggestion.label', status, `${language} ${words}`)
  await cardsAnew(house, caller.community)
  await roadmapsChanged(house, caller.community)
  return { text: lines(say('status.changed'), listOf(changed['suggestions.labels'], say)) }
}

/** Ours, and under them what the community says instead. */
function listOf(all: Readonly<Record<string, StatusLabels>>, say: Say): Text {
  const ours = sayIn(say.locale, say.alone)
  const rows = suggestionStatuses.map((status): Text => {
    const own = Object.entries(all).flatMap(([language, { [status]: words }]) => {
      if (words === undefined) return []
      if (language === everyLanguage) return [words]
      return [say.label('status.in', { words, language: languageName(language, say.locale) })]
    })
    const name = ours.label(`suggestion.status.${status}`)
    if (own.length === 0) return say('status.line', { name })
    return say('status.line-own', { name, own: own.join(', ') })
  })
  return lines(say('status.title'), ...rows, say('status.how', { command: { kind: 'command', path: 'setup status' } }))
}
