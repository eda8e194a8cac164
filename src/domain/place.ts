// Where things happen: spaces, and the places inside them where a message can stand.

export const platformNames = ['discord', 'slack', 'playground'] as const
export type PlatformName = (typeof platformNames)[number]

/** A Discord server, a Slack workspace, or the playground. */
export interface SpaceRef {
  readonly platform: PlatformName
  readonly id: string
}

/** An account as its platform names it. */
export interface UserRef {
  readonly space: SpaceRef
  readonly user: string
}

export interface ChannelPlace {
  readonly kind: 'channel'
  readonly space: SpaceRef
  readonly channel: string
}

/** A thread: on Discord its own channel id, on Slack the `ts` of its first message. `channel` is where it hangs. */
export interface ThreadPlace {
  readonly kind: 'thread'
  readonly space: SpaceRef
  readonly channel: string
  readonly thread: string
}

/** The direct messages between Hearth and one account. */
export interface DirectPlace {
  readonly kind: 'direct'
  readonly space: SpaceRef
  readonly user: string
}

export type Place = ChannelPlace | ThreadPlace | DirectPlace

/** One message on a platform. `channel` is the wire's own channel, which for a direct message is not the user. */
export interface MessageRef {
  readonly place: Place
  readonly channel: string
  readonly id: string
}

/** A channel, or direct messages by their wire's channel, in place of a thread that cannot be had there: it is its own thread. */
export const inPlaceOfThread = (space: SpaceRef, channel: string): ThreadPlace => ({
  kind: 'thread',
  space,
  channel,
  thread: channel,
})

/** Whether it is a whole channel, or direct messages, in place of a thread. */
export const isInPlaceOfThread = ({ channel, thread }: ThreadPlace): boolean => channel === thread

/** The key of a space: `discord:123`. */
export const spaceKey = (space: SpaceRef): string => `${space.platform}:${space.id}`

/** The only joiner of a place into a string: effects with the same key are performed one after another. */
export function placeKey(place: Place): string {
  const space = spaceKey(place.space)
  switch (place.kind) {
    case 'channel':
      return `${space}/channel/${place.channel}`
    case 'thread':
      return `${space}/channel/${place.channel}/thread/${place.thread}`
    case 'direct':
      return `${space}/direct/${place.user}`
    default:
      return place satisfies never
  }
}

/** The space that a key names; undefined when it names none. */
export function spaceOfKey(key: string): SpaceRef | undefined {
  const cut = key.indexOf(':')
  const platform = platformNames.find((name) => name === key.slice(0, cut))
  return platform === undefined ? undefined : { platform, id: key.slice(cut + 1) }
}
