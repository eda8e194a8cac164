// Slack's pickers give ids alone; people read names.
import type { RawValue, RawValues } from '../../src/ports/inbox.ts'
import type { Names } from './readable.ts'

/** The values with the names of the channels and people in them, where Slack says them. */
export async function withNames(values: RawValues, names: Names): Promise<RawValues> {
  const named = await Promise.all(
    Object.entries(values).map(async ([field, value]) => [field, await withName(value, names)] as const),
  )
  return Object.fromEntries(named)
}

async function withName(value: RawValue, names: Names): Promise<RawValue> {
  switch (value.kind) {
    case 'channel': {
      const name = await names.channel(value.channel)
      return name === undefined ? value : { ...value, name }
    }
    case 'user': {
      const user = await names.user(value.user)
      return user === undefined ? value : { ...value, name: user.name }
    }
    case 'text':
    case 'role':
    case 'files':
      return value
    default:
      return value satisfies never
  }
}
