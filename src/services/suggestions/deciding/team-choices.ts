// The teams to choose from, in a completion or a select.
import type { Caller } from '../../../domain/caller.ts'
import type { Choice } from '../../../view/message.ts'
import type { House } from '../../house.ts'

/** What every platform takes in a select and in a completion. */
const choicesAtMost = 25

/** Those whose names have what is typed. */
export async function teamChoices(house: House, { community }: Caller, typed: string): Promise<readonly Choice[]> {
  const { 'support.teams': teams } = await house.store.of(community).settings.get()
  const words = typed.trim().toLowerCase()
  return teams
    .filter(({ name }) => name.toLowerCase().includes(words))
    .slice(0, choicesAtMost)
    .map(({ id, name }) => ({ value: id, label: name }))
}
