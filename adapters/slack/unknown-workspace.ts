// Something came from a workspace that Hearth is not in, or whose token it cannot read: sending it again does not help.

/** Thrown for it. */
export class UnknownWorkspace extends Error {
  /** Its id, where it is one. */
  readonly team: string | undefined
  readonly why: 'none' | 'closed'
  constructor(team: string | undefined, why: 'none' | 'closed') {
    super('Hearth is not in this Slack workspace.')
    this.name = 'UnknownWorkspace'
    // Whatever stands there otherwise is none of the log's.
    this.team = team !== undefined && /^[A-Z][A-Z0-9]{1,40}$/.test(team) ? team : undefined
    this.why = why
  }
}
