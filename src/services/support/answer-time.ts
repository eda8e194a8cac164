// When an answer can be expected: what a topic states, whether it takes longer today, and when the team is there again. It is
// said from what is known, and nothing else.
import { opensAgainAt } from '../../domain/business-time.ts'
import type { CommunityId } from '../../domain/ids.ts'
import type { Team } from '../../domain/team.ts'
import type { Topic } from '../../domain/topic.ts'
import type { Say } from '../../locales/say.ts'
import type { FirstAnswer } from '../../store/repositories/thread-openings.ts'
import { plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** What is said of it, for a topic or without one; undefined where nothing is known. */
export async function answerTimeOf(
  house: House,
  say: Say,
  community: CommunityId,
  topic: Pick<Topic, 'id' | 'usually' | 'team'> | undefined,
): Promise<Text | undefined> {
  const now = house.clock.now()
  const { threadOpenings, settings } = house.store.of(community)
  const said: Text[] = []
  if (topic?.usually !== undefined) {
    said.push(usuallySays(say, topic.usually))
    const known = await threadOpenings.firstAnswers(topic.id, now - dayMs, now)
    if (isSlower(known, topic.usually * minuteMs, now)) said.push(say('opening.slower'))
  }
  const team = teamFor((await settings.get())['support.teams'], topic?.team)
  const back = team === undefined ? undefined : opensAgainAt(team, now)
  if (back !== undefined) said.push(say('opening.away', { at: { kind: 'time', at: back, style: 'moment' } }))
  if (said.length === 0) return undefined
  return said.flatMap((one, index) => (index === 0 ? one : [...plain(' '), ...one]))
}

/** The team of a topic; else the one that stands for everyone, which has neither people nor a channel of its own. */
const teamFor = (teams: readonly Team[], id: string | undefined): Team | undefined =>
  teams.find((one) => one.id === id) ??
  teams.find(({ people, channel }) => people.length === 0 && channel === undefined)

/** What is always said of it: "The team usually answers within 4 hours." */
export function usuallySays(say: Say, minutes: number): Text {
  if (minutes % (24 * 60) === 0) return say('opening.usually', { unit: 'days', count: minutes / (24 * 60) })
  if (minutes % 60 === 0) return say('opening.usually', { unit: 'hours', count: minutes / 60 })
  return say('opening.usually', { unit: 'minutes', count: minutes })
}

/**
 * Whether answers take longer than is stated: half of the first ones of the last day did, or somebody has waited longer
 * for theirs already.
 */
function isSlower(known: readonly FirstAnswer[], statedMs: number, now: number): boolean {
  const waiting = known.some(({ openedAt, answeredAt }) => answeredAt === undefined && now - openedAt > statedMs)
  const took = known
    .flatMap(({ openedAt, answeredAt }) => (answeredAt === undefined ? [] : [answeredAt - openedAt]))
    .sort((one, other) => one - other)
  const median = took[Math.floor(took.length / 2)]
  return waiting || (median !== undefined && median > statedMs)
}
