// Slash commands as Slack signs them, each unlike any before.
import { createHmac } from 'node:crypto'
import { seededUser } from '../store/seed.ts'

export interface CommandSender {
  readonly secret: string
  readonly team: string
  readonly channel: string
  /** Where response_urls point. */
  readonly origin: string
  readonly users: number
}

export interface SignedBody {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** Makes what gives a command its next body: `now` in milliseconds since 1970. */
export function signedCommands({ secret, team, channel, origin, users }: CommandSender) {
  let sent = 0
  return (command: string, text: string, now: number): SignedBody => {
    sent += 1
    const user = sent % users
    const body = new URLSearchParams({
      token: 'unused',
      team_id: team,
      team_domain: 'lantern',
      channel_id: channel,
      channel_name: 'general',
      user_id: seededUser(user),
      user_name: `person${user}`,
      command,
      text: text.replace('#', String(sent)),
      api_app_id: 'A1',
      is_enterprise_install: 'false',
      response_url: `${origin}/respond/${sent}`,
      trigger_id: `${sent}.${now}.abcdef0123456789`,
    }).toString()
    const timestamp = String(Math.floor(now / 1000))
    const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
    return {
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
        'content-length': String(Buffer.byteLength(body)),
      },
    }
  }
}
