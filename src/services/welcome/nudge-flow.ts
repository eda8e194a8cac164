// Who is to be asked whether something keeps them: everybody who arrives, once the days that are set are over.
import { memberId } from '../../domain/ids.ts'
import type { Flow } from '../flow.ts'
import type { House } from '../house.ts'
import { type NudgeService, nudgeDue } from './nudge.ts'

/** Makes the flow. It comes after the one that makes newcomers known. */
export const nudgeFlow = ({ store }: House, nudges: NudgeService): Flow => ({
  async handle(event, space) {
    if (event.kind !== 'member-joined' && event.kind !== 'member-ready') return
    const member = await store.of(space.community).members.byUser({ space: space.ref, user: event.member.user })
    if (member === undefined || member.bot || member.guest || member.leftAt !== undefined) return
    // Who came before the setup was confirmed is nobody's newcomer.
    const { joinedAt } = member
    if (joinedAt === undefined || space.confirmedAt === undefined || joinedAt < space.confirmedAt) return
    await nudges.plan(member)
  },
  followUps: {},
  render: {},
  posted: {},
  due: { [nudgeDue]: ({ community, subject }) => nudges.ask(community, memberId(subject)) },
})
