// S3: `/suggest` on Slack, kept once with its effects in one transaction at `synchronous=FULL`, against bare Bolt that
// only acknowledges.
import type { Child } from '../child/start.ts'
import type { Family } from '../family.ts'
import { ratioOf } from '../measure/result.ts'
import { interleaved } from '../measure/rounds.ts'
import { slackStage, writes } from '../slack/side.ts'

/** The family. */
export const slackWrites: Family = {
  rows: ['S3'],
  async run(bench) {
    bench.say('S3: /suggest, written')
    const stage = await slackStage(bench)
    const inserts = (synchronous: 'NORMAL' | 'FULL') =>
      stage.bolt({ does: { kind: 'inserts', synchronous, file: bench.file('bolt.db') }, commands: 1 })
    const load = (server: Child, answers: boolean) => () =>
      stage.closed(server, writes, { inFlight: 16, ms: bench.ms, answers })
    try {
      const taken = await interleaved(
        {
          bolt: load(await stage.bolt({ does: { kind: 'acks' }, commands: 1 }), true),
          normal: load(await inserts('NORMAL'), true),
          full: load(await inserts('FULL'), true),
          hearth: load(await stage.hearth({ hold: true }), false),
          delivering: load(await stage.hearth(), true),
        },
        bench.rounds,
      )
      const what = '/suggest on Slack, written with its effects'
      const delivered = '/suggest on Slack, its answer and card delivered as well'
      return [
        ratioOf({ row: 'S3', what: `${what}: CPU a request`, target: { most: 1.4 } }, taken.hearth, taken.bolt, 'cpu'),
        ratioOf(
          { row: 'S3', what: `${what}: requests/s`, target: { least: 0.8 } },
          taken.hearth,
          taken.bolt,
          'perSecond',
        ),
        ratioOf({ row: 'S3', what: `${delivered}: CPU a request` }, taken.delivering, taken.bolt, 'cpu'),
        ratioOf({ row: 'S3', what: `${delivered}: requests/s` }, taken.delivering, taken.bolt, 'perSecond'),
        ratioOf(
          { row: 'S3', what: 'bare Bolt with one insert, NORMAL: CPU a request' },
          taken.normal,
          taken.bolt,
          'cpu',
        ),
        ratioOf(
          { row: 'S3', what: 'bare Bolt with one insert, NORMAL: requests/s' },
          taken.normal,
          taken.bolt,
          'perSecond',
        ),
        ratioOf({ row: 'S3', what: 'bare Bolt with one insert, FULL: CPU a request' }, taken.full, taken.bolt, 'cpu'),
        ratioOf(
          { row: 'S3', what: 'bare Bolt with one insert, FULL: requests/s' },
          taken.full,
          taken.bolt,
          'perSecond',
        ),
      ]
    } finally {
      await stage.close()
    }
  },
}
