// What the author hears of their suggestion before it is published, privately, where they were last.
import type { Member } from '../../../domain/member.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import type { Say } from '../../../locales/say.ts'
import { withTexts } from '../../../locales/with-texts.ts'
import { actionId } from '../../../view/action-id.ts'
import { suggestionViewRef } from '../../../view/actions.ts'
import { button, type Message } from '../../../view/message.ts'
import { lines } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { quoted } from '../../support/around.ts'
import { type Allowed, openPlaces, placesText } from '../card-places.ts'
import { tellAuthor } from '../own/author.ts'
import { answerButton } from './notice.ts'
import { outsideAuthor } from './outside-author.ts'

/** Asks them for more. */
export const askAuthor = (house: House, suggestion: Suggestion, words: string): Promise<void> =>
  tell(house, suggestion, async (say) => {
    const { number, title } = suggestion
    const text = lines(say('review.told-asked', { number, title, words: quoted(words) }), say('review.told-asked.then'))
    return { text, controls: [{ ...answerButton(say, suggestion), style: 'primary' }] }
  })

/** Says that it is not published, and why. */
export const tellDeclined = (house: House, suggestion: Suggestion, words: string): Promise<void> =>
  tell(house, suggestion, async (say) => {
    const { number, title } = suggestion
    const text = lines(
      say('review.told-declined', { number, title, words: quoted(words) }),
      say('review.told-declined.then'),
    )
    return { text, controls: [answerButton(say, suggestion)] }
  })

/** Says that it is published, and where. */
export const tellPublished = (house: House, allowed: Allowed, suggestion: Suggestion): Promise<void> =>
  tell(house, suggestion, async (say, account) => {
    const { community, number, title, id } = suggestion
    const places = await openPlaces(house, community, allowed)
    const channels = await placesText(house, { community, space: account.user.space }, say, places)
    const text =
      places.length === 0
        ? say('review.told-published-nowhere', { number, title })
        : withTexts(say, 'review.told-published', { number, title }, { channels })
    return { text, controls: [button(actionId(suggestionViewRef, id), say.label('review.view', { number }))] }
  })

/** Whoever has no account is told by the moderators. */
async function tell(
  house: House,
  suggestion: Suggestion,
  message: (say: Say, account: Member) => Promise<Message>,
): Promise<void> {
  if ((await outsideAuthor(house, suggestion)) === undefined) await tellAuthor(house, suggestion, message)
}
