// The buttons and forms of webhooks.
import type { ActionRef } from './action-id.ts'

export const webhookNew: ActionRef = { name: 'webhook-new', version: 1 }
export const webhookAddress: ActionRef = { name: 'webhook-address', version: 1 }
export const webhookCardRef: ActionRef = { name: 'webhook-card', version: 1 }
export const webhookTold: ActionRef = { name: 'webhook-told', version: 1 }
export const webhookSecret: ActionRef = { name: 'webhook-secret', version: 1 }
export const webhookSecretNew: ActionRef = { name: 'webhook-secret-new', version: 1 }
export const webhookTry: ActionRef = { name: 'webhook-try', version: 1 }
export const webhookRemove: ActionRef = { name: 'webhook-remove', version: 1 }
