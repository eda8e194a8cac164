/**
 * An emulator of Slack on 127.0.0.1 for stock Bolt: Web API, Socket Mode and signed HTTP over a world that tests read
 * and people act in. It knows nothing of Hearth.
 */
import { createServer } from 'node:http'
import { createTally } from '../tally.ts'
import { createApi } from './api/server.ts'
import { createChanges } from './changes.ts'
import type { Core } from './core.ts'
import { createFaults } from './faults.ts'
import { type SlackOptions, settingsFrom } from './options.ts'
import { actingVerbs } from './person/acting.ts'
import { formVerbs } from './person/forms.ts'
import { peopleVerbs } from './person/people.ts'
import { readingVerbs } from './person/reading.ts'
import { writingVerbs } from './person/writing.ts'
import { createRates } from './rates.ts'
import { createTimers } from './timers.ts'
import { createDelivery } from './transport/delivery.ts'
import type { Transport } from './transport/parcel.ts'
import { createSignedHttp, type HttpReply, type Tampering } from './transport/signed-http.ts'
import { createSocketMode } from './transport/socket-mode.ts'
import { createExchanges } from './world/exchanges.ts'
import { createWorld } from './world/world.ts'

export type { SlackOptions } from './options.ts'
export type { Interaction } from './person/interaction.ts'
/** @public */
export type { NewPerson } from './person/people.ts'
/** @public */
export type { Channel, Message, User, View } from './world/types.ts'

/** A running emulator. */
export type SlackEmulator = Awaited<ReturnType<typeof startSlack>>

/** Starts an emulated Slack on a free port. */
export async function startSlack(options: SlackOptions = {}) {
  const settings = settingsFrom(options)
  const changes = createChanges()
  const timers = createTimers()
  const world = createWorld(settings)
  const sockets = createSocketMode({
    settings,
    ids: world.ids,
    timers,
    onConnect: () => delivery.open(),
    onChange: changes.note,
  })
  const delivery = createDelivery({ transport: sockets, timing: settings.timing, timers, changes })

  const server = createServer()
  const listen = (at: number): Promise<void> => new Promise((resolve) => server.listen(at, '127.0.0.1', resolve))
  await listen(0)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0

  async function goAway(): Promise<void> {
    sockets.drop()
    server.closeAllConnections()
    if (server.listening) await new Promise<void>((resolve) => server.close(() => resolve()))
  }

  world.filesAt = `http://127.0.0.1:${port}`
  const core: Core = {
    settings,
    world,
    changes,
    timers,
    delivery,
    exchanges: createExchanges(settings, world.ids),
    faults: createFaults(),
    rates: createRates(settings.now),
    requests: [],
    tally: createTally('slack', options.counted ?? true),
    origin: `http://127.0.0.1:${port}`,
    respondAt: `http://127.0.0.1:${port}/respond`,
  }
  server.on('request', createApi(core, sockets))
  server.on('upgrade', sockets.upgrade)
  let http = createSignedHttp(settings, 'http://127.0.0.1:9/')

  return {
    ...peopleVerbs(core),
    ...writingVerbs(core),
    ...actingVerbs(core),
    ...formVerbs(core),
    ...readingVerbs(core),

    apiUrl: `${core.origin}/api/`,
    botToken: settings.botToken,
    appToken: settings.appToken,
    signingSecret: settings.signingSecret,
    teamId: settings.teamId,
    teamName: settings.teamName,
    appId: settings.appId,
    botUserId: world.bot.id,
    botId: world.botId,
    general: world.general,
    world,
    /** Every request of the app, in the order of their answers. */
    requests: core.requests,
    faults: core.faults,
    rates: core.rates,

    changed: changes.changed,
    until: changes.until,
    /** Resolves when at least this many sockets are open. */
    async connected(atLeast = 1): Promise<void> {
      await changes.until(() => sockets.open() >= atLeast, 10_000)
    },
    /** Resolves when nothing waits for an acknowledgement or is about to be repeated at once. */
    async settled(ms?: number): Promise<void> {
      await changes.until(() => delivery.pending() === 0, ms)
    },
    /** Asks the url for the challenge, then sends everything there as signed HTTP. */
    async deliverTo(url: string): Promise<void> {
      http = createSignedHttp(settings, url)
      await http.verifyUrl()
      delivery.use(http)
      delivery.open()
    },
    /** Sends everything over the connections that another workspace has with the same app. */
    deliverWith(other: { readonly transport: Transport }): void {
      delivery.use(other.transport)
      delivery.open()
    },
    /** What carries everything to the app by Socket Mode. */
    transport: sockets as Transport,
    /** From now on response_urls begin with this. */
    respondAt(address: string): void {
      core.respondAt = address
    },
    /** Sends everything by Socket Mode again. */
    deliverBySocket(): void {
      delivery.use(sockets)
    },
    /** Posts an event of one's own making to the app's url, spoiled as the test asks. */
    sendTampered(body: Readonly<Record<string, unknown>>, tampering: Tampering): Promise<HttpReply> {
      return http.post(JSON.stringify(body), 'application/json', { tampering })
    },
    /** Posts any text to the app's url, rightly signed. */
    sendSigned: (text: string): Promise<HttpReply> => http.post(text, 'application/json'),
    /** Sends the app anything at all as an event, and as Slack would repeats it until it is acknowledged. */
    sendEvent: delivery.event,
    /** Sends an envelope of any type once. */
    sendEnvelope: delivery.envelope,
    /** Sends the last event again, as Slack sometimes does: under another event id, or as a numbered retry. */
    repeatLastEvent(as: { readonly retry?: number } = {}) {
      return delivery.repeatLastEvent(
        as.retry === undefined
          ? { eventId: world.ids.next('Ev') }
          : { retry: { num: as.retry, reason: 'http_timeout' } },
      )
    },
    openSockets: sockets.open,
    /** How many parcels wait for their acknowledgement, or are about to be repeated. */
    unacknowledged: delivery.pending,
    dropSockets: sockets.drop,
    disconnectSockets: sockets.disconnect,
    recycleSockets: sockets.recycle,
    silenceSockets: sockets.silence,
    enableSocketMode: sockets.enable,
    /** Nobody answers any more: what is open is cut, and new connections are refused. */
    goAway,
    /** Answers again, at the same address. */
    comeBack: (): Promise<void> => listen(port),
    /** Sends one socket any frame at all, whatever Slack would never send. */
    sendRaw: sockets.sendRaw,
    /** Changes every payload on its way to the app, until another is given. */
    tamperWith: delivery.tamperWith,

    /** Ends every connection and timer. */
    async close(): Promise<void> {
      changes.close()
      timers.close()
      await sockets.close()
      http.close()
      await goAway()
      core.tally.close()
    },
  }
}
