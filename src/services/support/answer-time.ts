// When an answer can be expected: what a topic states, and whether it takes longer today, from what is known and nothing else.
import type { CommunityId } from '../../domain/ids.ts'
import type { Topic } from '../../domain/topic.ts'
import type { Say } from '../../locales/say.ts'
import type { FirstAnswer } from '../../store/repositories/thread-openings.ts'
import { plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** The sentence for it; undefined where the topic states no time. */
export async function answerTimeOf(
  house: House,
  say: Say,
  community: CommunityId,
  topic: Pick<Topic, 'id' | 'usually'> | undefined,
): Promise<Text | undefined> {
  if (topic?.usually === undefined) return undefined
  const now = house.clock.now()
  const known = await house.store.of(community).threadOpenings.firstAnswers(topic.id, now - dayMs, now)
  const usual = usuallySays(say, topic.usually)
  return isSlower(known, topic.usually * minuteMs, now) ? [...usual, ...plain(' '), ...say('opening.slower')] : usual
}

/** What is always said of it: "We usually answer within 4 hours." */
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
