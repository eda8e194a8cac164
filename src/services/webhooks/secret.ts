// Signing secrets as they are kept: closed where Hearth has a key, and as they are where it has none.
import type { Opened, Seal } from '../../ports/seal.ts'
import type { Store } from '../../store/store.ts'

const about = (hook: string): string => `webhook ${hook}`
/** What a new secret begins with, and nothing that is closed does. */
const plainPrefix = 'whsec_'

/** The secret as it is kept. */
export const closeSecret = (seal: Seal | undefined, hook: string, secret: string): string =>
  seal === undefined ? secret : seal.close(secret, about(hook))

/** The secret as it is used. */
export function openSecret(seal: Seal | undefined, hook: string, kept: string): Opened {
  if (kept.startsWith(plainPrefix)) return { kind: 'open', words: kept, renew: seal !== undefined }
  return seal === undefined ? { kind: 'other-key' } : seal.open(kept, about(hook))
}

/** Closes anew what was closed with a key on its way out, or before there was one. */
export async function renewSecrets(store: Pick<Store, 'spaces' | 'of' | 'transaction'>, seal: Seal): Promise<void> {
  const communities = new Set((await store.spaces.all()).map(({ community }) => community))
  for (const community of communities) {
    const { webhooks } = store.of(community)
    for (const { id, secret } of await webhooks.all()) {
      const opened = openSecret(seal, id, secret)
      if (opened.kind !== 'open' || !opened.renew) continue
      const closed = closeSecret(seal, id, opened.words)
      await store.transaction(community, () => webhooks.renew(id, secret, closed))
    }
  }
}
