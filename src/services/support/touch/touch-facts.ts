// What the notice of a thread says of the notes on its opener.
import type { Say } from '../../../locales/say.ts'
import type { Fact } from '../../../view/message.ts'
import type { House } from '../../house.ts'
import type { Around } from '../around.ts'

/** How many there are, and when they were last spoken with; nothing where there are none. */
export async function touchFacts({ store }: House, { thread, opener }: Around, say: Say): Promise<readonly Fact[]> {
  const { members, touchPoints } = store.of(thread.community)
  const { count, lastAt } = await touchPoints.summary(await members.ofSamePerson(opener.id))
  if (lastAt === undefined) return []
  const at = { kind: 'time', at: lastAt, style: 'date' } as const
  return [{ label: say.label('touch.notes'), value: say('touch.fact', { count, at }) }]
}
