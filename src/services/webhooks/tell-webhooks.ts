// Tells webhooks what happens to support threads: as numbers and states, never in anybody's words or with a name.
import type { CommunityId } from '../../domain/ids.ts'
import { isOpen, type SupportThread } from '../../domain/support.ts'
import type { Webhook, WebhookEvent } from '../../domain/webhook.ts'
import type { House } from '../house.ts'
import type { ThreadHappening, ThreadListener } from '../support/happenings.ts'

/** What follows a call. */
export const calledName = 'webhook-called'

/** What of it is told; undefined: nothing. */
function eventOf(happening: ThreadHappening): WebhookEvent | undefined {
  switch (happening.kind) {
    case 'opened':
      return 'thread.opened'
    case 'wrote':
      // What the team says among itself is nobody else's.
      return happening.spoken.from === 'team' && happening.spoken.internal !== true ? 'thread.replied' : undefined
    case 'resolved':
      return 'thread.resolved'
    case 'reopened':
      return 'thread.reopened'
    case 'closed':
      return 'thread.closed'
    case 'edited':
    case 'removed':
    case 'assigned':
    case 'turned':
    case 'changed':
    case 'erased':
      return undefined
    default:
      return happening satisfies never
  }
}

/** Hears of threads, and leaves what is to be told with delivery, in the transaction in which it happens. */
export const tellsWebhooks =
  (house: House): ThreadListener =>
  async ({ thread: { community, id } }, happening) => {
    const event = eventOf(happening)
    if (event === undefined) return
    const { webhooks, threads } = house.store.of(community)
    const hooks = (await webhooks.all()).filter(({ events }) => events.includes(event))
    if (hooks.length === 0) return
    // Whoever tells of it may have the thread as it was before.
    const now = await threads.get(id)
    if (now === undefined) return
    // It is the opener's turn only once everybody has heard of the reply.
    const thread = event === 'thread.replied' && isOpen(now) ? ({ ...now, state: 'waiting on member' } as const) : now
    const told = { thread: await threadFacts(house, thread) }
    const called = house.ids.next()
    for (const hook of hooks) await call(house, community, hook, { id: called, event, told })
  }

interface Told {
  readonly id: string
  readonly event: WebhookEvent | 'test'
  readonly told: Readonly<Record<string, unknown>>
}

/** Has a webhook called. `args` is what follows it. */
export async function call(
  { delivery, clock }: House,
  community: CommunityId,
  { id: hook }: Pick<Webhook, 'id'>,
  { id, event, told }: Told,
  args: Readonly<Record<string, string>> = {},
): Promise<void> {
  const body = JSON.stringify({ id, type: event, at: isoOf(clock.now()), community, ...told })
  const followUp = { name: calledName, args: { hook, ...args } }
  await delivery.send(community, { kind: 'callOut', hook, id, event, body }, { followUp })
}

async function threadFacts({ store }: House, thread: SupportThread): Promise<Readonly<Record<string, unknown>>> {
  const { number, state, priority, space, openedAt, topic, team } = thread
  const settings = await store.of(thread.community).settings.get()
  const nameIn = (all: readonly { readonly id: string; readonly name: string }[], id: string | undefined) =>
    all.find((one) => one.id === id)?.name ?? null
  return {
    ...{ number, state, priority, openedAt: isoOf(openedAt) },
    topic: nameIn(settings['support.topics'], topic),
    team: nameIn(settings['support.teams'], team),
    space: { platform: space.platform, id: space.id },
  }
}

export const isoOf = (at: number): string => new Date(at).toISOString()
