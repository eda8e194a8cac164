// What the playground's API refuses, each with a code that the page has a sentence for.

const statuses = {
  'bad-request': 400,
  'not-yours': 403,
  'not-joined': 403,
  'may-not-write': 403,
  'no-such-person': 404,
  'no-such-place': 404,
  'no-such-message': 404,
  'no-such-file': 404,
  busy: 409,
  'no-digest': 409,
  'no-skipping': 409,
} as const

export type RefusalCode = keyof typeof statuses

/** Thrown by an act that cannot be. Becomes `{ error: code }` with a status. */
export class ApiRefusal extends Error {
  readonly code: RefusalCode
  readonly status: (typeof statuses)[RefusalCode]
  constructor(code: RefusalCode) {
    super(code)
    this.name = 'ApiRefusal'
    this.code = code
    this.status = statuses[code]
  }
}
