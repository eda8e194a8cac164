// The words of a thread are gone: so are those of what was agreed in it.
import type { SupportThread } from '../../../domain/support.ts'
import type { House } from '../../house.ts'
import { agreementSubject } from './agreement-card.ts'

/** Erases them, in the caller's transaction. */
export async function eraseAgreements(
  { store, delivery }: House,
  { community, id }: Pick<SupportThread, 'community' | 'id'>,
): Promise<void> {
  const { agreements } = store.of(community)
  const all = await agreements.in(id)
  if (all.length === 0) return
  await agreements.erase(id)
  for (const one of all) await delivery.touch(community, agreementSubject(one.id))
}
