// `/digest`: what waits for the team and what happened, now or on a schedule.
import { command, type Declared, onCommand } from '../src/bot/spec.ts'
import { cadences, zonesLike } from '../src/domain/schedule.ts'
import type { DigestService } from '../src/services/digest/digest.ts'

const nowSpec = command({
  path: 'digest now',
  summary: 'digest.now.summary',
  who: 'staff',
  does: 'writes',
  answers: 'private',
  options: {},
})

const scheduleSpec = command({
  path: 'digest schedule',
  summary: 'digest.schedule.summary',
  who: 'staff',
  does: 'writes',
  answers: 'private',
  options: {
    every: {
      kind: 'choice',
      label: 'digest.every',
      required: true,
      choices: cadences.map((value) => ({ value, label: `digest.${value}` as const })),
    },
    time: { kind: 'word', label: 'digest.time', hint: 'digest.time-hint', required: true, completes: false },
    zone: { kind: 'word', label: 'digest.zone', hint: 'digest.zone-hint', required: true, completes: true },
  },
})

interface Services {
  readonly digest: DigestService
}

export const digestDeclared: readonly Declared<Services>[] = [
  onCommand(nowSpec, ({ digest }: Services) => async ({ caller, say }) => ({
    kind: 'say',
    message: await digest.now(caller, say),
  })),
  onCommand(
    scheduleSpec,
    ({ digest }: Services) =>
      async ({ caller, say, input }) => ({ kind: 'say', message: await digest.schedule(caller, say, input) }),
    () =>
      async ({ option, value }) =>
        option === 'zone' ? zonesLike(value, 25).map((zone) => ({ value: zone, label: zone })) : [],
  ),
]
