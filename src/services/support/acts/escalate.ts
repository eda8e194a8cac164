// Another team takes a thread on, with the reason why.
import type { Settings } from '../../../domain/settings/settings.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Choice, Message } from '../../../view/message.ts'
import { lines } from '../../../view/text.ts'
import { acted, type House } from '../../house.ts'
import { quoted } from '../around.ts'
import type { Asker } from '../caller.ts'
import { moveToTeam } from '../teams/move.ts'
import { type Meant, numberBehind, openMeant } from './meant.ts'

/** How a thread is given back to everyone, whose team has no name. */
const everyone = 'everyone'

export interface Escalate {
  /** `team` is the id of one, or its name with hyphens between its words. */
  escalate(by: Asker, team: string, reason: string | undefined, meant: Meant): Promise<Message>
  /** The teams, by their names. */
  teamChoices(by: Pick<Asker, 'caller' | 'say'>, typed: string): Promise<readonly Choice[]>
}

type Teams = Settings['support.teams']

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '-')

/** Makes it. */
export function escalate(house: House): Escalate {
  const teamsOf = async ({ caller }: Pick<Asker, 'caller'>): Promise<Teams> =>
    (await house.store.of(caller.community).settings.get())['support.teams']

  return {
    async escalate(by, team, given, number) {
      const { words: reason, meant } = await numberBehind(house, by, given ?? '', number)
      const about = await openMeant(house, by, meant)
      const { thread } = about
      const teams = await teamsOf(by)
      const to = teams.find(({ id, name }) => id === team || plain(name) === plain(team))
      if (to === undefined && plain(team) !== everyone) {
        const names = [...teams.map(({ name }) => name), everyone].join(', ')
        throw new UserError(by.say('acts.escalate.unknown', { names, count: teams.length }), 'team')
      }
      const { community, id } = thread
      const name = to?.name ?? by.say.label('acts.escalate.everyone')
      const args = { number: thread.number, team: name }
      if (thread.team === to?.id) {
        const already = by.say('acts.escalate.already', args)
        if (reason.trim() === '') return { text: already }
        return { text: lines(already, by.say('acts.escalate.not-kept', { reason: quoted(reason) })) }
      }
      const detail = reason.trim() === '' ? name : `${name}: ${reason.trim()}`
      await acted(house, community, by.caller.member, 'support.escalate', id, detail)
      await moveToTeam(house, about, to?.id, { by: by.caller.member })
      return { text: by.say('acts.escalate.done', args) }
    },
    async teamChoices(by, typed) {
      const teams = await teamsOf(by)
      const all = teams.map(({ id, name }) => ({ value: id, label: name }))
      if (all.length > 0) all.push({ value: everyone, label: by.say.label('acts.escalate.everyone') })
      return all.filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase())).slice(0, 25)
    },
  }
}
