// How people vote on suggestions.
import { z } from 'zod'
import { switchedOn } from './switch.ts'

/** What `/settings set` changes. */
export const votingSettings = {
  /** Whether one can vote against a suggestion too. */
  'suggestions.votes': z.enum(['up', 'up-down']).default('up'),
  /** Whether whoever put a suggestion forward may vote on it. */
  'suggestions.own-vote': switchedOn,
  'suggestions.voters': z.enum(['everyone', 'no-guests']).default('everyone'),
  /** Days that somebody must have been here before they vote. */
  'suggestions.voter-days': z.coerce.number().int().min(0).max(365).default(0),
  /** Whether everyone reads how many voted while the moderators have not decided. */
  'suggestions.tally': z.enum(['shown', 'hidden']).default('shown'),
}
