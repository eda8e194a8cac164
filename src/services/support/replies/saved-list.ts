// Saved replies as the team reads them: all of them by page, one of them whole, and those that fit a thread, to choose from.

import { languagesOf } from '../../../domain/language.ts'
import type { Member } from '../../../domain/member.ts'
import type { SavedReply } from '../../../domain/saved-reply.ts'
import type { Settings } from '../../../domain/settings/settings.ts'
import type { SupportThread } from '../../../domain/support.ts'
import type { Say } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { savedChoose, savedMore, savedRemove, savedShow } from '../../../view/actions.ts'
import { button, type Choice, type Message } from '../../../view/message.ts'
import { savedCorrect } from '../../../view/promises-actions.ts'
import { startOf } from '../../../view/start-of.ts'
import { lines } from '../../../view/text.ts'
import { named, quoted } from '../around.ts'
import { languageSaid } from './saved-language.ts'

type Teams = Settings['support.teams']

/** As many as fit into one message everywhere. */
const pageLength = 10
/** What every platform takes in a select. */
const choicesAtMost = 25
const labelLength = 90
const wordsShown = 80

const firstWords = (text: string, most: number): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${startOf(line, most - 1)}\u2026`
}

/** The page of the list that begins at `from`. */
export function savedList(say: Say, all: readonly SavedReply[], teams: Teams, from: number): Message {
  const save = { kind: 'command', path: 'reply save' } as const
  if (all.length === 0) return { text: say('reply.list.empty', { save }) }
  const page = all.slice(from, from + pageLength)
  const rows = page.map((saved) =>
    say('reply.list.line', {
      name: { kind: 'bold', text: saved.name },
      language: languageSaid(say, saved.language),
      team: teamName(teams, saved) ?? '',
      ofTeam: teamName(teams, saved) === undefined ? 'no' : 'yes',
      used: saved.used,
      text: quoted(firstWords(saved.text, wordsShown)),
    }),
  )
  const left = Math.max(0, all.length - from - page.length)
  const more = left === 0 ? [] : [button(actionId(savedMore, from + pageLength), say.label('queue.more'))]
  const select = {
    ...({ kind: 'select', action: actionId(savedShow), placeholder: say.label('reply.list.show') } as const),
    choices: page.map((saved) => choiceOf(say, saved)),
  }
  return { text: lines(say('reply.list.title', { count: all.length }), ...rows), controls: [select, ...more] }
}

/** One of them whole, as it was saved. */
export function savedOne(say: Say, saved: SavedReply, teams: Teams, author: Member | undefined): Message {
  const team = teamName(teams, saved)
  return {
    text: lines(say('reply.one', { name: saved.name }), [quoted(saved.text)]),
    card: {
      facts: [
        {
          label: say.label('reply.language'),
          value: say('reply.one.value', { value: languageSaid(say, saved.language) }),
        },
        ...(team === undefined
          ? []
          : [{ label: say.label('reply.team'), value: say('reply.one.value', { value: team }) }]),
        { label: say.label('reply.one.used'), value: say('reply.one.value', { value: saved.used }) },
        ...(author === undefined ? [] : [{ label: say.label('reply.one.by'), value: [named(author)] }]),
      ],
    },
    controls: [
      button(actionId(savedCorrect, saved.id), say.label('correct.button')),
      button(actionId(savedRemove, saved.id), say.label('reply.one.remove'), 'danger'),
    ],
  }
}

/** Those that there are, for a thread: first what its team has, of one name what its opener reads best. */
export function savedToChoose(
  say: Say,
  all: readonly SavedReply[],
  thread: Pick<SupportThread, 'id' | 'number' | 'team'>,
  locale: string | undefined,
): Message {
  const save = { kind: 'command', path: 'reply save' } as const
  if (all.length === 0) return { text: say('reply.list.empty', { save }) }
  const languages = [...languagesOf(locale), undefined]
  const rank = ({ team, language }: SavedReply): readonly number[] => [
    Number(!(team !== undefined && team === thread.team)),
    languages.includes(language) ? 0 : 1,
  ]
  const sorted = all.toSorted((a, b) => {
    const [ofTeam = 0, reads = 0] = rank(a)
    const [ofOther = 0, others = 0] = rank(b)
    return ofTeam - ofOther || reads - others || b.used - a.used
  })
  const use = { kind: 'command', path: 'reply use' } as const
  const { number } = thread
  const text = all.length > choicesAtMost ? say('reply.choose.many', { number, use }) : say('reply.choose', { number })
  const choices = sorted.slice(0, choicesAtMost).map((saved) => choiceOf(say, saved))
  const placeholder = say.label('reply.choose.placeholder')
  return { text, controls: [{ kind: 'select', action: actionId(savedChoose, thread.id), placeholder, choices }] }
}

const teamName = (teams: Teams, { team }: SavedReply): string | undefined => teams.find(({ id }) => id === team)?.name

const choiceOf = (say: Say, { id, name, language, text }: SavedReply): Choice => ({
  value: id,
  label: startOf(language === undefined ? name : `${name} (${languageSaid(say, language)})`, labelLength),
  description: firstWords(text, labelLength),
})
