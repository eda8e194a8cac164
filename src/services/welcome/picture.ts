// A picture with the newcomer's name and avatar, put to a greeting that stands already: it keeps no word waiting, and where
// it cannot be drawn or brought the greeting stands as it is.
import type { DeliveryHandlers, Ended } from '../../delivery/delivery.ts'
import { memberId } from '../../domain/ids.ts'
import { sayIn } from '../../locales/say.ts'
import { type House, knownSpace, sayInSpace } from '../house.ts'

export interface WelcomePicture {
  /**
   * What follows a greeting of one newcomer alone, whose id is the argument `member`: where pictures are on and it stands,
   * it gets one.
   */
  follow(ended: Ended): Promise<void>
  readonly followUps: DeliveryHandlers['followUps']
}

const pictureName = 'welcome.picture'

/** Makes it. */
export const welcomePicture = (house: House): WelcomePicture => ({
  async follow({ community, args, effect, outcome }) {
    const ref = outcome.kind === 'done' ? outcome.result.message : undefined
    if (ref === undefined || effect.kind !== 'post') return
    const { members, settings } = house.store.of(community)
    const { 'welcome.picture': wanted } = await settings.get()
    const member = wanted === 'on' ? await members.get(memberId(args.member ?? '')) : undefined
    if (member === undefined || member.leftAt !== undefined) return
    const { user, name, locale } = member
    const space = await knownSpace(house, community, user.space)
    const say = ref.place.kind === 'direct' ? sayIn(locale ?? space.locale) : sayInSpace(space)
    const title = say.label('welcome.picture-title', { space: space.name })
    const alt = say.label('welcome.picture-alt', { title, name })
    await house.delivery.send(
      community,
      { kind: 'addPicture', ref, message: effect.message, picture: { user, name, title, alt } },
      { followUp: { name: pictureName, args: { member: member.id } } },
    )
  },
  followUps: {
    // The greeting stands without it.
    [pictureName]: async () => 'owned',
  },
})
