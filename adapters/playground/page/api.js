// The page's calls to the server. A refusal comes back as an error that carries its code.
import { sentences } from './sentences.js'

/** A call that the server refused. Its message can be shown. */
class Refused extends Error {
  constructor(code, status) {
    super(sentences.refused[code] ?? sentences.broken)
    this.code = code
    this.status = status
  }
}

async function read(response) {
  const body = await response.json().catch(() => ({}))
  if (!response.ok) throw new Refused(body.error ?? 'broken', response.status)
  return body
}

/** Reads what one person sees. */
export const getState = async (as) => read(await fetch(`/api/state?as=${encodeURIComponent(as)}`))

/** Does something: `post('write', { as, place, text })`. */
export async function post(path, body) {
  const response = await fetch(`/api/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  return read(response)
}

/** As `post`, for calls that Hearth handles once: a key goes along, new for every press. */
export const callOnce = (path, body) => post(path, { ...body, key: crypto.randomUUID() })
