// How support went in the last days: all of it and each team's for every moderator, and their own threads for them alone.
import type { MemberId } from '../../../domain/ids.ts'
import type { Say } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Figures, Spread, Whose } from '../../../store/repositories/thread-figures.ts'
import { actionId } from '../../../view/action-id.ts'
import { threadStatsMore } from '../../../view/actions.ts'
import { button, type Message } from '../../../view/message.ts'
import { lines, type Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { knownOrganisation } from '../../organisations/organisations.ts'
import type { Asker } from '../caller.ts'
import { dayMs, minuteMs } from './waits.ts'

/** Of fewer threads, the middle says nothing. */
const enough = 5
const mostDays = 366

/** More teams than these do not fit into one message. */
const teamsOnPage = 6

/** The figures of the last days; of the teams those from `from` on, or those of one organisation alone. Reads alone. */
export async function statsMessage(
  house: House,
  by: Asker,
  days: number,
  from: number,
  organisation?: string,
): Promise<Message> {
  const { say, caller } = by
  if (days < 1 || days > mostDays) throw new UserError(say('stats.range', { most: mostDays }))
  const { threadFigures, members, settings } = house.store.of(caller.community)
  const since = house.clock.now() - days * dayMs
  const figures = (whose: Whose): Promise<Figures> => threadFigures.since(since, whose)
  if (organisation !== undefined) {
    const { id, name } = await knownOrganisation(house, by, organisation)
    const theirs = await figures({ kind: 'organisation', organisation: id })
    return { text: lines(say('stats.organisation', { name, days }), ...figuresOf(say, theirs)) }
  }
  const teams = (await settings.get())['support.teams']
  const page = teams.slice(from, from + teamsOnPage)
  const texts: Text[] = []
  if (from === 0) {
    texts.push(say('stats.title', { days }), ...figuresOf(say, await figures({ kind: 'all' })))
    const accounts: readonly MemberId[] = await members.ofSamePerson(caller.member)
    texts.push(say('stats.yours'), ...figuresOf(say, await figures({ kind: 'accounts', accounts })))
  }
  for (const { id, name } of page)
    texts.push(say('stats.team', { name }), ...figuresOf(say, await figures({ kind: 'team', team: id })))
  const next = from + page.length
  const isLast = next >= teams.length
  if (isLast && teams.length > 0) {
    const others = await figures({ kind: 'team', team: null })
    if (others.opened > 0) texts.push(say('stats.no-team'), ...figuresOf(say, others))
  }
  const more = isLast ? {} : { controls: [button(actionId(threadStatsMore, days, next), say.label('queue.more'))] }
  return { text: lines(...texts), ...more }
}

/** In words; what nobody can say yet is not said. */
function figuresOf(say: Say, figures: Figures): readonly Text[] {
  const { opened, solved, reopened, first, resolution, waiting, ratings } = figures
  if (opened < enough) return [say('stats.few', { opened, enough })]
  const spread = (
    key: 'stats.first' | 'stats.resolution' | 'stats.waiting',
    found: Spread | undefined,
  ): readonly Text[] =>
    found === undefined
      ? []
      : [say(key, { half: took(say, found.median), most: took(say, found.ninetieth), count: found.count })]
  const average = Math.round((ratings.sum / Math.max(1, ratings.count)) * 10) / 10
  return [
    say('stats.counts', { opened, solved, reopened, share: Math.round((reopened / opened) * 100) }),
    ...spread('stats.first', first),
    ...spread('stats.resolution', resolution),
    ...spread('stats.waiting', waiting),
    ratings.count === 0 ? say('stats.not-rated') : say('stats.rating', { average, count: ratings.count }),
  ]
}

/** In the largest unit of which there are two, as people say it. */
function took(say: Say, ms: number): string {
  const minutes = Math.round(ms / minuteMs)
  const hours = Math.round(minutes / 60)
  const days = Math.round(hours / 24)
  if (days >= 2) return say.label('stats.took', { unit: 'day', count: days })
  if (hours >= 2) return say.label('stats.took', { unit: 'hour', count: hours })
  return say.label('stats.took', { unit: minutes === 0 ? 'none' : 'minute', count: minutes })
}
