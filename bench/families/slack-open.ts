// S4: how long an acknowledgement takes at 400 commands a second, whether or not earlier ones are answered.
import type { Child } from '../child/start.ts'
import type { Family } from '../family.ts'
import { ratioOf } from '../measure/result.ts'
import { interleaved } from '../measure/rounds.ts'
import { reads, slackStage, writes } from '../slack/side.ts'

const perSecond = 400

/** The family. */
export const slackOpen: Family = {
  rows: ['S4'],
  async run(bench) {
    bench.say('S4: 400 commands a second')
    const stage = await slackStage(bench)
    const ms = bench.ms * 2
    try {
      const bolt = await stage.bolt({ does: { kind: 'acks' }, commands: 1 })
      const hearth = await stage.hearth()
      const load = (server: Child, call: typeof reads) => () => stage.open(server, call, { perSecond, ms })
      const taken = await interleaved(
        { bolt: load(bolt, reads), reading: load(hearth, reads), writing: load(hearth, writes) },
        bench.rounds,
      )
      const reading = `a Slack command that reads, at ${perSecond}/s`
      const writing = `/suggest on Slack, at ${perSecond}/s`
      return [
        ratioOf(
          { row: 'S4', what: `${reading}: p99 to the ack`, target: { most: 1.25 } },
          taken.reading,
          taken.bolt,
          'p99',
        ),
        ratioOf({ row: 'S4', what: `${reading}: p50 to the ack` }, taken.reading, taken.bolt, 'p50'),
        ratioOf({ row: 'S4', what: `${writing}: p99 to the ack` }, taken.writing, taken.bolt, 'p99'),
      ]
    } finally {
      await stage.close()
    }
  },
}
