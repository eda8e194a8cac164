// What people ask of Hearth: a typed command, a button, a form. Each is acknowledged soon, whatever its handler does.

import { namedIn } from '../../src/bot/named-in.ts'
import type { Registry } from '../../src/bot/registry.ts'
import type { Place } from '../../src/domain/place.ts'
import { sayIn } from '../../src/locales/say.ts'
import type { Given } from '../../src/ports/answer.ts'
import type { UserSeen } from '../../src/ports/event.ts'
import type { Call, Inbox, RawValue, RawValues } from '../../src/ports/inbox.ts'
import type { Metrics } from '../../src/ports/metrics.ts'
import type { MemberFacts } from '../../src/ports/platform.ts'
import type { Clock, Ids, Timers } from '../../src/ports/system.ts'
import type { Message } from '../../src/view/message.ts'
import type { Text } from '../../src/view/text.ts'
import { memberOf, userSeen } from './acts.ts'
import type { CalledBack, CommandRequest, FormRequest, PointRequest, PressRequest } from './api.ts'
import { givenFile, keepFiles } from './kept-files.ts'
import { acknowledgeAfterMs, addressMs } from './limits.ts'
import { behindOurName } from './message-menu.ts'
import { refOf } from './places.ts'
import { formValues, referencesIn } from './references.ts'
import { ApiRefusal } from './refusal.ts'
import { seesMessage, seesPlace } from './sight.ts'
import { moderatorsRole, spaceOf } from './spaces.ts'
import type { Person } from './things.ts'
import type { World } from './world.ts'

/** Who somebody is here, as the playground says. */
export const factsOf = (person: Person): MemberFacts => ({
  admin: person.moderator,
  roles: [...(person.moderator ? [moderatorsRole] : []), ...person.roles],
  guest: false,
})

export interface Calls {
  command(request: CommandRequest): Promise<CalledBack>
  /** Our name at the start of a message, with what is asked for; undefined where nothing is. */
  mention(as: string, place: Place, text: string, message: string): Promise<CalledBack | undefined>
  point(request: PointRequest): Promise<CalledBack>
  press(request: PressRequest): Promise<CalledBack>
  form(request: FormRequest): Promise<CalledBack>
}

export interface CallsOptions {
  readonly world: World
  readonly inbox: Inbox
  readonly registry: Registry
  readonly clock: Clock
  readonly timers: Timers
  readonly ids: Ids
  readonly metrics: Pick<Metrics, 'firstAnswer'>
}

/** Makes the calls. They reject with an ApiRefusal when somebody may not. */
export function callsOf({ world, inbox, registry, clock, timers, ids, metrics }: CallsOptions): Calls {
  async function command({ as, place, words, key }: CommandRequest): Promise<CalledBack> {
    const { person, call } = callIn(as, place, key)
    const references = referencesIn(world, person, words)
    return acknowledged(call, inbox.words({ ...call, words, references }), false)
  }

  async function mention(as: string, place: Place, text: string, message: string): Promise<CalledBack | undefined> {
    const words = behindOurName(text, place)
    if (words === undefined) return undefined
    const { person, call } = callIn(as, place, `mention:${message}`)
    const references = referencesIn(world, person, words)
    const asked = inbox.words({ ...call, words, references, mentioned: true, canOpenForm: false })
    return acknowledged(call, asked, false)
  }

  async function point({ as, message, name, key }: PointRequest): Promise<CalledBack> {
    const posted = world.messages.get(message)
    if (posted === undefined || !seesMessage(world, memberOf(world, as), posted))
      throw new ApiRefusal('no-such-message')
    const { place, at, files = [] } = posted
    const { person, call } = callIn(as, place, key)
    const text = wordsOf(posted.message.text)
    const author = posted.author === undefined ? undefined : world.people.get(posted.author)
    const on = {
      ...{ place, at, files, ref: refOf(place, message) },
      author: author === undefined ? ourselves : userSeen(author),
      ...{ text, ...namedIn(referencesIn(world, person, text)) },
    }
    return acknowledged(call, inbox.message({ ...call, name, on }), false)
  }

  async function press({ as, message, action, values, key }: PressRequest): Promise<CalledBack> {
    const posted = world.messages.get(message)
    if (posted === undefined || !seesMessage(world, memberOf(world, as), posted))
      throw new ApiRefusal('no-such-message')
    const { place } = posted
    const { call } = callIn(as, place, key)
    return acknowledged(call, inbox.action({ ...call, action, values, message: refOf(place, message) }), false)
  }

  async function form({ as, place, action, values, files, key }: FormRequest): Promise<CalledBack> {
    const { person, call } = callIn(as, place, key)
    const read = formValues({ world, registry }, person, action, values)
    const attached = await attachedTo(person, call.key, files)
    return acknowledged(call, inbox.form({ ...call, action, values: { ...read, ...attached } }), true)
  }

  /** The bytes of what was attached are kept until Hearth has brought them where they belong. */
  async function attachedTo(person: Person, call: string, files: FormRequest['files']): Promise<RawValues> {
    const space = spaceOf(person)
    const values: Record<string, RawValue> = {}
    for (const [name, given] of Object.entries(files))
      if (given.length > 0)
        values[name] = {
          kind: 'files',
          files: await keepFiles(world, { space, message: `${call}:${name}` }, given.map(givenFile)),
        }
    return values
  }

  function callIn(as: string, place: Place, key: string | undefined): { person: Person; call: Call } {
    const person = memberOf(world, as)
    if (!seesPlace(world, person, place)) throw new ApiRefusal('no-such-place')
    const call: Call = {
      key: `call:${as}:${key ?? ids.next()}`,
      space: spaceOf(person),
      place,
      caller: { user: as, name: person.name, facts: factsOf(person) },
      address: {
        platform: 'playground',
        expiresAt: clock.now() + addressMs,
        data: { user: as, place: JSON.stringify(place) },
      },
      canOpenForm: true,
    }
    return { person, call }
  }

  /** The answer, or word that it is still being worked on: it then comes into the place by itself. */
  function acknowledged(call: Call, given: Promise<Given>, sentForm: boolean): Promise<CalledBack> {
    const cameAt = clock.now()
    return new Promise<CalledBack>((resolve, reject) => {
      let late = false
      const cancel = timers.after(acknowledgeAfterMs, () => {
        late = true
        resolve({ kind: 'late' })
      })
      given
        .then((answer) => back(call, late && answer.kind === 'form' ? tooLate() : answer, sentForm && !late))
        .then(resolve)
        .catch(reject)
        .finally(cancel)
    }).finally(() => metrics.firstAnswer('playground', clock.now() - cameAt))
  }

  /** Nobody waits for the form any more: it must not open over what they do now. */
  const tooLate = (): Given => ({
    kind: 'say',
    visibility: 'private',
    message: { text: sayIn(undefined)('form.late') },
  })

  async function back(call: Call, given: Given, formIsOpen: boolean): Promise<CalledBack> {
    switch (given.kind) {
      case 'kept':
        return { kind: 'kept' }
      case 'form':
        return { kind: 'form', form: given.form }
      case 'errors':
        if (formIsOpen) return { kind: 'errors', fields: given.fields }
        return { kind: 'said', message: await say(call, given.resume, 'private') }
      case 'say':
        return { kind: 'said', message: await say(call, given.message, given.visibility) }
      default:
        return given satisfies never
    }
  }

  async function say(call: Call, message: Message, visibility: 'private' | 'public'): Promise<string> {
    const { place } = call
    if (place === undefined) throw new Error('every call of the playground has a place')
    const id = ids.next()
    await world.messages.put({
      id,
      order: world.nextOrder(),
      place,
      at: clock.now(),
      message,
      version: 1,
      removed: false,
      sample: world.inSample(),
      ...(visibility === 'private' ? { onlyFor: call.caller.user } : {}),
    })
    return id
  }

  return { command, mention, point, press, form }
}

/** Whoever writes what no person wrote. */
const ourselves: UserSeen = { user: 'hearth', name: 'Hearth', bot: true, guest: false }

/** What a person wrote is one plain text. */
const wordsOf = (text: Text): string => text.map((part) => (part.kind === 'plain' ? part.text : '')).join('')
