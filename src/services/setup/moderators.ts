// Who the moderators are besides the admins: roles and people that an admin names, each in a space.
import type { Caller } from '../../domain/caller.ts'
import type { CommunityId } from '../../domain/ids.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Principal } from '../../domain/settings/people.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { removeModerator } from '../../view/actions.ts'
import { button, type Message } from '../../view/message.ts'
import { lines, type Text } from '../../view/text.ts'
import { acted, type House } from '../house.ts'
import { whoAnswersChanges } from '../support/teams/who-answers.ts'

/** Buttons that fit under one message everywhere. */
const buttonsAtMost = 25

export interface Moderators {
  /** Names a role or person. */
  addModerator(caller: Caller, say: Say, who: Omit<Principal, 'space'>): Promise<Message>
  /** Takes one off whom the caller's space has named. */
  removeModerator(caller: Caller, say: Say, kind: string, id: string): Promise<Message>
}

/** Makes the part of setting up that names them. `removed`: somebody may be none any more. */
export function moderators(house: House, removed: (community: CommunityId) => void): Moderators {
  const { store } = house

  /** All moderators of the community; those of the caller's own space can be removed. */
  function moderatorsMessage({ space }: Caller, moderators: readonly Principal[], say: Say, first: Text): Message {
    const list =
      moderators.length === 0
        ? say('setup.moderators.none')
        : say('setup.moderators.list', { names: moderators.map((one) => one.name).join(', ') })
    return {
      text: lines(first, list),
      controls: moderators
        .filter((one) => one.space === spaceKey(space))
        .slice(0, buttonsAtMost)
        .map(({ kind, id, name }) =>
          button(actionId(removeModerator, kind, id), say.label('setup.moderators.remove', { name })),
        ),
    }
  }

  return {
    async addModerator(caller, say, who) {
      const { settings } = store.of(caller.community)
      const space = spaceKey(caller.space)
      const known = (await settings.get())['people.moderators']
      const same = known.some((one) => one.space === space && one.kind === who.kind && one.id === who.id)
      if (same) return moderatorsMessage(caller, known, say, say('setup.moderators.known', { name: who.name }))
      const changed = await whoAnswersChanges(house, caller.community, () =>
        settings.change({ 'people.moderators': [...known, { ...who, space }] }),
      )
      await acted(house, caller.community, caller.member, 'setup.moderators', who.id, who.kind)
      return moderatorsMessage(
        caller,
        changed['people.moderators'],
        say,
        say('setup.moderators.added', { name: who.name }),
      )
    },
    async removeModerator(caller, say, kind, id) {
      const { settings } = store.of(caller.community)
      const known = (await settings.get())['people.moderators']
      const space = spaceKey(caller.space)
      const gone = known.find((one) => one.space === space && one.kind === kind && one.id === id)
      if (gone === undefined) return moderatorsMessage(caller, known, say, say('setup.moderators.gone'))
      const changed = await whoAnswersChanges(house, caller.community, () =>
        settings.change({ 'people.moderators': known.filter((one) => one !== gone) }),
      )
      await acted(house, caller.community, caller.member, 'setup.moderators-removed', id, kind)
      removed(caller.community)
      return moderatorsMessage(
        caller,
        changed['people.moderators'],
        say,
        say('setup.moderators.removed', { name: gone.name }),
      )
    },
  }
}
