// Of what people do all the time, only what a flow wants is kept: reactions cost nothing where no flow asks for them.
import { expect, test } from 'vitest'
import { communityId } from '../../src/domain/ids.ts'
import type { Space } from '../../src/domain/space.ts'
import type { ReactionEvent } from '../../src/ports/event.ts'
import { eventHandlers } from '../../src/services/events.ts'
import type { Flow } from '../../src/services/flow.ts'

const ref = { platform: 'discord', id: 'S' } as const
const space: Space = {
  ref,
  community: communityId('c'),
  name: 'Lantern',
  locale: undefined,
  host: undefined,
  firstSeenAt: 1_000,
  confirmedAt: 2_000,
  toldAt: 1_500,
  refusedAt: undefined,
  awaySince: undefined,
  caughtUpAt: undefined,
  formerCommunity: undefined,
  separatedAt: undefined,
}
const place = { kind: 'channel', space: ref, channel: 'general' } as const
const reactionOf = (user: string): ReactionEvent => ({
  kind: 'reacted',
  key: `reacted:m1:${user}`,
  space: ref,
  user: { user, name: user, bot: false, guest: false },
  place,
  message: { place, channel: 'general', id: 'm1' },
  at: 0,
})

function handlersOf(more: Partial<Flow>) {
  const asked: string[] = []
  const flow: Flow = { followUps: {}, render: {}, posted: {}, due: {}, ...more }
  const handlers = eventHandlers([flow], async (event) => {
    asked.push(event.key)
    return { kind: 'space', space, event }
  })
  return { handlers, asked }
}

test('where no flow asks for reactions, none is kept, and not even its space is looked for', async () => {
  const { handlers, asked } = handlersOf({ wants: async () => true })
  expect(await handlers.wants(reactionOf('nia'))).toBe(false)
  expect(asked).toEqual([])
})

test('a flow says which reactions it wants', async () => {
  const { handlers } = handlersOf({ wantsReaction: async ({ user }) => user.user === 'nia' })
  expect(await handlers.wants(reactionOf('nia'))).toBe(true)
  expect(await handlers.wants(reactionOf('ben'))).toBe(false)
})
