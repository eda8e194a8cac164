// The channels that a saved reply names: each has to be one, in some space of the community.
import type { Caller } from '../../../domain/caller.ts'
import { nearestOf } from '../../../domain/nearest.ts'
import { channelsIn } from '../../../domain/placeholders.ts'
import { readReplyText } from '../../../domain/saved-reply.ts'
import { channelNamed } from '../../../domain/space.ts'
import type { Say } from '../../../locales/say.ts'
import { PlatformError } from '../../../ports/errors.ts'
import type { Text } from '../../../view/text.ts'
import type { House } from '../../house.ts'
import { seenChannels } from '../../setup/seen-channels.ts'

const namesIn = (text: string): readonly string[] => {
  const read = readReplyText(text)
  return read.ok ? channelsIn(read.pieces) : []
}

/** Looks up the channels of every space, where the text names some. What cannot be asked for is missing afterwards. */
export async function lookUpReplyChannels(house: House, { community }: Caller, text: string): Promise<void> {
  if (namesIn(text).length === 0) return
  const seen = seenChannels(house)
  for (const { ref, confirmedAt } of await house.store.of(community).spaces.all()) {
    if (confirmedAt === undefined) continue
    try {
      await seen.look(community, ref)
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
    }
  }
}

/** What is wrong with the channels that a text names; undefined when all are there. */
export async function channelProblem(
  house: House,
  { community }: Caller,
  say: Say,
  text: string,
): Promise<Text | undefined> {
  const names = namesIn(text)
  if (names.length === 0) return undefined
  const seen = seenChannels(house)
  const spaces = await house.store.of(community).spaces.all()
  const known = await Promise.all(spaces.map(({ ref }) => seen.known(community, ref)))
  const channels = known.flatMap((one) => one ?? [])
  for (const typed of names) {
    if (channelNamed(channels, typed) !== undefined) continue
    const args = { channel: `#${typed}` }
    if (known.every((one) => one === undefined)) return say('reply.save.unasked', args)
    const nearest = nearestOf(
      typed,
      channels.map(({ name }) => name),
    )
    return nearest === undefined
      ? say('reply.save.no-channel', args)
      : say('reply.save.channel-near', { ...args, nearest: `#${nearest}` })
  }
  return undefined
}
