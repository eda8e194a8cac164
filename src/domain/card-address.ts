// The address at which a message can be opened in a browser, where ids alone make one.
import type { MessageRef } from './place.ts'

/** Undefined where only the platform knows it, or where there is none. */
export function messageAddress({ place, id }: MessageRef): string | undefined {
  if (place.kind !== 'channel') return undefined
  const { space, channel } = place
  switch (space.platform) {
    case 'discord':
      return `https://discord.com/channels/${space.id}/${channel}/${id}`
    case 'slack':
    case 'playground':
      return undefined
    default:
      return space.platform satisfies never
  }
}
