// What is checked of every request before its route runs: the names in its query, as Discord's OpenAPI description lists
// them, and that it brings a body only where one is read. The route checks the body itself, against its official schema.
import { formProblem } from './check-body.ts'
import type { Route } from './route.ts'

const QUERIES: Readonly<Record<string, readonly string[]>> = {
  'GET /guilds/*': ['with_counts'],
  'GET /guilds/*/members': ['limit', 'after'],
  'GET /guilds/*/members/search': ['limit', 'query'],
  'GET /guilds/*/audit-logs': ['user_id', 'action_type', 'before', 'after', 'limit', 'target_id'],
  'GET /channels/*/messages': ['around', 'before', 'after', 'limit'],
  'GET /channels/*/messages/pins': ['before', 'limit'],
  'GET /channels/*/threads/archived/public': ['before', 'limit'],
  'GET /channels/*/threads/archived/private': ['before', 'limit'],
  'GET /channels/*/thread-members': ['with_member', 'after', 'limit'],
  'GET /channels/*/thread-members/*': ['with_member'],
  'GET /applications/*/commands': ['with_localizations'],
  'GET /applications/*/guilds/*/commands': ['with_localizations'],
  'POST /interactions/*/*/callback': ['with_response'],
  'POST /webhooks/*/*': ['wait', 'thread_id', 'with_components'],
  'GET /webhooks/*/*/messages/*': ['thread_id'],
  'PATCH /webhooks/*/*/messages/*': ['thread_id', 'with_components'],
  'DELETE /webhooks/*/*/messages/*': ['thread_id'],
}

/** Routes that are no GET or DELETE and yet read no body. */
const BODILESS = new Set([
  'POST /channels/*/typing',
  'PUT /channels/*/messages/pins/*',
  'PUT /channels/*/thread-members/*',
  'PUT /guilds/*/members/*/roles/*',
])

/** Refuses a query parameter that is not official, and a body where none is read. */
export function checkRequest({ method, path }: Route, given: URLSearchParams, body: unknown): void {
  const route = `${method} ${path.replaceAll(/:[^/]+/g, '*')}`
  const known = QUERIES[route] ?? []
  const unknown = [...given.keys()].filter((name) => !known.includes(name))
  if (unknown[0] !== undefined) throw formProblem([unknown[0]], 'UNKNOWN_QUERY', `${route} has no query ${unknown}`)
  const readsNone = method === 'GET' || method === 'DELETE' || BODILESS.has(route)
  if (readsNone && body !== undefined) throw formProblem([], 'UNEXPECTED_BODY', `${route} takes no body`)
}

/** Refusals that say the request itself was wrong, whatever the world was like: an empty message, a bad form, bad JSON. */
const INVALID: ReadonlySet<unknown> = new Set([50006, 50035, 50109])

/** What an answer says is wrong with the request; undefined for an answer that finds no fault with it. */
export function problemIn({ status, body }: { readonly status: number; readonly body?: unknown }): string | undefined {
  const { code, message } = { code: undefined, message: undefined, ...(typeof body === 'object' ? body : {}) }
  const unknownRoute = status === 404 && code === 0
  return status === 500 || unknownRoute || INVALID.has(code) ? `${message} ${JSON.stringify(body)}` : undefined
}
