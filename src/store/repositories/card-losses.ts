// The cards of one community's suggestions that somebody deleted by hand, and which of them the moderators are asked about.
import type { Kysely } from 'kysely'
import type { CommunityId, SuggestionId } from '../../domain/ids.ts'
import { type Place, placeKey } from '../../domain/place.ts'
import type { Tables } from '../schema.ts'

/** `noted`: it was deleted. `asked`: the moderators are to say what becomes of it. `again`: they said that it is posted again. */
const lossStates = ['noted', 'asked', 'again'] as const
type LossState = (typeof lossStates)[number]

export interface CardLosses {
  add(loss: {
    readonly id: string
    readonly suggestion: SuggestionId
    readonly place: Place
    readonly at: number
    readonly state: LossState
  }): Promise<void>
  /** How often the card there was deleted from then on. */
  since(suggestion: SuggestionId, place: Place, from: number): Promise<number>
  /** What the moderators are asked or have said of the card there; undefined when nothing is open. */
  openAt(suggestion: SuggestionId, place: Place): Promise<LossState | undefined>
  /** They have said of all that they are asked about that these are posted again. False when they are asked about none. */
  sayAgain(suggestion: SuggestionId): Promise<boolean>
  /** What was open about the card there is done. */
  done(suggestion: SuggestionId, place: Place): Promise<void>
  /** Forgets those of the suggestion that were before then. */
  forget(suggestion: SuggestionId, before: number): Promise<void>
}

/** Those of one community. */
export function cardLossesOf(db: () => Kysely<Tables>, community: CommunityId): CardLosses {
  const of = (suggestion: SuggestionId) =>
    db().selectFrom('card_losses').where('community', '=', community).where('suggestion', '=', suggestion)
  const turn = (suggestion: SuggestionId, state: LossState) =>
    db()
      .updateTable('card_losses')
      .set({ state })
      .where('community', '=', community)
      .where('suggestion', '=', suggestion)
  return {
    async add({ id, suggestion, place, at, state }) {
      await db()
        .insertInto('card_losses')
        .values({ id, community, suggestion, place_key: placeKey(place), lost_at: at, state })
        .execute()
    },
    async since(suggestion, place, from) {
      const { count } = await of(suggestion)
        .select((build) => build.fn.countAll<number>().as('count'))
        .where('place_key', '=', placeKey(place))
        .where('lost_at', '>=', from)
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    async openAt(suggestion, place) {
      const row = await of(suggestion)
        .select('state')
        .where('place_key', '=', placeKey(place))
        .where('state', '<>', 'noted')
        .limit(1)
        .executeTakeFirst()
      return lossStates.find((one) => one === row?.state)
    },
    async sayAgain(suggestion) {
      const { numUpdatedRows } = await turn(suggestion, 'again').where('state', '=', 'asked').executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async done(suggestion, place) {
      await turn(suggestion, 'noted').where('place_key', '=', placeKey(place)).execute()
    },
    async forget(suggestion, before) {
      await db()
        .deleteFrom('card_losses')
        .where('community', '=', community)
        .where('suggestion', '=', suggestion)
        .where('lost_at', '<', before)
        .where('state', '=', 'noted')
        .execute()
    },
  }
}
