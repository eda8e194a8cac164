// Effects and events as they are kept: with a version, and parsed when read. What an old version wrote is still understood.
import { z } from 'zod'
import { webhookEvents } from '../domain/webhook.ts'
import type { Message } from '../view/message.ts'
import type { Part } from '../view/text.ts'
import type { Address } from './answer.ts'
import type { Errand } from './call-out.ts'
import type { InboundEvent } from './event.ts'
import { type Outcome, refusals } from './outcome.ts'
import { fileSeen, sentFile } from './stored-file.ts'
import { channelPlace, directPlace, place, ref, space, threadPlace } from './stored-place.ts'

const version = 1

const part: z.ZodType<Part> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plain'), text: z.string() }),
  z.object({ kind: z.literal('bold'), text: z.string() }),
  z.object({ kind: z.literal('code'), text: z.string() }),
  z.object({ kind: z.literal('quote'), text: z.string() }),
  z.object({
    kind: z.literal('person'),
    user: z.object({ space, user: z.string() }),
    name: z.string(),
    ping: z.boolean(),
  }),
  z.object({ kind: z.literal('role'), space, role: z.string(), name: z.string() }),
  z.object({ kind: z.literal('place'), place, name: z.string() }),
  z.object({ kind: z.literal('link'), url: z.string(), label: z.string() }),
  z.object({ kind: z.literal('time'), at: z.number(), style: z.enum(['date', 'moment', 'ago']) }),
  z.object({ kind: z.literal('command'), path: z.string() }),
])
const text = z.array(part)

const control = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('button'),
    action: z.string(),
    label: z.string(),
    style: z.enum(['primary', 'plain', 'danger']),
  }),
  z.object({
    kind: z.literal('select'),
    action: z.string(),
    placeholder: z.string(),
    choices: z.array(
      z.object({
        value: z.string(),
        label: z.string(),
        description: z.string().exactOptional(),
        chosen: z.literal(true).exactOptional(),
      }),
    ),
    most: z.number().exactOptional(),
  }),
  z.object({ kind: z.literal('link'), url: z.string(), label: z.string() }),
])

const message: z.ZodType<Message> = z.object({
  text,
  card: z
    .object({
      body: text.exactOptional(),
      facts: z.array(z.object({ label: z.string(), value: text })).exactOptional(),
      note: text.exactOptional(),
    })
    .exactOptional(),
  controls: z.array(control).exactOptional(),
})

const address: z.ZodType<Address> = z.object({
  platform: z.string(),
  expiresAt: z.number(),
  data: z.record(z.string(), z.string()),
})

const effect: z.ZodType<Errand> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('post'), place, message, files: z.array(sentFile(text)).exactOptional() }),
  z.object({ kind: z.literal('whisper'), place: channelPlace, user: z.string(), message }),
  z.object({ kind: z.literal('edit'), ref, message }),
  z.object({ kind: z.literal('remove'), ref, files: z.array(z.string()).exactOptional() }),
  z.object({ kind: z.literal('react'), ref, emoji: z.string() }),
  z.object({ kind: z.literal('unreact'), ref, emoji: z.string() }),
  z.object({
    kind: z.literal('addPicture'),
    ref,
    message,
    picture: z.object({
      user: z.object({ space, user: z.string() }),
      name: z.string(),
      title: z.string(),
      alt: z.string(),
    }),
  }),
  z.object({ kind: z.literal('openThread'), parent: channelPlace, title: z.string(), users: z.array(z.string()) }),
  z.object({ kind: z.literal('openRoom'), space, name: z.string() }),
  z.object({ kind: z.literal('startThread'), thread: threadPlace, title: z.string() }),
  z.object({ kind: z.literal('addToThread'), thread: threadPlace, user: z.string() }),
  z.object({ kind: z.literal('removeFromThread'), thread: threadPlace, user: z.string() }),
  z.object({ kind: z.literal('closeThread'), thread: threadPlace }),
  z.object({ kind: z.literal('reopenThread'), thread: threadPlace }),
  z.object({ kind: z.literal('makeChannel'), space, name: z.string(), users: z.array(z.string()) }),
  z.object({ kind: z.literal('grantRole'), space, user: z.string(), role: z.string() }),
  z.object({ kind: z.literal('revokeRole'), space, user: z.string(), role: z.string() }),
  z.object({ kind: z.literal('inviteToChannel'), place: channelPlace, user: z.string() }),
  z.object({ kind: z.literal('joinChannel'), place: channelPlace }),
  z.object({
    kind: z.literal('answer'),
    address,
    visibility: z.enum(['private', 'public']),
    message,
    fallback: directPlace,
  }),
  z.object({ kind: z.literal('leaveSpace'), space }),
  z.object({
    kind: z.literal('callOut'),
    hook: z.string(),
    id: z.string(),
    event: z.enum([...webhookEvents, 'test']),
    body: z.string(),
  }),
])

const user = z.object({
  user: z.string(),
  name: z.string(),
  bot: z.boolean(),
  guest: z.boolean(),
  locale: z.string().exactOptional(),
  zone: z.string().exactOptional(),
  avatar: z.string().exactOptional(),
  createdAt: z.number().exactOptional(),
  mailDomain: z.string().exactOptional(),
})
const key = z.string()
const missed = z.literal(true).exactOptional()

const event: z.ZodType<InboundEvent> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('space-seen'),
    key,
    space,
    name: z.string(),
    host: user.exactOptional(),
    locale: z.string().exactOptional(),
  }),
  z.object({
    kind: z.literal('member-joined'),
    key,
    space,
    member: user,
    joinedAt: z.number(),
    pending: z.boolean(),
    missed,
  }),
  z.object({ kind: z.literal('member-ready'), key, space, member: user, missed }),
  z.object({ kind: z.literal('member-left'), key, space, user: z.string(), at: z.number() }),
  z.object({
    kind: z.literal('message'),
    key,
    space,
    what: z.enum(['posted', 'edited', 'removed']),
    author: user,
    ref,
    place,
    text: z.string(),
    files: z.array(fileSeen).exactOptional(),
    at: z.number(),
    asksUs: z.literal(true).exactOptional(),
    answers: ref.exactOptional(),
    url: z.string().exactOptional(),
    missed,
  }),
  z.object({ kind: z.literal('joined-thread'), key, space, user, place: threadPlace, at: z.number() }),
  z.object({
    kind: z.literal('reacted'),
    key,
    space,
    user,
    place,
    message: ref,
    emoji: z.string().exactOptional(),
    takenBack: z.literal(true).exactOptional(),
    at: z.number(),
  }),
])

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('refused'), reason: z.enum(refusals), detail: z.string() }),
  z.object({
    kind: z.literal('later'),
    afterMs: z.number(),
    because: z.enum(['limited', 'away']),
    detail: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('unknown'), detail: z.string() }),
])

const followUp = z.object({ name: z.string(), args: z.record(z.string(), z.string()) })

const answered = z.object({ address, visibility: z.enum(['private', 'public']) })

/** How whoever asked is reached, and in which language. */
const asked = z.object({ address, fallback: directPlace, locale: z.string().exactOptional() })

const kept = <T>(body: z.ZodType<T>) => z.object({ version: z.literal(version), body })

/** An effect as it is written to the store. */
export const keepEffect = (body: Errand) => ({ version, body })
/** An effect read back. Throws when no version of ours wrote it. */
export const readEffect = (stored: unknown): Errand => kept(effect).parse(stored).body
/** A message as it is written to the store. */
export const keepMessage = (body: Message) => ({ version, body })
/** A message read back. Throws when no version of ours wrote it. */
export const readMessage = (stored: unknown): Message => kept(message).parse(stored).body
/** Where a call was answered, read back; undefined when there is no answer. */
export const readAnswer = (stored: unknown): z.infer<typeof answered> | undefined =>
  stored === undefined ? undefined : answered.parse(stored)
/** A call that waits for its answer, as it is written to the store. */
export const keepAsked = (body: z.infer<typeof asked>) => ({ version, body })
/** That, read back. Throws when no version of ours wrote it. */
export const readAsked = (stored: unknown): z.infer<typeof asked> => kept(asked).parse(stored).body
/** An event as it is written to the store. */
export const keepEvent = (body: InboundEvent) => ({ version, body })
/** An event read back. Throws when no version of ours wrote it. */
export const readEvent = (stored: unknown): InboundEvent => kept(event).parse(stored).body
/** The name and arguments of what follows an effect, read back. */
export const readFollowUp = (stored: unknown): z.infer<typeof followUp> => followUp.parse(stored)
/** How an effect failed, or why it waits, read back; undefined when that is not known. */
export const readTrouble = (stored: unknown): Exclude<Outcome, { kind: 'done' }> | undefined =>
  outcome.safeParse(stored).data
