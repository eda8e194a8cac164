// The id of a new organisation: short, since it stands beside much else in the buttons of the queue.
import type { Ids } from '../../ports/system.ts'

/** What an id has of chance. */
const length = 10

/** Makes one. */
export const newOrganisation = (ids: Pick<Ids, 'next'>): string => ids.next().slice(-length)
