/** How the Web API says no: an error code, and for bad payloads the messages that name the place. */
export class Refusal extends Error {
  readonly code: string
  readonly messages: readonly string[]
  readonly extra: Readonly<Record<string, unknown>>

  constructor(code: string, messages: readonly string[] = [], extra: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.code = code
    this.messages = messages
    this.extra = extra
  }

  /** The body Slack sends, with HTTP 200. */
  toJson(): Record<string, unknown> {
    const metadata = this.messages.length > 0 ? { response_metadata: { messages: this.messages } } : {}
    return { ok: false, error: this.code, ...this.extra, ...metadata }
  }
}
