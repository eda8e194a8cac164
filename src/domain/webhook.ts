// Webhooks: addresses of other programs that are told what happens to support threads and suggestions.

/** What can be told, in the words that the other program reads. */
export const webhookEvents = [
  'thread.opened',
  'thread.replied',
  'thread.resolved',
  'thread.reopened',
  'thread.closed',
  'suggestion.published',
  'suggestion.decided',
] as const
export type WebhookEvent = (typeof webhookEvents)[number]

export const webhooksAtMost = 5
export const webhookAddressLength = 500

/** An address as everybody may read it of those who may read it at all: what is behind its host may be a secret. */
export const webhookName = (address: string): string => URL.parse(address)?.host ?? address

export interface Webhook {
  readonly id: string
  readonly address: string
  /** What is sent is signed with it; it is closed where Hearth has a key to close it with. */
  readonly secret: string
  readonly events: readonly WebhookEvent[]
}
