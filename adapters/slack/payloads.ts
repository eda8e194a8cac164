// What Slack sends, parsed where it enters. Only what is used is named; the rest passes unread.
import { z } from 'zod'
import { slackFile } from './file-seen.ts'
import { viewState } from './form.ts'
import { slackId as id, slackUser } from './people.ts'

/** Moments stand in requests of ours and in keys: nothing else is taken for one. */
const ts = z.string().regex(/^\d{1,12}\.\d{1,9}$/)

export const slashCommand = z.object({
  command: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.string(),
  user_id: id,
  user_name: z.string().default(''),
  channel_id: id,
})

const presser = z.object({ id, name: z.string().optional(), username: z.string().optional() })

export const blockActions = z.object({
  trigger_id: z.string(),
  response_url: z.string().optional(),
  user: presser,
  channel: z.object({ id }).optional(),
  message: z.object({ ts, thread_ts: ts.optional() }).optional(),
  container: z.object({ is_ephemeral: z.boolean().optional(), thread_ts: ts.optional() }).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
        selected_options: z.array(z.object({ value: z.string() })).nullish(),
      }),
    )
    .min(1),
})

/** A shortcut used on a message. Of one that a bot wrote, Slack may name no user. */
export const messageAction = z.object({
  callback_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string(),
  user: presser,
  channel: z.object({ id }),
  message: z.lazy(() => body),
})

export const viewSubmission = z.object({
  user: presser,
  view: z.object({
    id: z.string(),
    hash: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: viewState }),
  }),
})

export const appMention = z.object({
  user: id,
  bot_id: z.string().optional(),
  text: z.string(),
  ts,
  thread_ts: ts.optional(),
  channel: id,
})

export const teamJoin = z.object({ user: slackUser })
export const userChange = z.object({ user: slackUser })
export const joinedChannel = z.object({ user: id, channel: id, event_ts: ts.optional() })

/** A reaction to a message, or that it is taken back; what else can be reacted to has no channel, and is passed over. */
export const reactionChanged = z.object({
  user: id,
  item: z.object({ channel: id.optional(), ts: ts.optional() }),
  reaction: z.string().optional(),
  event_ts: ts,
})

const body = z.object({
  ts,
  user: id.optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  thread_ts: ts.optional(),
  edited: z.object({ ts }).optional(),
  files: z.array(slackFile).nullish(),
})
export type MessageBody = z.infer<typeof body>

export const messageEvent = body.extend({
  channel: id,
  message: body.optional(),
  previous_message: body.optional(),
})
export type MessageEvent = z.infer<typeof messageEvent>

/** An app that is removed, in the envelope that tells of it. */
export const removal = z.object({ team_id: id, event_time: z.number() })

export const tokensRevoked = z.object({ tokens: z.object({ bot: z.array(z.string()).optional() }) })
