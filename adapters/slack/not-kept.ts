// A call of which nothing could be kept in the time that Slack waits: Slack has told whoever called that it failed, and nothing
// is done about it.

/** Thrown for it. */
export class NotKept extends Error {
  constructor() {
    super('A call from Slack was not kept in time.')
    this.name = 'NotKept'
  }
}
