// The settings as one reads them: under a heading for each flow, one a line, however many there come to be.
import { type PlainSetting, plainSettings, type Settings } from '../../domain/settings/settings.ts'
import type { Say, SentenceKey } from '../../locales/say.ts'
import { lines, type Part, type Text } from '../../view/text.ts'

/** What the names of a flow's settings begin with, and its heading. */
const headings = {
  welcome: 'settings.of.welcome',
  digest: 'settings.of.digest',
  support: 'settings.of.support',
  questions: 'settings.of.questions',
  reports: 'settings.of.reports',
  organisations: 'settings.of.organisations',
  suggestions: 'settings.of.suggestions',
} as const satisfies Readonly<Record<string, SentenceKey>>

/** All of them as they are now. */
export function listed(settings: Settings, say: Say): Text {
  const groups = Object.entries(headings).map(([flow, heading]): Text => {
    const names = plainSettings.filter((name) => name.startsWith(`${flow}.`))
    const title: Text = [{ kind: 'bold', text: say.label(heading) }]
    return lines(title, ...names.map((name) => lineOf(settings, name, say)))
  })
  return groups.flatMap((group, index): Text => (index === 0 ? group : [{ kind: 'plain', text: '\n\n' }, ...group]))
}

/** What changes nothing elsewhere. */
export const isAboutSlack = (name: PlainSetting): boolean => name === 'support.private-channels'

const lineOf = (settings: Settings, name: PlainSetting, say: Say): Text =>
  say(isAboutSlack(name) ? 'settings.line-slack' : 'settings.line', { name, value: shown(settings, name, say) })

/** The value of one. */
export function shown(settings: Settings, name: PlainSetting, say: Say): Part {
  const value = settings[name]
  return value === '' ? { kind: 'plain', text: say.label('settings.empty') } : { kind: 'code', text: `${value}` }
}
