// Who arrived and has not taken part yet, and where they stalled: the team's list, from which they write to somebody.
import type { Caller } from '../../domain/caller.ts'
import type { CommunityId } from '../../domain/ids.ts'
import { type Stalled, stalledAfterMs, stalledUntilMs } from '../../domain/newcomer.ts'
import type { Say } from '../../locales/say.ts'
import { withTexts } from '../../locales/with-texts.ts'
import { actionId } from '../../view/action-id.ts'
import { letterWrite, stalledMore } from '../../view/actions.ts'
import { button, type Control, type Message } from '../../view/message.ts'
import { lines, person, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { spaceNames } from '../space-names.ts'
import { stepsOf } from './steps-of.ts'

/** People on one page: as many as fit into one message everywhere. */
const pageLength = 8
/** More than this are a select, since a row holds no more buttons. */
const mostButtons = 5

export interface StalledService {
  /** The page of the list that begins at `from`. */
  list(caller: Caller, say: Say, from: number): Promise<Message>
}

/** Everybody of the last weeks who has not taken part, each person once, the longest there first. */
export async function stalledNow({ store, clock }: House, community: CommunityId): Promise<readonly Stalled[]> {
  const now = clock.now()
  const found = await store.of(community).newcomers.stalled(now - stalledUntilMs, now - stalledAfterMs)
  const persons = new Set<string>()
  return found.filter(({ person: who }) => !persons.has(who) && persons.add(who))
}

/** Makes the service. */
export const stalledService = (house: House): StalledService => ({
  async list({ community }, say, from) {
    const all = await stalledNow(house, community)
    if (all.length === 0) return { text: say('stalled.none') }
    const page = all.slice(from, from + pageLength)
    const several = (await house.store.of(community).spaces.all()).length > 1
    const nameOf = await spaceNames(house, community, say)
    const rows: Text[] = []
    for (const one of page) {
      const name = several
        ? {
            kind: 'plain' as const,
            text: say.label('accounts.name', { name: one.name, space: nameOf(one.user.space) }),
          }
        : person(one.user, one.name)
      const where = await whereOf(house, community, one, say)
      const since = { kind: 'time', at: one.joinedAt, style: 'ago' } as const
      rows.push(withTexts(say, 'stalled.line', { name, since }, { where }))
    }
    const left = Math.max(0, all.length - from - page.length)
    return {
      text: lines(
        say('stalled.title', { count: all.length }),
        ...rows,
        ...(left === 0 ? [] : [say('stalled.left', { count: left })]),
      ),
      controls: [
        ...writeControls(say, page),
        ...(left === 0 ? [] : [button(actionId(stalledMore, from + pageLength), say.label('stalled.more'))]),
      ],
    }
  },
})

/** Where they stalled, and who of the team has written to them. */
async function whereOf(
  house: House,
  community: CommunityId,
  { person: who, pending }: Stalled,
  say: Say,
): Promise<Text> {
  const { letters, members } = house.store.of(community)
  const steps = await stepsOf(house, { community, person: who })
  const where = pending
    ? say('stalled.at-rules')
    : steps === undefined || steps.done === 0
      ? say('stalled.at-nothing')
      : say('stalled.at-steps', { done: steps.done, of: steps.of })
  const letter = await letters.latestTo(who)
  const moderator = letter === undefined ? undefined : await members.get(letter.moderator)
  if (letter === undefined || moderator === undefined) return where
  const at = { kind: 'time', at: letter.at, style: 'ago' } as const
  const answered = letter.answeredAt === undefined ? 'no' : 'yes'
  const written = say('stalled.written', { name: person(moderator.user, moderator.name), at, answered })
  return [...where, { kind: 'plain', text: '; ' }, ...written]
}

function writeControls(say: Say, page: readonly Stalled[]): readonly Control[] {
  if (page.length < mostButtons)
    return page.map(({ member, name }) => button(actionId(letterWrite, member), say.label('letter.write-to', { name })))
  const choices = page.map(({ member, name }) => ({ value: member, label: name }))
  return [{ kind: 'select', action: actionId(letterWrite), placeholder: say.label('letter.write-pick'), choices }]
}
