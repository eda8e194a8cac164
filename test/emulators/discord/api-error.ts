// Discord's refusals: each code with its HTTP status and its words.
const REFUSALS = {
  unauthorized: [0, 401, '401: Unauthorized'],
  unknownRoute: [0, 404, '404: Not Found'],
  methodNotAllowed: [0, 405, '405: Method Not Allowed'],
  unknownApplication: [10002, 404, 'Unknown Application'],
  unknownChannel: [10003, 404, 'Unknown Channel'],
  unknownGuild: [10004, 404, 'Unknown Guild'],
  unknownMember: [10007, 404, 'Unknown Member'],
  unknownMessage: [10008, 404, 'Unknown Message'],
  unknownRole: [10011, 404, 'Unknown Role'],
  unknownUser: [10013, 404, 'Unknown User'],
  unknownEmoji: [10014, 400, 'Unknown Emoji'],
  unknownWebhook: [10015, 404, 'Unknown Webhook'],
  unknownInteraction: [10062, 404, 'Unknown interaction'],
  tooManyThreads: [160006, 400, 'Maximum number of active threads reached'],
  tooLarge: [40005, 413, 'Request entity too large'],
  alreadyAcknowledged: [40060, 400, 'Interaction has already been acknowledged.'],
  missingAccess: [50001, 403, 'Missing Access'],
  wrongChannelType: [50024, 400, 'Cannot execute action on this channel type'],
  cannotEditOthers: [50005, 403, 'Cannot edit a message authored by another user'],
  emptyMessage: [50006, 400, 'Cannot send an empty message'],
  cannotDirectMessage: [50007, 403, 'Cannot send messages to this user'],
  missingPermissions: [50013, 403, 'Missing Permissions'],
  systemMessage: [50021, 403, 'Cannot execute action on a system message'],
  invalidWebhookToken: [50027, 401, 'Invalid Webhook Token'],
  invalidFormBody: [50035, 400, 'Invalid Form Body'],
  archivedThread: [50083, 400, 'Thread is archived'],
  invalidJson: [50109, 400, 'The request body contains invalid JSON.'],
  threadExists: [160004, 400, 'A thread has already been created for this message'],
} as const satisfies Record<string, readonly [number, number, string]>

export type RefusalName = keyof typeof REFUSALS

export interface FieldProblem {
  readonly path: readonly PropertyKey[]
  readonly code: string
  readonly message: string
}

/** Thrown by routes; the server turns it into Discord's error body. */
export class ApiError extends Error {
  readonly status: number
  readonly body: Record<string, unknown>

  constructor(status: number, body: Record<string, unknown>) {
    super(String(body.message))
    this.status = status
    this.body = body
  }
}

/** One of Discord's refusals, by name. */
export function refusal(name: RefusalName): ApiError {
  const [code, status, message] = REFUSALS[name]
  return new ApiError(status, { message, code })
}

interface ErrorTree {
  _errors?: { code: string; message: string }[]
  [key: string]: ErrorTree | { code: string; message: string }[] | undefined
}

/** Refusal 50035 with Discord's tree of fields. */
export function invalidForm(problems: readonly FieldProblem[]): ApiError {
  const tree: ErrorTree = {}
  for (const { path, code, message } of problems) {
    let node = tree
    for (const key of path) {
      const child = node[String(key)]
      const next: ErrorTree = child === undefined || Array.isArray(child) ? {} : child
      node[String(key)] = next
      node = next
    }
    node._errors = [...(node._errors ?? []), { code, message }]
  }
  const [code, status, message] = REFUSALS.invalidFormBody
  return new ApiError(status, { message, code, errors: tree })
}
