// What Slack sends, parsed where it enters. Only what is used is named; the rest passes unread.
import { z } from 'zod'
import { viewState } from './form.ts'
import { slackUser } from './people.ts'

export const slashCommand = z.object({
  command: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.string(),
  user_id: z.string(),
  user_name: z.string().default(''),
  channel_id: z.string(),
})

const presser = z.object({ id: z.string(), name: z.string().optional(), username: z.string().optional() })

export const blockActions = z.object({
  trigger_id: z.string(),
  response_url: z.string().optional(),
  user: presser,
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  container: z.object({ is_ephemeral: z.boolean().optional(), thread_ts: z.string().optional() }).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
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
  user: z.string(),
  bot_id: z.string().optional(),
  text: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  channel: z.string(),
})

export const teamJoin = z.object({ user: slackUser })
export const userChange = z.object({ user: slackUser })
export const joinedChannel = z.object({ user: z.string(), channel: z.string() })

const body = z.object({
  ts: z.string(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  thread_ts: z.string().optional(),
  edited: z.object({ ts: z.string() }).optional(),
})
export type MessageBody = z.infer<typeof body>

export const messageEvent = body.extend({
  channel: z.string(),
  message: body.optional(),
  previous_message: body.optional(),
})
export type MessageEvent = z.infer<typeof messageEvent>
