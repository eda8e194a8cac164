// Which effect each of our last messages was posted for, as far as this process saw it: what looks alike is told apart.

export interface PostedMessages {
  /** A message was posted for an effect, which its attempts name. */
  add(message: string, effect: string): void
  /** Whether a message is known to stand for another effect. */
  isOfAnother(message: string, effect: string): boolean
}

/** More than a channel gets in the minutes in which an outcome may stay unknown. */
const remembered = 5_000

/** Makes the memory. A restart empties it. */
export function postedMessages(): PostedMessages {
  const effects = new Map<string, string>()
  return {
    add(message, effect) {
      effects.set(message, effect)
      const [oldest] = effects.keys()
      if (effects.size > remembered && oldest !== undefined) effects.delete(oldest)
    },
    isOfAnother: (message, effect) => (effects.get(message) ?? effect) !== effect,
  }
}
