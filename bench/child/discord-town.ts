// Discord's side of the measurements, in a process of its own: an emulator for each client that is measured, and the load.
import { z } from 'zod'
import { commands, events, forgetTalk, joins, type Town, town } from '../discord/town.ts'
import { serve } from './serve.ts'

const towns: Town[] = []
const which = z.object({ town: z.number() })
const size = z.object({ guilds: z.number(), members: z.number() })
const commandLoad = which.extend({
  command: z.string(),
  title: z.string().optional(),
  inFlight: z.number(),
  ms: z.number(),
})
const eventLoad = which.extend({ kind: z.enum(['message', 'role']), count: z.number() })
const joinLoad = which.extend({ perSecond: z.number(), ms: z.number() })
const limit = which.extend({ perSecond: z.number() })

const at = (args: unknown): Town => {
  const found = towns[which.parse(args).town]
  if (found === undefined) throw new Error('there is no such town')
  return found
}

serve({
  async build(args) {
    const built = await town(size.parse(args))
    towns.push(built)
    return {
      town: towns.length - 1,
      token: built.discord.token,
      apiUrl: built.discord.apiUrl,
      guilds: built.guilds.map((guild) => ({ id: guild.id, channel: guild.channel('welcome').id })),
    }
  },
  commands: (args) => commands(at(args), commandLoad.parse(args)),
  events(args) {
    const { kind, count } = eventLoad.parse(args)
    return events(at(args), kind, count)
  },
  joins(args) {
    const { perSecond, ms } = joinLoad.parse(args)
    return joins(at(args), perSecond, ms)
  },
  /** As Discord does: so many requests a second in all, of which answers to interactions are none. */
  limit(args) {
    const { perSecond } = limit.parse(args)
    const path = /^\/(?!interactions|webhooks)/
    at(args).discord.limits.enforce({ path, requests: perSecond, perMs: 1_000, scope: 'global' })
  },
  /** How many plain posts have come. */
  posts: (args) =>
    at(args).discord.requests.filter(
      ({ method, path, status }) => method === 'POST' && status === 200 && /^\/channels\/\d+\/messages$/.test(path),
    ).length,
  forget: (args) => forgetTalk(at(args)),
  async stop() {
    for (const { discord } of towns) await discord.close().catch(() => undefined)
  },
})
