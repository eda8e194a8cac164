// The table of webhooks as TypeScript sees it, as schema.ts has the others.

interface Webhooks {
  id: string
  community: string
  address: string
  /** Closed where Hearth has a key to close it with. */
  secret: string
  /** JSON. */
  events: string
}

export interface WebhookTables {
  webhooks: Webhooks
}
