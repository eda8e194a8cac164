// Whom a text names, out of what the words in it stand for.
import type { RawValues, SeenMessage } from '../ports/inbox.ts'

/** The people and roles among them, as a message that is pointed at tells them along. */
export function namedIn(references: RawValues): Pick<SeenMessage, 'named'> {
  const named = Object.values(references).flatMap((value): NonNullable<SeenMessage['named']> => {
    const called = 'name' in value && value.name !== undefined ? { name: value.name } : {}
    if (value.kind === 'user') return [{ kind: 'user', id: value.user, ...called }]
    return value.kind === 'role' ? [{ kind: 'role', id: value.role, ...called }] : []
  })
  return named.length === 0 ? {} : { named }
}
