// Which events tell the domain of somebody's address: that they joined, and what they write.
import type { Flow } from '../flow.ts'
import type { House } from '../house.ts'
import { walksOn } from '../support/teams/open-walk.ts'
import { seenWithDomain } from './by-domain.ts'
import { organisationNotices } from './set-organisations.ts'

/** Makes the flow of organisations. Whoever joins is known by then. */
export const organisationsFlow = (house: House): Flow => ({
  followUps: {},
  render: {},
  posted: {},
  due: walksOn(house, organisationNotices),
  async handle(event, { community, ref }) {
    if (event.kind !== 'member-joined' && event.kind !== 'message') return
    const who = event.kind === 'message' ? event.author : event.member
    if (who.mailDomain === undefined || who.bot) return
    const member = await house.store.of(community).members.byUser({ space: ref, user: who.user })
    if (member !== undefined) await seenWithDomain(house, community, member, who.mailDomain)
  },
})
