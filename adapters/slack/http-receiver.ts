// Slack's requests over HTTP: signature first, then the acknowledgement as the answer to the request.
import type { App } from '@slack/bolt'
import { z } from 'zod'
import type { Door } from '../../src/ports/door.ts'
import { eventsPath } from './manifest.ts'
import { type Incoming, type IntakeOptions, intakeOf, type SlackReceiver } from './receiver.ts'
import { faultOf } from './signature.ts'

export interface HttpReceiverOptions extends IntakeOptions {
  readonly signingSecret: string
  readonly door: Door
}

const object = z.record(z.string(), z.unknown())
const challenge = z.object({ type: z.literal('url_verification'), challenge: z.string() })

/** Makes the receiver and hangs its route on the door at once. */
export function httpReceiver(options: HttpReceiverOptions): SlackReceiver {
  const intake = intakeOf(options)
  let app: App | undefined

  async function handle(request: Request): Promise<Response> {
    const body = await request.text()
    const fault = faultOf({
      secret: options.signingSecret,
      timestamp: request.headers.get('x-slack-request-timestamp'),
      signature: request.headers.get('x-slack-signature'),
      body,
      now: options.clock.now(),
    })
    if (fault !== undefined) {
      options.logger.warn('a request that Slack did not sign was refused', { because: fault })
      return new Response('The signature is not right.', { status: 401 })
    }
    const incoming = parse(body, request.headers.get('content-type') ?? '')
    if (incoming === undefined) {
      options.logger.warn('something from Slack cannot be read and is left out', { where: 'body' })
      return new Response('This is nothing that Slack sends.', { status: 400 })
    }
    const asked = challenge.safeParse(incoming.body)
    if (asked.success) return Response.json({ challenge: asked.data.challenge })
    if (incoming.body.ssl_check !== undefined) return new Response('')
    const acknowledgement = await intake.take(incoming)
    if (!acknowledgement.acked) return new Response('Not kept yet; please send it again.', { status: 503 })
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

function answer(body: unknown): Response {
  if (body === undefined || body === '') return new Response('')
  return typeof body === 'string' ? new Response(body) : Response.json(body)
}

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
