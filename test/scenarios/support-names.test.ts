// Names and words of a support thread stand in its private places alone: in no reason of an audit log, no address, no file name.

import { expect } from 'vitest'
import { namesHelpers } from '../services/helpers-named.ts'
import { discordStage } from './discord-stage.ts'
import { playOn } from './play.ts'
import { storeOf } from './stage.ts'

playOn(
  { Discord: discordStage },
  'no audit log and no address on Discord says who a thread is about',
  async (stage) => {
    await stage.presses('mo', 'Looks right')
    await namesHelpers(storeOf(stage.hearth))
    await stage.runs('ida', 'support', { subject: 'Secretlamp' })
    await stage.presses('mo', 'Claim')
    await stage.runs('mo', 'thread add', { who: '@Ben', thread: '1' })
    await stage.runs('mo', 'thread remove', { who: '@Ben', thread: '1' })
    await stage.presses('mo', 'Resolve')
    const { requests } = stage.discord
    expect(requests.length).toBeGreaterThan(10)
    for (const { method, path, reason } of requests) {
      expect(reason, `${method} ${path}`).toBeUndefined()
      expect(decodeURIComponent(path), method).not.toMatch(/ida|ben|secretlamp/i)
    }
  },
)
