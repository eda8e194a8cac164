// Commands, clicks, sent forms and mentions in the words of the inbox.
import type { DirectPlace } from '../../src/domain/place.ts'
import type { Given } from '../../src/ports/answer.ts'
import type { ActionCall, Call, CallerSeen, FormCall, Inbox, WordsCall } from '../../src/ports/inbox.ts'
import type { Clock, Timers } from '../../src/ports/system.ts'
import { addressOf, carriedAddress, placeOf } from './address.ts'
import { readPressed } from './controls.ts'
import { readForm, readMemory } from './form.ts'
import type { Caller, Giver, Said } from './given.ts'
import { appMention, blockActions, slashCommand, viewSubmission } from './payloads.ts'
import { nameOf, type People, type SlackUser } from './people.ts'
import { type Names, type Readable, readable } from './readable.ts'
import { readPayload, Unreadable } from './unreadable.ts'
import { withNames } from './with-names.ts'
import { within } from './within.ts'
import type { Workspace } from './workspace.ts'

export interface CallsOptions {
  readonly inbox: Inbox
  readonly workspace: Workspace
  readonly people: People
  readonly names: Names
  /** The names that nobody needs to be asked for. */
  readonly known: Names
  readonly giver: Giver
  readonly clock: Clock
  readonly timers: Timers
}

/** Tells Slack that an answer comes, or what it is. */
type Acknowledge = (said?: Said) => Promise<void>

export interface Calls {
  /** `acknowledge` is called once it is kept that somebody asked; the receiver does so too when that takes long. */
  command(body: unknown, acknowledge: Acknowledge): Promise<void>
  press(body: unknown, acknowledge: () => Promise<void>): Promise<void>
  /** What the sent form was given, and then what is to be said to whoever sent it. */
  send(body: unknown): {
    readonly given: Promise<Given>
    readonly fields: readonly string[]
    readonly caller: Promise<Caller>
    /** Keeps that the form was sent: its answer takes longer than Slack waits. Never rejects. */
    readonly keep: () => Promise<void>
    /** Forgets that, once whoever sent it was told. Never rejects. */
    readonly forget: () => Promise<void>
  }
  /** Resolves when the mention is kept; what is said about it follows. */
  mention(event: unknown, later: (work: Promise<void>) => void): Promise<void>
}

/** A trigger lives 3 s, so nobody's name may keep a call waiting. */
const nameMs = 800

/** What is not known by then is said once it is. Milliseconds. */
const soonMs = 300

const mentionsKept = 500

/** Makes the handlers of one workspace's calls. */
export function callsOf(options: CallsOptions): Calls {
  const { inbox, workspace, people, names, giver, clock } = options
  const { space } = workspace
  const mentions = new Map<string, Promise<Given>>()

  async function callerSeen(user: string, called: string): Promise<CallerSeen> {
    return callerFrom(user, called, await within(options.timers, nameMs, people.find(user)))
  }

  const callerFrom = (user: string, called: string, found: SlackUser | undefined): CallerSeen =>
    found === undefined
      ? { user, name: called === '' ? user : called }
      : { user, name: nameOf(found), ...(found.locale ? { locale: found.locale } : {}) }

  /**
   * What is done soon is kept by then, or said with the acknowledgement itself. Only of what takes longer is it kept first
   * that somebody asked.
   */
  async function soonAnswered(call: WordsCall, caller: Caller, acknowledge: Acknowledge): Promise<void> {
    const given = inbox.words(call)
    const soon = await within(
      options.timers,
      soonMs,
      given.catch(() => undefined),
    )
    if (soon?.kind === 'say') return acknowledge(giver.inAcknowledgement(soon))
    if (soon === undefined) await inbox.asked({ kind: 'words', call })
    await acknowledge()
    await answered(given, caller)
    if (soon === undefined) await inbox.unasked(call.key)
  }

  const fallbackFor = (user: string): DirectPlace => ({ kind: 'direct', space, user })

  const callerOf = (call: Call, trigger: string | undefined): Caller => ({
    key: call.key,
    address: call.address,
    fallback: fallbackFor(call.caller.user),
    locale: call.caller.locale,
    trigger,
  })

  async function answered(given: Promise<Given>, caller: Caller): Promise<void> {
    try {
      await giver.give(await given, caller)
    } catch (error) {
      await giver.sorry(error, caller)
    }
  }

  /** Slack may bring a mention again minutes later; what only reads is kept nowhere else. */
  function remember(key: string, given: Promise<Given>): void {
    mentions.set(key, given)
    const [oldest] = mentions.keys()
    if (mentions.size > mentionsKept && oldest !== undefined) mentions.delete(oldest)
  }

  return {
    async command(body, acknowledge) {
      const { command, text, trigger_id, response_url, user_id, user_name, channel_id } = readPayload(
        slashCommand,
        body,
      )
      const address = addressOf(clock.now(), { url: response_url, user: user_id, channel: channel_id })
      const first = command === '/hearth' ? '' : `${command.slice(1)} `
      const place = placeOf(space, { channel: channel_id, user: user_id })
      const callBy = (caller: CallerSeen, { words, references }: Readable): WordsCall => ({
        ...{ key: trigger_id, space, place, caller, address, canOpenForm: true },
        ...{ words: `${first}${words}`.trim(), references },
      })
      // Nothing is asked of Slack before it has its acknowledgement: names that are not known yet are read afterwards.
      const known = people.known(user_id)
      const early = callBy(callerFrom(user_id, user_name, known), await readable(text, options.known))
      const needsNoName = known !== undefined && !text.includes('<')
      if (needsNoName && people.isFresh(user_id)) return soonAnswered(early, callerOf(early, trigger_id), acknowledge)
      await inbox.asked({ kind: 'words', call: early })
      await acknowledge()
      const late = needsNoName
        ? early
        : callBy(...(await Promise.all([callerSeen(user_id, user_name), readable(text, names)])))
      await answered(inbox.words(late), callerOf(late, trigger_id))
    },

    async press(body, acknowledge) {
      const { trigger_id, response_url, user, channel, message, container, actions } = readPayload(blockActions, body)
      const [element] = actions
      const pressed = element === undefined ? undefined : readPressed(element)
      if (pressed === undefined) return acknowledge()
      const thread = message?.thread_ts ?? container?.thread_ts
      const inThread = thread === message?.ts ? undefined : thread
      const address = addressOf(clock.now(), {
        url: response_url,
        user: user.id,
        channel: channel?.id,
        thread: inThread,
      })
      const place =
        channel === undefined ? undefined : placeOf(space, { channel: channel.id, thread: inThread, user: user.id })
      const call: Call = {
        key: trigger_id,
        space,
        place,
        caller: await callerSeen(user.id, user.name ?? user.username ?? ''),
        address,
        canOpenForm: true,
      }
      const standing =
        message !== undefined && channel !== undefined && place !== undefined && container?.is_ephemeral !== true
      const done: ActionCall = {
        ...call,
        ...pressed,
        ...(standing ? { message: { place, channel: channel.id, id: message.ts } } : {}),
      }
      await inbox.asked({ kind: 'action', call: done })
      await acknowledge()
      const given = inbox.action(done)
      await answered(given, callerOf(call, trigger_id))
    },

    send(body) {
      const { user, view } = readPayload(viewSubmission, body)
      const memory = readMemory(view.private_metadata)
      if (memory === undefined) throw new Unreadable('view.private_metadata')
      const { channel, thread } = memory.address
      const key = `${view.id}:${view.hash}`
      const call = callerSeen(user.id, user.name ?? user.username ?? '').then(
        (caller): Call => ({
          key,
          space,
          place: channel === undefined ? undefined : placeOf(space, { channel, thread, user: user.id }),
          caller,
          address: carriedAddress(memory.address),
          canOpenForm: false,
        }),
      )
      const sent = call.then(
        async (made): Promise<FormCall> => ({
          ...made,
          ...{ action: memory.action, values: await withNames(readForm(view.state.values), names) },
        }),
      )
      return {
        given: sent.then((form) => inbox.form(form)),
        fields: Object.keys(view.state.values),
        caller: call.then((made) => callerOf(made, undefined)),
        keep: () =>
          sent
            .then((form) => inbox.asked({ kind: 'form', call: form }))
            .then(
              () => undefined,
              () => undefined,
            ),
        forget: () => inbox.unasked(key),
      }
    },

    async mention(event, later) {
      const { user, bot_id, text, ts, thread_ts: thread, channel } = readPayload(appMention, event)
      if (bot_id !== undefined || user === workspace.botUser) return
      const key = `${channel}:${ts}`
      const earlier = mentions.get(key)
      if (earlier !== undefined) {
        await earlier
        return
      }
      const own = new RegExp(`<@${workspace.botUser}(?:\\|[^>]*)?>[,:]?`, 'g')
      const call: Promise<Call> = callerSeen(user, '').then((caller) => ({
        key,
        space,
        place: placeOf(space, { channel, thread, user }),
        caller,
        address: addressOf(clock.now(), { user, channel, thread }),
        canOpenForm: false,
      }))
      const given = Promise.all([call, readable(text.replaceAll(own, ' ').trim(), names)]).then(([made, read]) =>
        inbox.words({ ...made, words: read.words, references: read.references }),
      )
      remember(key, given)
      try {
        await given
      } catch (error) {
        mentions.delete(key)
        throw error
      }
      later(answered(given, callerOf(await call, undefined)))
    },
  }
}
