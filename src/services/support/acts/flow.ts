// What delivery calls the acts for: people who were let in or out, and threads whose time to wake has come.
import type { Flow } from '../../flow.ts'
import { personAddedName, personRemovedName } from './people.ts'
import { wakeDue } from './snooze.ts'
import type { ThreadActs } from './thread-acts.ts'

/** Makes the flow over the acts. */
export const actsFlow = ({ people, snooze }: Pick<ThreadActs, 'people' | 'snooze'>): Flow => ({
  followUps: { [personAddedName]: people.added, [personRemovedName]: people.removed },
  render: {},
  posted: {},
  due: { [wakeDue]: snooze.due },
})
