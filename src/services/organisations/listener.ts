// A thread that goes on again is of the organisation that its opener belongs to by then.
import type { House } from '../house.ts'
import type { ThreadListener } from '../support/happenings.ts'

/** Hears of it before the targets are planned. */
export const followsOrganisation =
  ({ store }: House): ThreadListener =>
  async ({ thread }, { kind }) => {
    if (kind === 'reopened') await store.of(thread.community).belonging.follow(thread.id)
  }
