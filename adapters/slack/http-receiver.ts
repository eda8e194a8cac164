// Slack's requests over HTTP: signature first, then the acknowledgement as the answer to the request.
import type { App } from '@slack/bolt'
import { z } from 'zod'
import type { Door, PostAnswer, Posted } from '../../src/ports/door.ts'
import { eventsPath } from './manifest.ts'
import { type Incoming, type IntakeOptions, intakeOf, type SlackReceiver } from './receiver.ts'
import { faultOf } from './signature.ts'

export interface HttpReceiverOptions extends IntakeOptions {
  readonly signingSecret: string
  readonly door: Door
}

const object = z.record(z.string(), z.unknown())
const challenge = z.object({ challenge: z.string() })

/** Makes the receiver and hangs its route on the door at once. */
export function httpReceiver(options: HttpReceiverOptions): SlackReceiver {
  const intake = intakeOf(options)
  let app: App | undefined

  async function handle({ header, body }: Posted): Promise<PostAnswer> {
    const fault = faultOf({
      secret: options.signingSecret,
      timestamp: header('x-slack-request-timestamp') ?? null,
      signature: header('x-slack-signature') ?? null,
      body,
      now: options.clock.now(),
    })
    if (fault !== undefined) {
      options.logger.warn('a request that Slack did not sign was refused', { because: fault })
      return { status: 401, body: 'The signature is not right.' }
    }
    const incoming = parse(body, header('content-type') ?? '')
    if (incoming === undefined) {
      options.logger.warn('something from Slack cannot be read and is left out', { where: 'body' })
      return { status: 400, body: 'This is nothing that Slack sends.' }
    }
    if (incoming.body.type === 'url_verification') {
      const asked = challenge.safeParse(incoming.body)
      if (asked.success) return json(asked.data)
    }
    if (incoming.body.ssl_check !== undefined) return { status: 200, body: '' }
    const acknowledgement = await intake.take(incoming)
    if (!acknowledgement.acked) return { status: 503, body: 'Not kept yet; please send it again.' }
    return answer(acknowledgement.body)
  }

  options.door.post(eventsPath, handle)
  return {
    init(initialized) {
      app = initialized
    },
    async start() {
      if (app !== undefined) intake.open(app)
    },
    stop: intake.close,
    // Slack connects for each request: nobody can tell more than that we take them.
    connected: intake.isOpen,
  }
}

function answer(body: unknown): PostAnswer {
  if (body === undefined) return { status: 200, body: '' }
  return typeof body === 'string' ? { status: 200, body } : json(body)
}

const json = (body: unknown): PostAnswer => ({ status: 200, body: JSON.stringify(body), type: 'application/json' })

/** Events come as JSON; commands as a form; clicks and modals as JSON in one field of a form. */
function parse(body: string, contentType: string): Incoming | undefined {
  if (contentType.startsWith('application/json')) {
    const event = parseJson(body)
    return event === undefined ? undefined : { kind: 'event', body: event }
  }
  const fields = Object.fromEntries(new URLSearchParams(body))
  if (fields.payload === undefined) return { kind: 'call', body: fields }
  const payload = parseJson(fields.payload)
  return payload === undefined ? undefined : { kind: 'call', body: payload }
}

function parseJson(text: string): Record<string, unknown> | undefined {
  try {
    return object.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
