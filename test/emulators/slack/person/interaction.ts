/** One act of a person on the app (a command, a press, a submission) and what they see of its answer. */
import { Refusal } from '../api/refusal.ts'
import { respond } from '../api/response-url.ts'
import type { Core } from '../core.ts'
import type { Json, ParcelKind, Receipt } from '../transport/parcel.ts'
import type { Exchange } from '../world/exchanges.ts'
import type { Message, View } from '../world/types.ts'

export interface Interaction {
  /** Milliseconds until the acknowledgement; undefined when none came in time. */
  readonly ackedWithin: number | undefined
  /** What Slack tells the person when the app did not answer (`operation_timeout`, `dispatch_failed`) or answered wrongly. */
  readonly failure: string | undefined
  /** What arrived in the acknowledgement or by response_url; grows as more arrives. */
  readonly responses: readonly Message[]
  /** The modals opened with its trigger id; grows as more open. */
  readonly views: readonly View[]
  /** What its payload carried, for tests that call Slack themselves. */
  readonly triggerId: string
  readonly responseUrl: string
  /** Resolves with the first response or modal. */
  answered(ms?: number): Promise<Message | View>
  /** Resolves with the first response. */
  response(ms?: number): Promise<Message>
  /** Resolves with the first modal. */
  view(ms?: number): Promise<View>
}

/** What every interaction's payload carries about who acted where. */
export function actorJson({ settings, world }: Core, userId: string): Json {
  const name = world.users.get(userId)?.name ?? userId
  return {
    team: { id: settings.teamId, domain: settings.teamDomain },
    user: { id: userId, username: name, name, team_id: settings.teamId },
    api_app_id: settings.appId,
    token: 'emulated-verification-token',
    enterprise: null,
    is_enterprise_install: false,
  }
}

/** The response_url of an act. */
export function responseUrl(core: Core, exchange: Exchange): string {
  return `${core.respondAt}/${exchange.id}`
}

/** Sends the payload and gives what the person sees, with the receipt of the acknowledgement. */
export async function perform(
  core: Core,
  kind: ParcelKind,
  payload: Json,
  exchange: Exchange,
): Promise<{ readonly interaction: Interaction; readonly receipt: Receipt }> {
  const receipt = await core.delivery.interaction(kind, payload)
  const refused = receipt.acked && kind === 'slash_commands' ? answerInAck(core, exchange, receipt.body) : undefined
  const until = core.changes.until
  const interaction: Interaction = {
    ackedWithin: receipt.acked ? receipt.ms : undefined,
    failure: receipt.acked ? refused : failureOf(receipt.reason),
    responses: exchange.responses,
    views: exchange.views,
    triggerId: exchange.triggerId,
    responseUrl: responseUrl(core, exchange),
    answered: (ms) => until(() => exchange.responses[0] ?? exchange.views[0], ms),
    response: (ms) => until(() => exchange.responses[0], ms),
    view: (ms) => until(() => exchange.views[0], ms),
  }
  return { interaction, receipt }
}

function failureOf(reason: string): string {
  return reason === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed'
}

function answerInAck(core: Core, exchange: Exchange, body: unknown): string | undefined {
  const answer = typeof body === 'string' ? { text: body } : { ...(body ?? {}) }
  if (Object.values(answer).every((value) => value === '')) return undefined
  try {
    respond(core, exchange, answer)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
