// What webhooks are signed with, in the form of Standard Webhooks: receivers give it to a library they have.
import { createHmac, randomBytes } from 'node:crypto'
import type { Post } from '../ports/web-post.ts'

const prefix = 'whsec_'

/** A new one. */
export const newWebhookSecret = (): string => `${prefix}${randomBytes(24).toString('base64')}`

/** The signature over what is sent; the secret is what receivers were given. */
export function signatureOf({ id, at, body, secret }: Pick<Post, 'id' | 'at' | 'body' | 'secret'>): string {
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  const signed = createHmac('sha256', key).update(`${id}.${Math.floor(at / 1000)}.${body}`)
  return `v1,${signed.digest('base64')}`
}
