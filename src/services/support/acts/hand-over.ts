// Who looks after a thread: handed over to a colleague, given back to everyone, or moved to another team.
import type { MemberId } from '../../../domain/ids.ts'
import type { Member } from '../../../domain/member.ts'
import { type Say, sayIn } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Message } from '../../../view/message.ts'
import { acted, type House } from '../../house.ts'
import { tellPerson } from '../../personal/tell.ts'
import { type Around, aroundThread, named, quoted, subjectOfThread, wayFrom } from '../around.ts'
import type { Asker } from '../caller.ts'
import { actsOn } from '../notice.ts'
import type { Turns } from '../turns.ts'
import { isStaff } from './is-staff.ts'
import { type Chosen, type Meant, memberChosen, openMeant } from './meant.ts'

export interface HandOver {
  /** Rejects with a UserError when whoever was chosen can't look after threads. A look-up, outside of any transaction. */
  mayHave(by: Asker, who: Chosen): Promise<void>
  /** Gives the thread to a colleague, who is told. */
  assign(by: Asker, who: Chosen, meant: Meant): Promise<Message>
  /** Gives it back to everyone who answers. */
  unassign(by: Asker, meant: Meant): Promise<Message>
}

/** Makes what hands threads over. */
export function handOver(house: House, turns: Turns): HandOver {
  const threadsOf = ({ thread }: Around) => house.store.of(thread.community).threads

  async function give({ caller }: Asker, about: Around, to: MemberId | undefined): Promise<void> {
    const { thread } = about
    const claimedAt = to === undefined ? null : house.clock.now()
    await threadsOf(about).change(thread.id, { assignee: to ?? null, claimedAt })
    await turns.tell(thread, { kind: 'assigned', by: caller.member, ...(to === undefined ? {} : { to }) })
    await house.delivery.touch(thread.community, subjectOfThread(thread))
  }

  /** Tells a colleague what was done with a thread of theirs; nobody is told what they did themselves. */
  async function tell(by: Asker, about: Around, to: Member, message: (say: Say) => Message): Promise<void> {
    if (to.person === by.caller.person) return
    const { community, id } = about.thread
    const space = await house.store.of(community).spaces.get(to.user.space)
    await tellPerson(house, community, to.user, message(sayIn(to.locale ?? space?.locale)), { subject: id })
  }

  return {
    async mayHave(by, who) {
      if (who.kind === 'role') throw new UserError(by.say('acts.one-person', { name: who.name }))
      if (await isStaff(house, by, { space: by.caller.space, user: who.id })) return
      const moderators = { kind: 'command', path: 'setup moderators' } as const
      throw new UserError(by.say('acts.assign.not-staff', { name: who.name, moderators }))
    },
    async assign(by, who, meant) {
      const about = await openMeant(house, by, meant)
      const to = await memberChosen(house, by, who)
      const { thread, assignee } = about
      const { number, community, id } = thread
      if (assignee?.person === to.person)
        return { text: by.say('acts.assign.already', { number, name: named(assignee) }) }
      await acted(house, community, by.caller.member, 'support.assign', id, to.id)
      await give(by, about, to.id)
      await turns.letIn(thread, to)
      const now = await aroundThread(house, { ...thread, assignee: to.id })
      await tell(by, now, to, (say) => {
        const place = wayFrom(say, now, 'team', to.user.space)
        const args = { number, name: by.caller.name, subject: quoted(thread.subject) }
        const text =
          place === undefined ? say('acts.assign.told', args) : say('acts.assign.told-place', { ...args, place })
        return { text, controls: actsOn(thread, say) }
      })
      if (to.person === by.caller.person) return { text: by.say('support.claimed', { number }) }
      return { text: by.say('acts.assign.done', { number, name: named(to) }) }
    },
    async unassign(by, meant) {
      const about = await openMeant(house, by, meant)
      const { thread, assignee } = about
      const { number, community, id } = thread
      if (assignee === undefined) return { text: by.say('acts.unassign.nobody', { number }) }
      await acted(house, community, by.caller.member, 'support.unassign', id, assignee.id)
      await give(by, about, undefined)
      await tell(by, about, assignee, (say) => ({
        text: say('acts.unassign.told', { number, name: by.caller.name, subject: quoted(thread.subject) }),
      }))
      return { text: by.say('acts.unassign.done', { number, name: named(assignee) }) }
    },
  }
}
