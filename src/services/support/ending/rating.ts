// The rating: asked for once, when a thread's opener agrees that it is solved, and told to the team on the notice.
import { type Rating, ratings } from '../../../domain/rating.ts'
import { type SupportThread, wasNeverOpened } from '../../../domain/support.ts'
import type { Say, SentenceKey } from '../../../locales/say.ts'
import { UserError } from '../../../ports/errors.ts'
import { actionId } from '../../../view/action-id.ts'
import { rateComment, supportRate, supportRateSkip } from '../../../view/actions.ts'
import { button, type Fact, type Message } from '../../../view/message.ts'
import type { House } from '../../house.ts'
import { type Around, only, quoted, subjectOfThread } from '../around.ts'
import { type Asker, knownThread, type WhichThread } from '../caller.ts'

const rated: Readonly<Record<Rating, SentenceKey>> = {
  1: 'rating.1',
  2: 'rating.2',
  3: 'rating.3',
  4: 'rating.4',
  5: 'rating.5',
}

export interface RatingService {
  rate(by: Asker, which: WhichThread, rating: Rating): Promise<Message>
  skip(by: Asker, which: WhichThread): Promise<Message>
  comment(by: Asker, which: WhichThread, comment: string): Promise<Message>
}

/** The question with its buttons; undefined where something was said already. */
export async function askedToRate(
  house: House,
  say: Say,
  { id, community }: SupportThread,
): Promise<Message | undefined> {
  if ((await house.store.of(community).ratings.of(id)) !== undefined) return undefined
  return {
    text: say('rating.ask'),
    controls: [
      ...ratings.map((one) => button(actionId(supportRate, id, one), say.label(rated[one]))),
      button(actionId(supportRateSkip, id), say.label('rating.skip')),
    ],
  }
}

/** What the team reads of it on the notice. */
export async function ratingFacts(house: House, { id, community }: SupportThread, say: Say): Promise<readonly Fact[]> {
  const { rating, comment } = (await house.store.of(community).ratings.of(id)) ?? {}
  if (rating === undefined) return []
  const said = { label: say.label('rating.fact'), value: say(rated[rating]) }
  const words = comment === undefined ? [] : [{ label: say.label('rating.fact.comment'), value: only(quoted(comment)) }]
  return [said, ...words]
}

/** Makes the service. */
export function ratingService(house: House): RatingService {
  async function ofCaller(by: Asker, which: WhichThread): Promise<Around> {
    const about = await knownThread(house, by, which)
    const { number } = about.thread
    if (about.opener.person !== by.caller.person) throw new UserError(by.say('ending.not-yours', { number }))
    if (about.thread.state !== 'closed' || wasNeverOpened(about.thread))
      throw new UserError(by.say('ending.goes-on-already', { number }))
    return about
  }

  async function keep(by: Asker, which: WhichThread, rating: Rating | undefined): Promise<Around> {
    const about = await ofCaller(by, which)
    const { community, id, number } = about.thread
    const kept = await house.store.of(community).ratings.rate(id, by.caller.member, rating, house.clock.now())
    if (!kept) throw new UserError(by.say('rating.already', { number }))
    await house.delivery.touch(community, subjectOfThread(about.thread))
    return about
  }

  return {
    async rate(by, which, rating) {
      const { thread } = await keep(by, which, rating)
      const comment = button(actionId(rateComment, thread.id), by.say.label('rating.comment'))
      return { text: by.say('rating.thanks', { rating: by.say.label(rated[rating]) }), controls: [comment] }
    },
    async skip(by, which) {
      await keep(by, which, undefined)
      return { text: by.say('rating.skipped') }
    },
    async comment(by, which, comment) {
      const { thread } = await ofCaller(by, which)
      const kept = await house.store.of(thread.community).ratings.comment(thread.id, comment)
      if (!kept) throw new UserError(by.say('rating.already', { number: thread.number }))
      await house.delivery.touch(thread.community, subjectOfThread(thread))
      return { text: by.say('rating.commented') }
    },
  }
}
