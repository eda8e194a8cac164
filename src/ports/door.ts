// The door to the world as an adapter sees it: a place to hang a route. Who listens is not its business.

/** A request that was posted, with its body untouched. */
export interface Posted {
  /** A header by its name in lower case; undefined when it is not there. */
  header(name: string): string | undefined
  readonly body: string
}

/** What is answered to it. */
export interface PostAnswer {
  readonly status: number
  readonly body: string
  /** `text/plain` when absent. */
  readonly type?: 'application/json'
  /** What else stands above it. */
  readonly headers?: Readonly<Record<string, string>>
}

export interface Door {
  /** Answers every GET of `path`. Call before the door opens. */
  get(path: string, handler: (request: Request) => Promise<Response>): void
  /** Answers every POST to `path`. Call before the door opens; the handler gets the body untouched. */
  post(path: string, handler: (posted: Posted) => Promise<PostAnswer>): void
}
