// What a platform itself says of an account.

/** Who an account is in its space, as the platform itself says. */
export interface MemberFacts {
  /** Discord: Manage Server; Slack: workspace admin or owner. */
  readonly admin: boolean
  /** Role ids on Discord, user group ids on Slack. */
  readonly roles: readonly string[]
  readonly guest: boolean
  /** The domain of their e-mail address, where their platform tells it: Slack, to an app that may read addresses. */
  readonly mailDomain?: string
}
