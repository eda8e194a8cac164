// How support works. What lists teams and topics has commands of its own; the others are set with one word.
import { z } from 'zod'
import { shift, shiftsAtMost } from '../duty.ts'
import { team, teamsAtMost } from '../team.ts'
import { topic, topicsAtMost } from '../topic.ts'
import { switchedOff } from './switch.ts'

const off = switchedOff
/** As people type it. */
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

/** What `/settings set` changes. */
export const supportSettings = {
  /** Days after which whoever is waited for in a thread is asked once whether they still need help; 0 for never. */
  'support.nudge-days': whole(0, 90).default(3),
  /** Days after which such a thread is solved; 0 for never. */
  'support.resolve-days': whole(0, 365).default(7),
  /** What a reply is signed with. */
  'support.signed-by': z.enum(['name', 'role', 'team']).default('name'),
  /** Months for which a thread is kept once it is closed; 0 for ever. */
  'support.keep-months': whole(0, 120).default(12),
  /** Whether what somebody deletes in their thread stays with the team. The first line of a thread says so. */
  'support.keep-deletions': off,
  /** Whether a thread that is opened on Slack gets a private channel of its own. Elsewhere threads are private already. */
  'support.private-channels': off,
  /** Threads that a person may have open at once, over all topics. */
  'support.open-at-most': whole(1, 25).default(5),
  /** Minutes between two threads that one person opens. */
  'support.cooldown-minutes': whole(0, 1440).default(0),
  /** Minutes after which a thread that somebody took and did not answer is everyone's again; 0 for never. */
  'support.claim-minutes': whole(0, 10_080).default(0),
}

export const supportListSettings = {
  /** While there are none, everyone is one team. */
  'support.teams': z.array(team).max(teamsAtMost).readonly().default([]),
  /** Made by `/duty schedule`. */
  'support.shifts': z.array(shift).max(shiftsAtMost).readonly().default([]),
  /** While there are none, a thread has no topic. */
  'support.topics': z.array(topic).max(topicsAtMost).readonly().default([]),
}
