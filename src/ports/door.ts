// The door to the world as an adapter sees it: a place to hang a route. Who listens is not its business.

export interface Door {
  /** Answers every GET of `path`. Call before the door opens. */
  get(path: string, handler: (request: Request) => Promise<Response>): void
  /** Answers every POST to `path`. Call before the door opens; the handler gets the body untouched. */
  post(path: string, handler: (request: Request) => Promise<Response>): void
}
