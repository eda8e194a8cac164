// How people come to belong to an organisation without anybody setting it.
import { switchedOff } from './switch.ts'

export const organisationSettings = {
  /** Whether somebody on Slack belongs to the one whose domain their e-mail address has. */
  'organisations.by-domain': switchedOff,
}
