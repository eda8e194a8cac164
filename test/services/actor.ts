// A person in a test: runs commands, presses buttons, fills forms, and reads what comes back.
import type { Caller } from '../../src/domain/caller.ts'
import type { Place } from '../../src/domain/place.ts'
import type { Given } from '../../src/ports/answer.ts'
import type { Call, Inbox, RawValues, SeenMessage } from '../../src/ports/inbox.ts'
import type { Ids } from '../../src/ports/system.ts'
import type { Form } from '../../src/view/form.ts'
import type { Choice, Message } from '../../src/view/message.ts'
import { controlSeen } from './as-seen.ts'
import type { MemoryPlatform } from './memory-platform.ts'

export interface Actor {
  readonly caller: Caller
  /** Runs a command and gets what is said to it. Throws when a form comes instead. `picked`: what is no text. */
  runs(path: string, options?: Readonly<Record<string, string>>, picked?: RawValues): Promise<Message>
  /** Does what stands in the menu of a message. */
  uses(name: string, on: SeenMessage): Promise<Message>
  /** Does what stands there and is answered by a form. */
  usesForForm(name: string, on: SeenMessage): Promise<Form>
  /** Writes our name and these words there. */
  calls(words: string, place: Place): Promise<Message>
  /** Presses a button, or chooses in a select. */
  presses(message: Message, label: string, chosen?: string): Promise<Message>
  /** Runs a command that is answered by a form. */
  opens(path: string, options?: Readonly<Record<string, string>>): Promise<Form>
  /** Presses what opens a form. */
  pressesForForm(message: Message, label: string, chosen?: string): Promise<Form>
  /** Sends a form with what it holds already and these values. */
  sends(form: Form, values: Readonly<Record<string, string>>, picked?: RawValues): Promise<Message>
  completes(path: string, option: string, value: string): Promise<readonly Choice[]>
}

interface ActorOptions {
  readonly caller: Caller
  readonly locale: string | undefined
  readonly inbox: Inbox
  readonly ids: Ids
  readonly platform: MemoryPlatform
  readonly settle: () => Promise<void>
}

const rawValues = (values: Readonly<Record<string, string>>): RawValues =>
  Object.fromEntries(Object.entries(values).map(([name, text]) => [name, { kind: 'text', text }]))

/** Makes one. */
export function actorOf({ caller, locale, inbox, ids, platform, settle }: ActorOptions): Actor {
  const seen = { user: caller.user.user, name: caller.name, ...(locale === undefined ? {} : { locale }) }
  const call = (): Call => ({
    key: ids.next(),
    space: caller.space,
    place: undefined,
    caller: seen,
    address: { platform: caller.space.platform, expiresAt: Number.MAX_SAFE_INTEGER, data: {} },
    canOpenForm: true,
  })

  /** What was said: at once, or brought by the worker. */
  async function said(given: Given): Promise<Message> {
    const before = platform.answers.length
    await settle()
    if (given.kind === 'say') return given.message
    if (given.kind === 'errors') return given.resume
    if (given.kind === 'form') throw new Error(`a form came: ${given.form.title}`)
    const answer = platform.answers.slice(before).find((one) => one.user === seen.user)
    if (answer === undefined) throw new Error('nothing was answered')
    return answer.message
  }

  function formIn(given: Given): Form {
    if (given.kind !== 'form') throw new Error(`no form came, but: ${given.kind}`)
    return given.form
  }

  const press = (message: Message, label: string, chosen: string | undefined) => {
    const control = controlSeen(message, label)
    return inbox.action({ ...call(), action: control.action, values: chosen === undefined ? [] : [chosen] })
  }

  return {
    caller,
    runs: async (path, options = {}, picked = {}) =>
      said(await inbox.command({ ...call(), path, options: { ...rawValues(options), ...picked } })),
    uses: async (name, on) => said(await inbox.message({ ...call(), place: on.place, name, on })),
    usesForForm: async (name, on) => formIn(await inbox.message({ ...call(), place: on.place, name, on })),
    calls: async (words, place) =>
      said(await inbox.words({ ...call(), place, words, references: {}, mentioned: true, canOpenForm: false })),
    opens: async (path, options = {}) => formIn(await inbox.command({ ...call(), path, options: rawValues(options) })),
    presses: async (message, label, chosen) => said(await press(message, label, chosen)),
    pressesForForm: async (message, label, chosen) => formIn(await press(message, label, chosen)),
    async sends(form, values, picked = {}) {
      const held = form.fields.flatMap((field) =>
        'value' in field && typeof field.value === 'string' ? [[field.name, field.value] as const] : [],
      )
      const all = { ...Object.fromEntries(held), ...values }
      // No platform answers a form by another one.
      return said(
        await inbox.form({
          ...call(),
          canOpenForm: false,
          action: form.action,
          values: { ...rawValues(all), ...picked },
        }),
      )
    },
    completes: (path, option, value) => inbox.suggest({ space: caller.space, caller: seen, path, option, value }),
  }
}
