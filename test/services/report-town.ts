// A town in which people report to the moderators: Mo and Ada are admins, Ben and Lia moderators, the others are neither. Every
// command is there, and platforms in memory.
import type { CommunityId } from '../../src/domain/ids.ts'
import { communityId } from '../../src/domain/ids.ts'
import { type SpaceRef, spaceKey } from '../../src/domain/place.ts'
import type { RawValues, SeenMessage } from '../../src/ports/inbox.ts'
import { directPlace } from '../../src/services/house.ts'
import { actionId } from '../../src/view/action-id.ts'
import type { Form } from '../../src/view/form.ts'
import type { Message } from '../../src/view/message.ts'
import { reportWrite } from '../../src/view/report-actions.ts'
import { type FullHouse, fullHouse } from '../properties/house.ts'
import type { Actor } from './actor.ts'
import { wordsOf } from './words-of.ts'

export const admins = ['Mo', 'Ada'] as const
export const moderators = ['Ben', 'Lia'] as const
export const members = ['Ida', 'Nia', 'Pia'] as const
export type Name = (typeof admins | typeof moderators | typeof members)[number]
export const everybody: readonly Name[] = [...admins, ...moderators, ...members]

export interface ReportTown {
  readonly house: FullHouse
  readonly community: CommunityId
  readonly space: SpaceRef
  person(name: Name): Actor
  /** Points at a message of somebody's, and reports it. */
  reports(by: Name, author: Name, plan?: ReportPlan): Promise<string>
  /** Reports no message. */
  writes(by: Name, what: string, picked?: RawValues): Promise<string>
  /** What stands where the moderators read. */
  channel(): string
  /** What stands in somebody's direct messages. */
  direct(name: Name): string
  /** The newest message that somebody sees with a button of that label, in the channel or directly. */
  withButton(name: Name, label: string): Message
  /** Opens the form behind a button there, and sends it. */
  fills(name: Name, label: string, values: Readonly<Record<string, string>>, picked?: RawValues): Promise<string>
  presses(name: Name, label: string): Promise<string>
}

export interface ReportPlan {
  readonly text?: string
  readonly what?: string
  readonly named?: SeenMessage['named']
  readonly picked?: RawValues
}

/** A form that nobody opened first. */
export const bareForm = (action: string): Form => ({ action, title: '', submit: '', fields: [] })

export const chosen = (town: Pick<ReportTown, 'person'>, name: Name): RawValues => ({
  who: { kind: 'user', user: town.person(name).caller.user.user, name },
})

/** Opens it. `staff`: who of the moderators is there, besides Mo. */
export async function reportTown(staff: readonly Name[] = ['Ada', 'Ben', 'Lia']): Promise<ReportTown> {
  const house = await fullHouse('discord')
  const { town, admin } = house
  const community = communityId('c1')
  const { space } = admin.caller
  const people = new Map<Name, Actor>([['Mo', admin]])
  const isThere = (name: Name): boolean => [...members, ...staff].includes(name)
  for (const name of everybody.filter((one) => one !== 'Mo' && isThere(one))) {
    const level = name === 'Ada' ? 'admins' : name === 'Ben' || name === 'Lia' ? 'staff' : 'everyone'
    people.set(name, await town.addMember(community, space, name, { level }))
  }
  const own = town.store.of(community)
  for (const [name, { caller }] of people) {
    const isAdmin = caller.level === 'admins'
    town.platform.setFacts(space, caller.user.user, { admin: isAdmin, roles: [], guest: false })
    if (caller.level === 'everyone') continue
    await town.store.transaction(community, async () => {
      await own.staffSeen.saw(caller.member, town.now())
      if (isAdmin) return
      await own.settings.change(({ 'people.moderators': known }) => ({
        'people.moderators': [...known, { space: spaceKey(space), kind: 'user', id: caller.user.user, name }],
      }))
    })
  }

  const person = (name: Name): Actor => {
    const found = people.get(name)
    if (found === undefined) throw new Error(`${name} is not there`)
    return found
  }
  const moderatorsPlace = { kind: 'channel', space, channel: `${space.id}-moderators` } as const
  const seen = (name: Name): readonly Message[] => [
    ...town.platform.at(moderatorsPlace),
    ...town.platform.at(directPlace(person(name).caller.user)),
    ...town.platform.answers.filter(({ user }) => user === person(name).caller.user.user).map(({ message }) => message),
  ]
  const withButton = (name: Name, label: string): Message => {
    const found = seen(name).findLast(({ controls = [] }) =>
      controls.some((one) => 'label' in one && one.label === label),
    )
    if (found === undefined) throw new Error(`${name} sees no button ${label}`)
    return found
  }
  let messages = 0
  return {
    house,
    community,
    space,
    person,
    async reports(by, author, { text = 'You are all fools', what = 'An insult', named, picked } = {}) {
      messages += 1
      const place = { kind: 'channel', space, channel: `${space.id}-support` } as const
      const { caller } = person(author)
      const begun = await person(by).uses('report-message', {
        ...{ place, text, files: [], at: town.now(), ref: { place, channel: place.channel, id: `m${messages}` } },
        author: { user: caller.user.user, name: caller.name, bot: false, guest: false },
        ...(named === undefined ? {} : { named }),
      })
      const form = await person(by).pressesForForm(begun, 'Write the report')
      return wordsOf(await person(by).sends(form, { what }, picked))
    },
    writes: async (by, what, picked) =>
      wordsOf(await person(by).sends(bareForm(actionId(reportWrite)), { what }, picked)),
    channel: () => town.platform.at(moderatorsPlace).map(wordsOf).join('\n'),
    direct: (name) =>
      town.platform
        .at(directPlace(person(name).caller.user))
        .map(wordsOf)
        .join('\n'),
    withButton,
    async fills(name, label, values, picked) {
      const form = await person(name).pressesForForm(withButton(name, label), label)
      return wordsOf(await person(name).sends(form, values, picked))
    },
    presses: async (name, label) => wordsOf(await person(name).presses(withButton(name, label), label)),
  }
}
