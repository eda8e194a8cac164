// Who has not passed the rules screening yet. Discord tells of every change of a member, and only we know what it was before.

export interface Screening {
  joined(guild: string, user: string, pending: boolean): void
  /** A member as a whole server is told. Whether somebody who was pending passed the rules while nobody listened. */
  found(guild: string, user: string, pending: boolean): boolean
  /** Whether a member who is not pending now became so with this change. */
  cleared(guild: string, user: string, joinedAt: number, now: number): boolean
  left(guild: string, user: string): void
}

/** Members who joined before this process started are asked about once, if they are new enough to be waiting. */
const newEnoughMs = 7 * 24 * 60 * 60_000
const remembered = 50_000

/** Makes the memory. A restart empties it, so a member may be found ready twice; the event's key makes that once. */
export function screening(): Screening {
  const states = new Map<string, 'pending' | 'ready'>()
  const remember = (key: string, state: 'pending' | 'ready'): void => {
    states.delete(key)
    states.set(key, state)
    const [oldest] = states.keys()
    if (states.size > remembered && oldest !== undefined) states.delete(oldest)
  }
  const keyOf = (guild: string, user: string): string => `${guild}:${user}`
  return {
    joined: (guild, user, pending) => remember(keyOf(guild, user), pending ? 'pending' : 'ready'),
    found(guild, user, pending) {
      const key = keyOf(guild, user)
      const before = states.get(key)
      if (pending || before === 'pending') remember(key, pending ? 'pending' : 'ready')
      return before === 'pending' && !pending
    },
    cleared(guild, user, joinedAt, now) {
      const state = states.get(keyOf(guild, user))
      if (state === 'ready' || (state === undefined && now - joinedAt > newEnoughMs)) return false
      remember(keyOf(guild, user), 'ready')
      return true
    },
    left: (guild, user) => void states.delete(keyOf(guild, user)),
  }
}
