// What a scenario is played on: a platform's emulator (or the playground), a real adapter over real sockets, and the same
// four people everywhere. A scenario says what they do and what they see; how that is done on a platform is its stage's.
import type { Config } from '../../src/config.ts'
import { noCheckpoint } from '../../src/delivery/checkpoint.ts'
import type { CompanyTimes } from '../../src/delivery/company.ts'
import type { Drawing } from '../../src/drawing/draw.ts'
import type { Disk } from '../../src/ports/disk.ts'
import type { FileShelf } from '../../src/ports/file-shelf.ts'
import { type Metrics, noMetrics } from '../../src/ports/metrics.ts'
import { samplePastMs } from '../../src/simulation.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { memoryShelf } from '../../src/system/file-shelf.ts'
import { systemLogger } from '../../src/system/logger.ts'
import { shiftedClock } from '../../src/system/shifted-clock.ts'
import { systemIds, systemTimers } from '../../src/system/system.ts'
import { type Hearth, wire } from '../../src/wire.ts'
import { lentDatabase } from '../postgres/fresh-database.ts'
import { inMemory } from '../store/in-memory.ts'
import { watchQueries } from './queries.ts'

/** Nia joins while the scenario runs; Mo is the admin and moderates; Ben and Ida have been there before. */
export type PersonName = 'nia' | 'mo' | 'ben' | 'ida'

/**
 * Where somebody looks or writes: a channel, their direct messages, the support thread they see (`thread`),
 * or, where Hearth stands between, the team's end of it (`team`).
 */
export type Where = 'general' | 'welcome' | 'support' | 'suggestions' | 'moderators' | 'direct' | 'thread' | 'team'

/** The thread under the newest message in the suggestions channel that says so; whoever is first there begins it. */
export interface Under {
  readonly under: string
}

/** What a person gets for a command, a press or a form. */
export interface Reply {
  /** What they are told: privately, unless the command is public. */
  readonly said: string
  /** The form that opened, as one reads it from top to bottom. */
  readonly form?: string
  /** Fills and sends that form, its fields named by their labels. */
  send(values: Readonly<Record<string, string | readonly File[]>>): Promise<Reply>
  /** Sends it twice before anything is answered, as a double click on its button does. */
  sendTwice(values: Readonly<Record<string, string>>): Promise<void>
}

/** A file as somebody sends it, and as whoever reads it downloads it. */
export interface File {
  readonly name: string
  readonly content: Uint8Array
}

/** A picture as somebody sees it, and as whoever does not see it hears of it. */
export interface PictureSeen {
  readonly alt: string
  readonly content: Uint8Array
}

export interface Stage {
  readonly name: string
  readonly hearth: Hearth
  joins(person: PersonName): Promise<void>
  leaves(person: PersonName): Promise<void>
  /** The platform tells of the same join once more, in its own way of repeating itself. */
  joinRepeats(person: PersonName): Promise<void>
  /** A bot joins. */
  botJoins(): Promise<void>
  /** Their client is in this language. Where the platform tells that, it does from their next joining on. */
  speaks(person: PersonName, locale: string): Promise<void>
  closesDirectMessages(person: PersonName): Promise<void>
  /** From now on the platform refuses what else would reach one person alone, for as long as a test needs. */
  closesOtherWays(): Promise<void>
  /** Hearth may not post in a channel any more. */
  shutsOut(where: Where): Promise<void>
  /** It may again. */
  letsIn(where: Where): Promise<void>
  /** `/suggestion view` with its options by name, in a channel. */
  runs(person: PersonName, path: string, options?: Readonly<Record<string, string>>, where?: Where): Promise<Reply>
  /** Uses what the menu of the newest message offers that they see there and that says so, by its label. */
  uses(person: PersonName, label: string, where: Where, words: string): Promise<Reply>
  /** Uses it on the newest message they see anywhere that says so. */
  points(person: PersonName, label: string, words: string): Promise<Reply>
  /** Answers the newest message they see that says so, as people do there: in a reply, or in the thread under it. */
  answers(person: PersonName, words: string, text: string): Promise<void>
  /** Deletes the newest message of theirs that says so. */
  deletes(person: PersonName, words: string): Promise<void>
  /** Deletes the newest message that says so, whoever wrote it, where they may. */
  takesDown(person: PersonName, words: string): Promise<void>
  /** Writes Hearth's name and then these words, as the platform's client makes a mention of it. */
  calls(person: PersonName, where: Where | Under, words: string): Promise<void>
  /** Sends a command that the platform may not offer them, as a client of their own making would. */
  tries(person: PersonName, path: string): Promise<Reply>
  /** Presses the newest button of this label that they see anywhere. */
  presses(person: PersonName, label: string): Promise<Reply>
  /** Chooses these, by their labels, in the newest select they see that asks so: one, or where it takes several, any number. */
  chooses(person: PersonName, placeholder: string, labels: readonly string[]): Promise<Reply>
  /** Presses it twice before anything is answered. */
  pressesTwice(person: PersonName, label: string): Promise<void>
  /** Runs it twice before anything is answered, and gives what was said to both. */
  runsTwice(person: PersonName, path: string, options?: Readonly<Record<string, string>>): Promise<readonly string[]>
  writes(person: PersonName, where: Where | Under, text: string): Promise<void>
  /** Reacts to the newest message they see that says so. */
  reacts(person: PersonName, words: string): Promise<void>
  /** The names of the roles they have; none where the platform has no roles that Hearth gives. */
  roles(person: PersonName): readonly string[]
  /** Has something of this name that Hearth may give: a role, or a channel that only Mo is in. Answers how it is named to Hearth. */
  offers(name: string): Readonly<Record<string, string>>
  /** Whether they have that role, or are in that channel. */
  holds(person: PersonName, name: string): boolean
  /** Hearth may not give it any more: the role stands above its own, or the channel is archived. */
  putsOutOfReach(name: string): Promise<void>
  /** Writes with files; the words may be none. */
  sends(person: PersonName, where: Where, text: string, files: readonly File[]): Promise<void>
  /** The files that hang on what they read there, oldest first. */
  files(person: PersonName, where: Where | Under): Promise<readonly File[]>
  /** The pictures that Hearth shows them there, oldest first. */
  pictures(person: PersonName, where: Where): Promise<readonly PictureSeen[]>
  /** What they read there now, oldest first. */
  reads(person: PersonName, where: Where | Under): readonly string[]
  /** The labels of the buttons under the newest message they see that says so. */
  buttons(person: PersonName, words: string): readonly string[]
  /** Messages of Hearth's that notified them by a mention of theirs or of everybody, oldest first. */
  pings(person: PersonName): readonly string[]
  /** The completions offered for an option. */
  completes(person: PersonName, path: string, option: string, typed: string): Promise<readonly string[]>
  /**
   * Stops Hearth, lets people do things meanwhile, and starts it again over the same store; until then nothing settles.
   * `passes` lets time pass on every clock.
   */
  away(meanwhile: (passes: (ms: number) => void) => Promise<void>): Promise<void>
  /** Resolves when everything that was done has had all its effects. */
  settles(): Promise<void>
  close(): Promise<void>
}

/** The configuration of a stage: nothing is on that it does not switch on. */
const stageConfig = (config: Partial<Config>): Config => ({
  discord: undefined,
  slack: undefined,
  playground: undefined,
  database: { kind: 'sqlite', file: ':memory:' },
  backupDir: undefined,
  diskLimitMb: undefined,
  filesDir: undefined,
  httpPort: undefined,
  metricsToken: undefined,
  heartbeatUrl: undefined,
  allowedSpaces: [],
  communitySpaces: [],
  // Where the programs are that scenarios have webhooks tell.
  privateWebhooks: ['127.0.0.1'],
  logLevel: 'error',
  ...config,
})

/** Lines of the log that a bug wrote. A scenario in which one appears has failed, whatever people saw. */
export const bugs: string[] = []

/** Gets every line of the log, down to the least, where a test wants more than the bugs. */
export type Hears = (line: string) => void

const stores = new WeakMap<Hearth, Store>()

const shelves = new WeakMap<Store, FileShelf>()

/** Where the bytes of files stand beside a store; houses over the same one have the same. */
function shelfOf(store: Store): FileShelf {
  const shelf = shelves.get(store) ?? memoryShelf()
  shelves.set(store, shelf)
  return shelf
}

/** The store under a house, for a test that keeps it waiting. */
export function storeOf(hearth: Hearth): Store {
  const store = stores.get(hearth)
  if (store === undefined) throw new Error('this house was not started here')
  return store
}

interface StartOptions {
  readonly file?: string
  readonly sample?: boolean
  /** A store that outlives the house, to start another over it. */
  readonly store?: Store
  /** How far the clock is ahead of the machine's. Milliseconds. */
  readonly aheadMs?: number
  readonly hears?: Hears
  readonly companyTimes?: CompanyTimes
  readonly metrics?: Metrics
  readonly drawing?: () => Promise<Drawing>
  /** How much room there is; plenty when it is absent. */
  readonly disk?: Pick<Disk, 'room'>
}

/** Where a scenario keeps its data unless it asks for a file: what runs in replicas on PostgreSQL, the others in memory. */
export type StoreKind = 'sqlite' | 'postgres'

/** `HEARTH_TEST_STORE=postgres` (or sqlite) puts every scenario on one of them. */
const everywhere = (['sqlite', 'postgres'] as const).find((kind) => kind === process.env.HEARTH_TEST_STORE)

export interface StoreWish {
  readonly kind?: StoreKind
  /** A file of SQLite, for a test that looks into it. */
  readonly file?: string | undefined
}

async function storeFor({ kind = 'sqlite', file }: StoreWish, startedAt: number): Promise<Store> {
  const options = { startedAt, timers: systemTimers, onQuery: watchQueries }
  if (file !== undefined || (everywhere ?? kind) === 'sqlite')
    return openStore({ ...options, database: file === undefined ? inMemory() : { kind: 'sqlite', file } })
  const { url, giveBack } = await lentDatabase()
  const store = await openStore({ ...options, database: { kind: 'postgres', url } })
  return {
    ...store,
    async close() {
      await store.close()
      await giveBack()
    },
  }
}

/** A store that a house leaves open when it stops. */
export async function lastingStore(wish: StoreWish = {}): Promise<{ readonly store: Store; close(): Promise<void> }> {
  const opened = await storeFor(wish, Date.now())
  return { store: { ...opened, close: async () => undefined }, close: opened.close }
}

/** What a test may want to know of Hearth beside what people see. */
export interface Watched {
  readonly hears?: Hears
  /** Counts; its page is on a free port then. */
  readonly metrics?: Metrics
  /** What draws pictures, in place of Hearth's own. */
  readonly drawing?: () => Promise<Drawing>
}

/** That as options of a start, and the port. */
export const watchedBy = ({ hears, metrics, drawing }: Watched) => ({
  start: {
    ...(hears === undefined ? {} : { hears }),
    ...(metrics === undefined ? {} : { metrics }),
    ...(drawing === undefined ? {} : { drawing }),
  },
  httpPort: metrics === undefined ? undefined : 0,
})

/** When its clock is moved, it is waited until what fell due is there to be seen as well. */
export function seenWhenMoved(hearth: Hearth, settles: () => Promise<void>): Hearth {
  const { advance } = hearth
  return Object.assign(hearth, {
    async advance(ms: number) {
      await advance(ms)
      await settles()
    },
  })
}

/** Starts Hearth with a clock that stands still until it is moved. */
export async function startHearth(config: Partial<Config>, options: StartOptions = {}): Promise<Hearth> {
  const startedAt = Date.now() + (options.aheadMs ?? 0)
  const clock = shiftedClock({ now: () => startedAt }, options.sample === true ? -samplePastMs : 0)
  const { hears } = options
  const logger = systemLogger(hears === undefined ? 'error' : 'debug', hears ?? ((line) => void bugs.push(line)))
  const store = options.store ?? (await storeFor({ file: options.file }, startedAt))
  const hearth = await wire({
    config: stageConfig(config),
    ...{ store, clock, logger, timers: systemTimers, ids: systemIds(clock) },
    metrics: options.metrics ?? noMetrics,
    checkpoint: noCheckpoint,
    disk: options.disk ?? { room: () => 'plenty' },
    shelf: shelfOf(store),
    movable: true,
    sample: options.sample ?? false,
    ...(options.companyTimes === undefined ? {} : { companyTimes: options.companyTimes }),
    ...(options.drawing === undefined ? {} : { drawing: options.drawing }),
  })
  stores.set(hearth, store)
  await hearth.start()
  return hearth
}
