// The seal in the real world: AES-256-GCM, each key derived from a secret of the settings and named by what it is.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Seal } from '../ports/seal.ts'

const version = 'v1'
/** What AES-256-GCM takes (NIST SP 800-38D): a nonce of 12 bytes, a tag of 16. */
const nonceBytes = 12
const tagBytes = 16

interface Key {
  /** The same for the same secret; says nothing of it. */
  readonly id: string
  readonly bytes: Buffer
}

const derived = (secret: string, info: string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'hearth', info, length))

const keyOf = (secret: string): Key => ({
  id: derived(secret, 'key id', 6).toString('hex'),
  bytes: derived(secret, 'sealing', 32),
})

/** The key's name stands in what it closes: it is held true with what the words are about. */
const authenticated = (id: string, about: string): Buffer => Buffer.from(`${version}.${id}.${about}`)

/** Makes the seal. The first secret closes, each of them opens; without one, nothing can be closed. */
export function keyring(secrets: readonly string[]): Seal {
  const keys = secrets.map(keyOf)
  return {
    close(words, about) {
      const [key] = keys
      if (key === undefined) throw new Error('there is no key to close with')
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: tagBytes })
      cipher.setAAD(authenticated(key.id, about))
      const closed = [nonce, cipher.update(words, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return `${version}.${key.id}.${Buffer.concat(closed).toString('base64url')}`
    },
    open(closed, about) {
      const [, id, text] = /^v1\.([0-9a-f]{12})\.([\w-]+)$/.exec(closed) ?? []
      const bytes = Buffer.from(text ?? '', 'base64url')
      if (id === undefined || bytes.length < nonceBytes + tagBytes) return { kind: 'broken' }
      const key = keys.find((one) => one.id === id)
      if (key === undefined) return { kind: 'other-key' }
      const nonce = bytes.subarray(0, nonceBytes)
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: tagBytes })
      decipher.setAAD(authenticated(id, about))
      decipher.setAuthTag(bytes.subarray(-tagBytes))
      try {
        const words = decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
        return { kind: 'open', words, renew: key !== keys[0] }
      } catch {
        return { kind: 'broken' }
      }
    },
  }
}
