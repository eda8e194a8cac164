// What webhooks need of the world, as the configuration has it, and what the worker calls them with.
import type { Config } from './config.ts'
import type { CallsOut } from './ports/call-out.ts'
import type { Clock } from './ports/system.ts'
import type { WebPost } from './ports/web-post.ts'
import { callWebhook } from './services/webhooks/call-webhook.ts'
import { renewSecrets } from './services/webhooks/secret.ts'
import type { WebhookWorld } from './services/webhooks/webhooks.ts'
import type { Store } from './store/store.ts'
import { keyring } from './system/keyring.ts'
import type { AllowedPrivate } from './system/private-addresses.ts'
import { newWebhookSecret } from './system/webhook-secret.ts'

interface Options {
  readonly config: Config
  readonly store: Store
  readonly clock: Clock
}

interface Webhooks extends WebhookWorld {
  readonly callOut: CallsOut
  /** Closes the secrets with the newest key, at start. */
  renew(): Promise<void>
}

/** Makes it. Without a key, secrets are kept as they are. */
export function webhookWorld({ config, store, clock }: Options): Webhooks {
  const { secrets = [], privateWebhooks = [] } = config
  const seal = secrets.length === 0 ? undefined : keyring(secrets)
  const world = { webPost: loadedWhenUsed(privateWebhooks), seal }
  return {
    ...world,
    callOut: callWebhook({ store, clock, ...world }),
    renew: async () => seal && renewSecrets(store, seal),
  }
}

/** Most never name an address: what posts there is loaded with the first. */
function loadedWhenUsed(allowed: AllowedPrivate): WebPost {
  let loaded: Promise<WebPost> | undefined
  const load = async (): Promise<WebPost> => (await import('./system/web-post.ts')).webPost({ allowed })
  const webPost = (): Promise<WebPost> => {
    loaded ??= load()
    return loaded
  }
  return {
    check: async (address) => (await webPost()).check(address),
    post: async (post) => (await webPost()).post(post),
    newSecret: newWebhookSecret,
  }
}
