// The stage on Discord: a server in the emulator, real discord.js between it and Hearth.
import type { DiscordOptions } from '../emulators/discord/index.ts'
import { discordSide } from './discord-side.ts'
import { aheadClock, type House, openHouse } from './house.ts'
import type { Watched } from './stage.ts'

export type DiscordStage = Awaited<ReturnType<typeof discordStage>>

interface DiscordStageOptions extends Watched {
  readonly file?: string
  readonly emulator?: DiscordOptions
}

/** Starts a server with its people in it, and Hearth. */
export async function discordStage({ file, emulator, ...watched }: DiscordStageOptions = {}) {
  const clock = aheadClock()
  const { part, verbs } = await discordSide({ now: clock.now, emulator, settles: () => house.settles() })
  const house: House = await openHouse({ parts: [part], clock, keeps: { file }, rounds: 1, ...watched })
  return Object.assign(house, verbs)
}
