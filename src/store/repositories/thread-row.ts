// A row of a support thread as the thread it is.
import type { Selectable } from 'kysely'
import { type CommunityId, memberId, threadId } from '../../domain/ids.ts'
import { type SupportThread, supportShapes, threadStates } from '../../domain/support.ts'
import { priorities } from '../../domain/team.ts'
import type { Tables } from '../schema.ts'
import { readSpaceKey } from './space-key.ts'
import { readThreadPlace } from './stored-place.ts'

/** Reads it. Throws when it has no state of ours. */
export function threadOf(row: Selectable<Tables['threads']>): SupportThread {
  const state = threadStates.find((one) => one === row.state)
  if (state === undefined) throw new Error('a stored thread has no state of ours')
  return {
    id: threadId(row.id),
    community: row.community as CommunityId,
    number: row.number,
    opener: memberId(row.opener),
    space: readSpaceKey(row.space),
    subject: row.subject,
    state,
    assignee: row.assignee === null ? undefined : memberId(row.assignee),
    shape: supportShapes.find((one) => one === row.shape) ?? 'thread',
    openedAt: row.opened_at,
    place: row.place === null ? undefined : readThreadPlace(row.place),
    teamPlace: row.team_place === null ? undefined : readThreadPlace(row.team_place),
    waitingSince: row.waiting_since,
    lastMemberAt: row.last_member_at ?? undefined,
    lastStaffAt: row.last_staff_at ?? undefined,
    resolvedAt: row.resolved_at ?? undefined,
    untoldAt: row.untold_at ?? undefined,
    call: row.call ?? undefined,
    topic: row.topic ?? undefined,
    team: row.team ?? undefined,
    priority: priorities.find((one) => one === row.priority) ?? 'normal',
    openedBy: row.opened_by === null ? undefined : memberId(row.opened_by),
    firstReplyAt: row.first_reply_at ?? undefined,
    claimedAt: row.claimed_at ?? undefined,
    snoozedUntil: row.snoozed_until ?? undefined,
    mergedInto: row.merged_into === null ? undefined : threadId(row.merged_into),
    closedAt: row.closed_at ?? undefined,
    reopened: row.reopened,
  }
}
