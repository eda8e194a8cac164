// Commands, clicks, sent forms and mentions in the words of the inbox.
import type { DirectPlace } from '../../src/domain/place.ts'
import type { Given } from '../../src/ports/answer.ts'
import type { ActionCall, Call, CallerSeen, FormCall, Inbox, MessageCall, WordsCall } from '../../src/ports/inbox.ts'
import type { Clock, Timers } from '../../src/ports/system.ts'
import { type Acknowledge, acknowledging } from './acknowledging.ts'
import { addressOf, carriedAddress, placeOf } from './address.ts'
import { readPressed } from './controls.ts'
import { readForm, readMemory } from './form.ts'
import type { Caller, Giver, Said } from './given.ts'
import type { InModal } from './in-modal.ts'
import { appMention, blockActions, messageAction, slashCommand, viewSubmission } from './payloads.ts'
import { nameOf, type People, type SlackUser } from './people.ts'
import { pointedMessage } from './pointed-message.ts'
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

export interface Calls {
  /** `acknowledge` is called once the call is kept or answered; where it could not be kept in time, they reject instead. */
  command(body: unknown, acknowledge: Acknowledge<Said>): Promise<void>
  press(body: unknown, acknowledge: () => Promise<void>): Promise<void>
  /** A shortcut used on a message. */
  point(body: unknown, acknowledge: () => Promise<void>): Promise<void>
  send(body: unknown, acknowledge: Acknowledge<InModal>): Promise<void>
  /** Resolves when the mention is kept; what is said about it follows. */
  mention(event: unknown, later: (work: Promise<void>) => void): Promise<void>
}

/** A trigger lives 3 s, so nobody's name may keep a call waiting. */
const nameMs = 800

const mentionsKept = 500

/** Makes the handlers of one workspace's calls. */
export function callsOf(options: CallsOptions): Calls {
  const { inbox, workspace, people, names, clock } = options
  const { space } = workspace
  const mentions = new Map<string, Promise<Given>>()
  const desk = acknowledging(options)

  async function callerSeen(user: string, called: string): Promise<CallerSeen> {
    return callerFrom(user, called, await within(options.timers, nameMs, people.find(user)))
  }

  const callerFrom = (user: string, called: string, found: SlackUser | undefined): CallerSeen =>
    found === undefined
      ? { user, name: called === '' ? user : called }
      : { user, name: nameOf(found), ...(found.locale ? { locale: found.locale } : {}) }

  const fallbackFor = (user: string): DirectPlace => ({ kind: 'direct', space, user })

  const callerOf = (call: Call, trigger: string | undefined): Caller => ({
    key: call.key,
    address: call.address,
    fallback: fallbackFor(call.caller.user),
    locale: call.caller.locale,
    trigger,
  })

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
      if (needsNoName && people.isFresh(user_id)) return desk.soon(early, callerOf(early, trigger_id), acknowledge)
      const waits = desk.patience()
      const answer = async (): Promise<void> => {
        const late = needsNoName
          ? early
          : callBy(...(await Promise.all([callerSeen(user_id, user_name), readable(text, names)])))
        await desk.answered(inbox.words(late), callerOf(late, trigger_id))
      }
      await desk.keptFirst({ kind: 'words', call: early }, acknowledge, answer, waits)
    },

    async press(body, acknowledge) {
      const { trigger_id, response_url, user, channel, message, container, actions } = readPayload(blockActions, body)
      const [element] = actions
      const pressed = element === undefined ? undefined : readPressed(element)
      if (pressed === undefined) return acknowledge()
      const waits = desk.patience()
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
      const answer = () => desk.answered(inbox.action(done), callerOf(call, trigger_id))
      await desk.keptFirst({ kind: 'action', call: done }, acknowledge, answer, waits)
    },

    async point(body, acknowledge) {
      const waits = desk.patience()
      const { callback_id: name, trigger_id, response_url, user, channel, message } = readPayload(messageAction, body)
      const { ts, thread_ts: under } = message
      const at = {
        channel: channel.id,
        user: user.id,
        ...(under === undefined || under === ts ? {} : { thread: under }),
      }
      const address = addressOf(clock.now(), { ...at, url: response_url })
      const place = placeOf(space, at)
      const callBy = (caller: CallerSeen, on: MessageCall['on']): MessageCall => ({
        ...{ key: trigger_id, space, place, caller, address, canOpenForm: true },
        ...{ name, on },
      })
      // Nothing is asked of Slack before it has its acknowledgement.
      const called = user.name ?? user.username ?? ''
      const early = { seen: async (id: string) => ({ user: id, name: id, bot: false, guest: false }) }
      const first = callBy(
        callerFrom(user.id, called, people.known(user.id)),
        await pointedMessage({ workspace, people: early, names: options.known }, message, at),
      )
      const answer = async (): Promise<void> => {
        const late = callBy(
          ...(await Promise.all([
            callerSeen(user.id, called),
            pointedMessage({ workspace, people, names }, message, at),
          ])),
        )
        await desk.answered(inbox.message(late), callerOf(late, trigger_id))
      }
      await desk.keptFirst({ kind: 'message', call: first }, acknowledge, answer, waits)
    },

    async send(body, acknowledge) {
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
      const callerOfForm = (form: FormCall): Caller => callerOf(form, undefined)
      await desk.sent({ call: sent, callerOf: callerOfForm, fields: Object.keys(view.state.values) }, acknowledge)
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
        inbox.words({ ...made, words: read.words, references: read.references, mentioned: true }),
      )
      remember(key, given)
      try {
        await given
      } catch (error) {
        mentions.delete(key)
        throw error
      }
      later(desk.answered(given, callerOf(await call, undefined)))
    },
  }
}
