// The kill tests' stage in the playground, which dies with Hearth and must come back as it was: its API is read anew.
import type { CalledBack, MessageSeen, PlaceSeen, State } from '../../adapters/playground/api.ts'
import type { Form } from '../../src/view/form.ts'
import type { Message } from '../../src/view/message.ts'
import type { Text } from '../../src/view/text.ts'
import type { HearthProcess } from './hearth-process.ts'
import type { KillStage, PersonName, Seen } from './stage.ts'

interface Door {
  readonly origin: string
  readonly cookie: string
}

/** Makes the stage; its world is in the Hearth that is started next. */
export async function playgroundKillStage(): Promise<KillStage> {
  let door: Door | undefined
  let calls = 0

  function opened(): Door {
    if (door === undefined) throw new Error('the playground has not been opened')
    return door
  }

  async function enter(hearth: HearthProcess): Promise<void> {
    const address = new URL(hearth.address ?? '')
    const answer = await fetch(address, { redirect: 'manual' })
    door = { origin: address.origin, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
  }

  async function post<Body = object>(path: string, body: object): Promise<Body> {
    const { origin, cookie } = opened()
    const headers = { cookie, origin, 'content-type': 'application/json' }
    const answer = await fetch(`${origin}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const said = await answer.text()
    if (!answer.ok) throw new Error(`${path} was refused: ${said}`)
    return JSON.parse(said)
  }

  async function placesOf(person: string): Promise<State['places']> {
    const { origin, cookie } = opened()
    const answer = await fetch(`${origin}/api/state?as=${person}`, { headers: { cookie } })
    // The adapter's own API, whose page trusts it as well.
    const state: State = JSON.parse(await answer.text())
    return state.places
  }

  const seenOf = async (person: string): Promise<readonly (Seen & { shown: MessageSeen; place: PlaceSeen })[]> =>
    (await placesOf(person)).flatMap((place) =>
      place.messages.map((shown) => ({
        where: place.place.kind === 'direct' ? 'direct' : place.name,
        privately: shown.onlyYou || place.place.kind === 'direct',
        text: read(shown.message),
        shown,
        place,
      })),
    )

  function call(path: 'command' | 'press' | 'form', body: object): Promise<CalledBack> {
    calls += 1
    return post<CalledBack>(path, { key: `call-${calls}`, ...body })
  }

  async function press(person: PersonName, label: string, words: string): Promise<CalledBack> {
    const found = (await seenOf(person))
      .filter((seen) => seen.text.includes(words))
      .toSorted((a, b) => a.shown.order - b.shown.order)
      .flatMap(({ shown }) => (shown.message.controls ?? []).map((control) => ({ shown, control })))
      .findLast(({ control }) => control.kind === 'button' && control.label === label)
    if (found?.control.kind !== 'button') throw new Error(`${person} sees no button ${label} with ${words}`)
    return call('press', { as: person, message: found.shown.id, action: found.control.action })
  }

  const send = (person: PersonName, form: Form) => (values: Readonly<Record<string, string>>) =>
    call('form', {
      as: person,
      place: { kind: 'channel', channel: 'general' },
      action: form.action,
      values: Object.fromEntries(form.fields.map((field) => [field.name, valueIn(field, values[field.label] ?? '')])),
    })

  return {
    name: 'the playground',
    relayed: false,
    answersOnce: false,
    childOptions: () => ({}),
    connected: enter,
    delivered: async () => undefined,
    async setUp(settle) {
      for (const person of ['ben', 'ida']) await post('join', { as: person })
      // Mo is not alone, and there is something to claim.
      const general = { kind: 'channel', channel: 'general' }
      await call('command', { as: 'mo', place: general, words: '/setup moderators @moderators' })
      await settle()
    },
    passes: () => undefined,
    // There is one newcomer here, who leaves and comes again.
    async newcomer() {
      const before = (await seenOf('mo')).filter(isGreeting).length
      if ((await placesOf('nia')).length > 0) await post('leave', { as: 'nia' })
      return {
        joins: () => post('join', { as: 'nia' }),
        sees: async () => (await seenOf('mo')).filter(isGreeting).slice(before),
      }
    },
    runs: (person, path, options = {}) => {
      const words = Object.entries(options).map(([name, value]) => `${name}: ${value}`)
      const place = { kind: 'channel', channel: 'general' }
      return call('command', { as: person, place, words: [`/${path}`, ...words].join(' ') })
    },
    presses: press,
    async chooses(person, placeholder, chosen, words) {
      const found = (await seenOf(person))
        .filter((seen) => seen.text.includes(words))
        .flatMap(({ shown }) => (shown.message.controls ?? []).map((control) => ({ shown, control })))
        .findLast(({ control }) => control.kind === 'select' && control.placeholder === placeholder)
      if (found?.control.kind !== 'select') throw new Error(`${person} sees nothing that asks ${placeholder}`)
      const { action, choices } = found.control
      const value = choices.find(({ label }) => label.includes(chosen))?.value ?? chosen
      return call('press', { as: person, message: found.shown.id, action, values: [value] })
    },
    named: (person) => `@${person}`,
    async opensForm(person, label, words) {
      const came = await press(person, label, words)
      if (came.kind !== 'form') throw new Error(`${person} sees no form`)
      return send(person, came.form)
    },
    async writesInThread(words, text) {
      const thread = (await placesOf('ben')).find(({ place, name }) => place.kind === 'thread' && name.includes(words))
      if (thread === undefined) throw new Error(`there is no thread ${words}`)
      await post('write', { as: 'ben', place: thread.place, text })
    },
    supportChannel: '#support',
    asks: (text) => post('write', { as: 'ben', place: { kind: 'channel', channel: 'support' }, text }),
    async answers(words, text) {
      const asked = (await seenOf('ida')).find((seen) => seen.where === 'support' && seen.text.includes(words))
      if (asked === undefined) throw new Error(`nobody asked ${words}`)
      await post('write', { as: 'ida', place: asked.shown.thread?.place, text })
    },
    sees: seenOf,
    async takesDirectMessages(person, taken) {
      await post('close-directs', { as: person, closed: !taken })
    },
    deletesThreads: async () => undefined,
    threads: async (words) =>
      (await placesOf('ben')).filter(({ place, name }) => place.kind === 'thread' && name.includes(words)),
    close: async () => undefined,
  }
}

/** A choice of a form takes the value of what is labelled so. */
const valueIn = (field: Form['fields'][number], value: string): string =>
  field.kind === 'choice' ? (field.choices.find(({ label }) => label === value)?.value ?? value) : value

const isGreeting = (seen: Seen): boolean => seen.text.includes('A few small steps')

const wordsOf = (text: Text): string =>
  text.map((part) => ('text' in part ? part.text : 'name' in part ? part.name : '')).join('')

/** A message as one reads it from top to bottom. */
const read = ({ text, card }: Message): string =>
  [
    wordsOf(text),
    wordsOf(card?.body ?? []),
    ...(card?.facts ?? []).flatMap((fact) => [fact.label, wordsOf(fact.value)]),
    wordsOf(card?.note ?? []),
  ].join('\n')
