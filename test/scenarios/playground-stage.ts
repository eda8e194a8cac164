// The stage in the playground: its own HTTP API, as the page uses it, between people and Hearth.
import type { CalledBack, MessageSeen, PlaceSeen, State } from '../../adapters/playground/api.ts'
import type { Message } from '../../src/view/message.ts'
import type { Part } from '../../src/view/text.ts'
import { signIn } from '../adapters/playground-client.ts'
import { standingIn, textSeen } from '../services/as-seen.ts'
import {
  type File,
  lastingStore,
  type PersonName,
  type PictureSeen,
  type Reply,
  type Stage,
  seenWhenMoved,
  startHearth,
  type Under,
  type Watched,
  type Where,
  watchedBy,
} from './stage.ts'

/** Starts a playground without its sample, and Hearth. */
export async function playgroundStage({ file, ...watched }: { file?: string } & Watched = {}): Promise<Stage> {
  const kept = file === undefined ? await lastingStore() : undefined
  let aheadMs = 0
  const begin = async () => {
    const over = kept === undefined ? { ...(file === undefined ? {} : { file }) } : { store: kept.store, aheadMs }
    const { start, httpPort } = watchedBy(watched)
    const started = await startHearth({ playground: { port: 0 }, httpPort }, { ...over, ...start })
    const house = seenWhenMoved(started, settles)
    if (house.playground === undefined) throw new Error('there is no playground')
    return { hearth: house, client: await signIn(house.playground) }
  }
  let { hearth, client } = await begin()
  const states = new Map<PersonName, State>()
  let calls = 0

  /** What people see is read again after everything has come to rest. */
  async function settles(): Promise<void> {
    await hearth.idle()
    for (const person of ['nia', 'mo', 'ben', 'ida'] as const) states.set(person, await client.state(person))
  }

  const state = (person: PersonName): State => {
    const known = states.get(person)
    if (known === undefined) throw new Error('nothing has been read yet')
    return known
  }

  function placeOf(person: PersonName, where: Where | Under): PlaceSeen | undefined {
    const { places } = state(person)
    if (typeof where === 'object') {
      const cards = places.find(({ name }) => name === 'suggestions')?.messages ?? []
      const under = cards.findLast((one) => messageOf(one.message).includes(where.under))?.thread?.place
      return places.find(
        ({ place }) => under?.kind === 'thread' && place.kind === 'thread' && place.thread === under.thread,
      )
    }
    if (where === 'direct') return places.find((one) => one.place.kind === 'direct')
    if (where === 'thread' || where === 'team') {
      const threads = places
        .filter((one) => one.place.kind === 'thread')
        .toSorted((a, b) => (a.messages[0]?.order ?? 0) - (b.messages[0]?.order ?? 0))
      const isTeams = ({ place }: PlaceSeen): boolean => place.kind === 'thread' && place.channel === 'moderators'
      const own = threads.filter((one) => !isTeams(one)).at(-1)
      // What the team says among itself stands under the notice.
      return where === 'thread' ? own : (threads.filter(isTeams).at(-1) ?? own)
    }
    return places.find((one) => one.place.kind === 'channel' && one.name === where)
  }

  const seen = (person: PersonName): readonly MessageSeen[] =>
    state(person)
      .places.flatMap((place) => place.messages)
      .toSorted((a, b) => a.order - b.order)

  /** The newest message they see that says so, and that others see too. */
  function saying(person: PersonName, words: string, mine?: boolean): MessageSeen {
    const found = seen(person).findLast(
      (one) => !one.onlyYou && (mine === undefined || one.mine) && messageOf(one.message).includes(words),
    )
    if (found === undefined) throw new Error(`${person} sees no message that says ${words}`)
    return found
  }

  async function reply(person: PersonName, came: CalledBack, before: ReadonlySet<string>): Promise<Reply> {
    await settles()
    const told = seen(person).filter((one) => one.onlyYou && !before.has(one.id))
    const errors = came.kind === 'errors' ? Object.values(came.fields).map(textSeen) : []
    const said = [...errors, ...told.map((one) => messageOf(one.message))].join('\n')
    const noForm = () => Promise.reject(new Error(`${person} sees no form`))
    if (came.kind !== 'form') return { said, send: noForm, sendTwice: noForm }
    const { form } = came
    const sent = (values: Parameters<Reply['send']>[0]) => ({
      place: { kind: 'channel', channel: 'general' },
      action: form.action,
      values: Object.fromEntries(
        form.fields.flatMap((field) => {
          const value = values[field.label] ?? ('value' in field ? standingIn(field.value) : undefined)
          if (typeof value !== 'string') return []
          const choice = field.kind === 'choice' ? field.choices.find((one) => one.label === value)?.value : undefined
          return [[field.name, choice ?? value] as const]
        }),
      ),
      files: Object.fromEntries(
        form.fields.flatMap((field) => {
          const value = values[field.label]
          return value === undefined || typeof value === 'string' ? [] : [[field.name, value.map(encoded)] as const]
        }),
      ),
    })
    const shown = [
      form.title,
      form.intro === undefined ? '' : textSeen(form.intro),
      ...form.fields.map((field) => field.label),
    ]
    // What is wrong stands in the form, which stays open as it was filled.
    const send: Reply['send'] = async (values) => {
      const answer = await calling(person, 'form', sent(values))
      return answer.form === undefined ? { ...answer, send: (more) => send({ ...values, ...more }) } : answer
    }
    return {
      said,
      form: shown.join('\n'),
      send,
      async sendTwice(values) {
        calls += 1
        const body = { as: person, key: `call-${calls}`, ...sent(values) }
        await Promise.all([client.call('form', body), client.call('form', body)])
        await settles()
      },
    }
  }

  async function calling(
    person: PersonName,
    path: 'command' | 'point' | 'press' | 'form',
    body: object,
  ): Promise<Reply> {
    const before = new Set(seen(person).map((one) => one.id))
    calls += 1
    const { body: came } = await client.call(path, { as: person, key: `call-${calls}`, ...body })
    return reply(person, came, before)
  }

  function newestWith(person: PersonName, label: string): { message: string; action: string } {
    const found = seen(person)
      .filter((one) => (one.message.controls ?? []).some((control) => 'label' in control && control.label === label))
      .at(-1)
    const control = found?.message.controls?.find((one) => one.kind === 'button' && one.label === label)
    if (found === undefined || control?.kind !== 'button') throw new Error(`${person} sees no button ${label}`)
    return { message: found.id, action: control.action }
  }

  async function sends(person: PersonName, where: Where | Under, text: string, files: readonly File[]): Promise<void> {
    const place = placeOf(person, where)?.place
    await client.post('write', { as: person, place, text, files: files.map(encoded) })
    await settles()
  }

  await settles()
  for (const person of ['ben', 'ida']) await client.post('join', { as: person })
  await settles()

  return {
    name: 'the playground',
    get hearth() {
      return hearth
    },
    async joins(person) {
      await client.post('join', { as: person })
      await settles()
    },
    async leaves(person) {
      await client.post('leave', { as: person })
      await settles()
    },
    // There is no wire here that could repeat itself: the same key is given to the inbox once more.
    async joinRepeats(person) {
      await client.post('join', { as: person })
      await settles()
    },
    botJoins: async () => undefined,
    speaks: () => Promise.reject(new Error('everybody here reads the same language')),
    async closesDirectMessages(person) {
      await client.post('close-directs', { as: person, closed: true })
    },
    closesOtherWays: () => Promise.reject(new Error('there is always room for a thread here')),
    shutsOut: () => Promise.reject(new Error('no channel here can be closed to Hearth')),
    letsIn: () => Promise.reject(new Error('no channel here can be closed to Hearth')),
    runs: (person, path, options = {}, where = 'general') => {
      const words = Object.entries(options).map(([name, value]) => `${name}: ${value}`)
      const place = placeOf(person, where)?.place ?? { kind: 'channel', channel: 'general' }
      return calling(person, 'command', { place, words: [`/${path}`, ...words].join(' ') })
    },
    async uses(person, label, where, words) {
      const entry = state(person).messageMenu.find((one) => one.label === label)
      const found = (placeOf(person, where)?.messages ?? []).filter((one) => messageOf(one.message).includes(words))
      return calling(person, 'point', { message: found.at(-1)?.id ?? '', name: entry?.name ?? '' })
    },
    async points(person, label, words) {
      const entry = state(person).messageMenu.find((one) => one.label === label)
      return calling(person, 'point', { message: saying(person, words).id, name: entry?.name ?? '' })
    },
    async answers(person, words, text) {
      const { id, thread } = saying(person, words)
      const over = state(person).places.find(({ messages }) => messages.some((one) => one.id === id))?.place
      await client.post('write', { as: person, place: thread?.place ?? over, text })
      await settles()
    },
    async takesDown() {
      throw new Error('nobody deletes there what others wrote')
    },
    async deletes(person, words) {
      await client.post('remove', { as: person, message: saying(person, words, true).id })
      await settles()
    },
    async calls(person, where, words) {
      const text = `@Hearth ${words}`.trim()
      if (typeof where !== 'object') return sends(person, where, text, [])
      const cards = placeOf(person, 'suggestions')?.messages ?? []
      const card = cards.findLast((one) => messageOf(one.message).includes(where.under))
      await client.post('write', { as: person, place: card?.thread?.place, text })
      await settles()
    },
    tries: (person, path) =>
      calling(person, 'command', { place: { kind: 'channel', channel: 'general' }, words: `/${path}` }),
    presses: async (person, label) => calling(person, 'press', newestWith(person, label)),
    async chooses(person, placeholder, chosen) {
      const asking = seen(person).flatMap((one) =>
        (one.message.controls ?? []).flatMap((control) =>
          control.kind === 'select' && control.placeholder === placeholder ? [{ message: one.id, control }] : [],
        ),
      )
      const found = asking.at(-1)
      if (found === undefined) throw new Error(`${person} sees nothing that asks ${placeholder}`)
      const { action, choices } = found.control
      const values = chosen.map((label) => choices.find((choice) => choice.label === label)?.value ?? label)
      return calling(person, 'press', { message: found.message, action, values })
    },
    async pressesTwice(person, label) {
      const target = { as: person, ...newestWith(person, label) }
      await Promise.all([client.call('press', target), client.call('press', target)])
      await settles()
    },
    async runsTwice(person, path, options = {}) {
      const before = new Set(seen(person).map((one) => one.id))
      const words = [`/${path}`, ...Object.entries(options).map(([name, value]) => `${name}: ${value}`)].join(' ')
      const body = { as: person, place: { kind: 'channel', channel: 'general' }, words }
      await Promise.all([client.call('command', body), client.call('command', body)])
      await settles()
      return seen(person)
        .filter((one) => one.onlyYou && !before.has(one.id))
        .map((one) => messageOf(one.message))
    },
    buttons(person, words) {
      const found = seen(person)
        .filter((one) => messageOf(one.message).includes(words))
        .at(-1)
      return (found?.message.controls ?? []).flatMap((control) => ('label' in control ? [control.label] : []))
    },
    pings: (person) =>
      seen(person)
        .filter((one) => one.author === undefined && one.message.text.some((part) => isPingOf(part, person)))
        .map((one) => messageOf(one.message)),
    writes: (person, where, text) => sends(person, where, text, []),
    async reacts(person, words) {
      const found = seen(person).filter((one) => !one.onlyYou && messageOf(one.message).includes(words))
      await client.post('react', { as: person, message: found.at(-1)?.id ?? '', liked: true })
      await settles()
    },
    offers: (name) => ({ role: `@${name}` }),
    holds: (person, name) => state(person).me.roles.includes(name),
    putsOutOfReach: () => Promise.reject(new Error('no role here can be moved')),
    roles: (person) => state(person).me.roles,
    sends,
    async files(person, where) {
      const found: File[] = []
      for (const { id, files = [] } of placeOf(person, where)?.messages ?? [])
        for (const file of files) {
          const query = new URLSearchParams({ as: person, message: id, file: file.id })
          const answer = await client.get(`/api/file?${query}`)
          found.push({ name: file.name, content: new Uint8Array(await answer.arrayBuffer()) })
        }
      return found
    },
    async pictures(person, where) {
      const found: PictureSeen[] = []
      for (const { id, picture } of placeOf(person, where)?.messages ?? []) {
        if (picture === undefined) continue
        const answer = await client.get(`/api/picture?${new URLSearchParams({ as: person, message: id })}`)
        found.push({ alt: picture, content: new Uint8Array(await answer.arrayBuffer()) })
      }
      return found
    },
    reads: (person, where) => (placeOf(person, where)?.messages ?? []).map((one) => messageOf(one.message)),
    async completes(person, path, option, typed) {
      const { items } = await client.complete(person, `/${path} ${option === '' ? '' : typed}`)
      return items.map((item) => item.label)
    },
    // Nobody can do anything in it then: its world is inside of Hearth.
    async away(meanwhile) {
      await hearth.stop()
      await meanwhile((ms) => {
        aheadMs += ms
      })
      ;({ hearth, client } = await begin())
      await settles()
    },
    settles,
    async close() {
      await hearth.stop()
      await kept?.close()
    },
  }
}

const encoded = ({ name, content }: File) => ({ name, content: Buffer.from(content).toString('base64') })

const isPingOf = (part: Part, person: PersonName): boolean =>
  part.kind === 'person' && part.ping && part.user.user === person

/** A message as one reads it from top to bottom, its buttons last. */
function messageOf({ text, card, controls = [] }: Message): string {
  const facts = (card?.facts ?? []).flatMap((fact) => [fact.label, textSeen(fact.value)])
  const labels = controls.map((control) => (control.kind === 'select' ? control.placeholder : `[${control.label}]`))
  return [textSeen(text), textSeen(card?.body ?? []), ...facts, textSeen(card?.note ?? []), ...labels]
    .filter((line) => line !== '')
    .join('\n')
}
