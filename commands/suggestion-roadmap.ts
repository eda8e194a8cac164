// `/suggestion roadmap`, for everyone, and `/setup roadmap`, which has one stand in a channel.
import { command, type Declared, onCommand } from '../src/bot/spec.ts'
import { says } from '../src/ports/answer.ts'
import type { RoadmapService } from '../src/services/suggestions/roadmap/roadmap-service.ts'

const show = command({
  path: 'suggestion roadmap',
  summary: 'roadmap.summary',
  ...{ who: 'everyone', does: 'reads', answers: 'private' },
  options: {},
})
const setup = command({
  path: 'setup roadmap',
  summary: 'roadmap.setup.summary',
  ...{ who: 'admins', does: 'writes', answers: 'private' },
  options: { channel: { kind: 'channel', label: 'setup.channel.channel', required: true } },
})

interface Services {
  readonly roadmaps: RoadmapService
}

export const suggestionRoadmapDeclared: readonly Declared<Services>[] = [
  onCommand(
    show,
    ({ roadmaps }: Services) =>
      async ({ caller, say }) =>
        says(await roadmaps.show(caller, say)),
  ),
]

export const setupRoadmapDeclared: readonly Declared<Services>[] = [
  onCommand(
    setup,
    ({ roadmaps }: Services) =>
      async ({ caller, say, input }) =>
        says(await roadmaps.post(caller, say, input.channel)),
    undefined,
    ({ roadmaps }: Services) =>
      ({ caller, say, input }) =>
        roadmaps.check(caller, say, input.channel),
  ),
]
