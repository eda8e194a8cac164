// Where a text is read: what can be mentioned, and what the links of the workspace begin with.
import { isInPlaceOfThread, type Place, type SpaceRef } from '../../src/domain/place.ts'

export interface Viewpoint {
  readonly space: SpaceRef
  /** `https://name.slack.com/`, as auth.test says it. */
  readonly url: string
}

/** Whether something of that space is at home here. */
export const isHere = (viewpoint: Viewpoint, space: SpaceRef): boolean =>
  space.platform === viewpoint.space.platform && space.id === viewpoint.space.id

/** The permalink of a thread's first message, or of the channel that stands for it; undefined for what has none. */
export function permalink(viewpoint: Viewpoint, place: Place): string | undefined {
  if (place.kind !== 'thread' || !isHere(viewpoint, place.space)) return undefined
  if (isInPlaceOfThread(place)) return new URL(`archives/${place.channel}`, viewpoint.url).href
  return messageLink(viewpoint, place.channel, place.thread)
}

/** The permalink of a message. */
export const messageLink = ({ url }: Pick<Viewpoint, 'url'>, channel: string, ts: string): string =>
  new URL(`archives/${channel}/p${ts.replace('.', '')}`, url).href

/** A moment for readers whose client cannot put it into their own zone. */
export const utc = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** Slack's templates for moments. */
export const dateFormats = {
  date: '{date_long_pretty}',
  moment: '{date_short_pretty} {time}',
  ago: '{ago}',
} as const

/** The command as one types it in Slack. */
export const typed = (path: string): string => `/hearth ${path}`.trim()
