/**
 * How often Slack may be called: one message a second in each channel, and a tier for every other method
 * (docs.slack.dev/apis/web-api/rate-limits). Nothing is counted until a test asks for it.
 */

/** Calls a minute. */
const tiers: readonly (readonly [perMinute: number, methods: readonly string[]])[] = [
  [1, ['apps.connections.open']],
  [
    20,
    [
      'conversations.list',
      'conversations.create',
      'users.list',
      'usergroups.list',
      'reactions.remove',
      'conversations.archive',
      'conversations.unarchive',
    ],
  ],
  [
    50,
    [
      ...['chat.update', 'chat.delete', 'conversations.info', 'conversations.history', 'conversations.replies'],
      ...[
        'conversations.open',
        'conversations.join',
        'conversations.invite',
        'conversations.kick',
        'users.conversations',
        'reactions.add',
      ],
    ],
  ],
  [
    100,
    [
      ...['chat.postEphemeral', 'users.info', 'conversations.members'],
      ...['views.open', 'views.update', 'views.push', 'views.publish'],
      ...['files.info', 'files.getUploadURLExternal', 'files.completeUploadExternal'],
    ],
  ],
]
const perMinute = new Map(tiers.flatMap(([calls, methods]) => methods.map((method) => [method, calls] as const)))

const minuteMs = 60_000
const betweenPostsMs = 1000

export interface Rates {
  /** From now on the rule is enforced: `posts`, one message a second in each channel; `tiers`, each method's own. */
  enforce(rules: { readonly posts?: boolean; readonly tiers?: boolean }): void
  /** Counts one call; the seconds to wait when it is one too many. */
  take(method: string, channel: string | undefined): number | undefined
}

/** Makes the meter of one emulator. */
export function createRates(now: () => number): Rates {
  const posted = new Map<string, number>()
  const called = new Map<string, number[]>()
  let enforced: { readonly posts?: boolean; readonly tiers?: boolean } = {}

  function takePost(channel: string): number | undefined {
    const next = (posted.get(channel) ?? Number.NEGATIVE_INFINITY) + betweenPostsMs
    if (now() < next) return secondsUntil(next)
    posted.set(channel, now())
    return undefined
  }

  function takeCall(method: string, most: number): number | undefined {
    const recent = (called.get(method) ?? []).filter((at) => at > now() - minuteMs)
    called.set(method, recent)
    const [first] = recent
    if (first !== undefined && recent.length >= most) return secondsUntil(first + minuteMs)
    recent.push(now())
    return undefined
  }

  /** Slack names whole seconds. */
  const secondsUntil = (moment: number): number => Math.max(1, Math.ceil((moment - now()) / 1000))

  return {
    enforce(rules) {
      enforced = rules
    },
    take(method, channel) {
      if (method === 'chat.postMessage') return enforced.posts ? takePost(channel ?? '') : undefined
      const most = perMinute.get(method)
      return enforced.tiers && most !== undefined ? takeCall(method, most) : undefined
    },
  }
}
