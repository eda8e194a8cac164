// How much was decided on within the set time, by team: of what was published within the last months and had that time.
import type { Caller } from '../../../domain/caller.ts'
import type { Say } from '../../../locales/say.ts'
import type { Message } from '../../../view/message.ts'
import { lines, type Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'

const dayMs = 24 * 60 * 60_000
const lookedBackDays = 90

/** Says it. */
export async function decidedInTime(house: House, { community }: Caller, say: Say): Promise<Message> {
  const { decided, settings } = house.store.of(community)
  const { 'suggestions.decide-days': days, 'support.teams': teams } = await settings.get()
  const now = house.clock.now()
  const rows = await decided.inTime(now - (lookedBackDays + days) * dayMs, days * dayMs, now)
  const sum = (some: typeof rows) =>
    some.reduce((all, one) => ({ due: all.due + one.due, decided: all.decided + one.decided }), { due: 0, decided: 0 })
  const all = sum(rows)
  if (all.due === 0) return { text: say('overdue.stats.none', { days }) }
  const known = teams.flatMap(({ id, name }) => {
    const own = sum(rows.filter(({ team }) => team === id))
    return own.due === 0 ? [] : [say('overdue.stats.team', { team: name, ...share(own) })]
  })
  const others = sum(rows.filter(({ team }) => teams.every(({ id }) => id !== team)))
  const nobody: readonly Text[] =
    others.due === 0 || teams.length === 0 ? [] : [say('overdue.stats.nobody', share(others))]
  return { text: lines(say('overdue.stats.all', { days, ...share(all) }), ...known, ...nobody) }
}

const share = ({ due, decided }: { readonly due: number; readonly decided: number }) => ({
  ...{ due, decided, percent: Math.round((100 * decided) / due) },
})
