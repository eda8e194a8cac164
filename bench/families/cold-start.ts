// C1: from the start of the program to ready with one platform, against importing that platform's SDK alone.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { freePort } from '../../test/free-port.ts'
import { startChild } from '../child/start.ts'
import { discordStage } from '../discord/side.ts'
import type { Family } from '../family.ts'
import { ratioOf } from '../measure/result.ts'
import { interleaved } from '../measure/rounds.ts'
import { seed, small } from '../store/seed.ts'

const root = join(import.meta.dirname, '../..')
const connection = z.object({ botToken: z.string(), apiUrl: z.string(), signingSecret: z.string() })

/** The family. */
export const coldStart: Family = {
  rows: ['C1'],
  async run(bench) {
    bench.say('C1: cold starts')
    const discord = await discordStage(bench)
    const slack = await startChild('slack-side', {})
    try {
      const town = await discord.build({ guilds: 1, members: 3 })
      const { botToken, apiUrl, signingSecret } = await slack.ask(connection, 'connection')
      const onDiscord = bench.file('discord/hearth.db')
      const onSlack = bench.file('slack/hearth.db')
      mkdirSync(dirname(onDiscord), { recursive: true })
      mkdirSync(dirname(onSlack), { recursive: true })
      await seed(
        onDiscord,
        town.guilds.map((guild) => ({ platform: 'discord' as const, ...guild })),
        small,
      )
      await seed(onSlack, [{ platform: 'slack', id: 'T1', channel: 'C1' }], small)
      const discordSettings = { DISCORD_TOKEN: town.token, DISCORD_API_URL: town.apiUrl }
      const slackSettings = {
        SLACK_BOT_TOKEN: botToken,
        SLACK_SIGNING_SECRET: signingSecret,
        SLACK_API_URL: apiUrl,
        HTTP_PORT: String(await freePort()),
      }
      const taken = await interleaved(
        {
          discordAlone: () => untilSays(importing('discord.js'), {}, 'imported', root),
          discord: () => started(onDiscord, discordSettings, 'Discord: on.'),
          slackAlone: () => untilSays(importing('@slack/bolt'), {}, 'imported', root),
          slack: () => started(onSlack, slackSettings, 'Slack: on,'),
        },
        bench.rounds + 2,
      )
      const target = { most: 1.15 }
      const what = 'start to ready'
      return [
        ratioOf(
          { row: 'C1', what: `${what} with Discord alone, against discord.js`, target },
          taken.discord,
          taken.discordAlone,
          'ms',
        ),
        ratioOf(
          { row: 'C1', what: `${what} with Slack alone, against Bolt`, target },
          taken.slack,
          taken.slackAlone,
          'ms',
        ),
      ]
    } finally {
      await slack.stop()
      await discord.close()
    }
  },
}

const importing = (name: string): readonly string[] => [
  '--input-type=module',
  '--eval',
  `await import('${name}'); console.log('imported')`,
]

const started = (file: string, settings: Readonly<Record<string, string>>, words: string) =>
  untilSays([join(root, 'hearth.mjs')], { ...settings, DATABASE_URL: `sqlite:${file}` }, words, dirname(file))

/** Starts Node; the time until it has said these words. Then it is ended. Milliseconds. */
function untilSays(args: readonly string[], settings: Readonly<Record<string, string>>, words: string, folder: string) {
  return new Promise<{ ms: number }>((resolve, reject) => {
    const begun = performance.now()
    const child = spawn(process.execPath, args, { cwd: folder, env: settings, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let ms: number | undefined
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8')
      if (ms !== undefined || !said.includes(words)) return
      ms = performance.now() - begun
      child.kill('SIGTERM')
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => (ms === undefined ? reject(new Error(`it ended before: ${said}`)) : resolve({ ms })))
  })
}
