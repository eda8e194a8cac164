// What a newcomer said brought them, for whoever greets them in person.
import type { PersonId } from '../../domain/ids.ts'
import type { House } from '../house.ts'

/** In their own words; undefined while they have said nothing. */
export const whatBroughtThem = async (_house: House, _person: PersonId): Promise<string | undefined> => undefined
