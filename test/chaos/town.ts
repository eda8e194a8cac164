// What the crowd needs of a platform: people with hands and eyes, and a world that is looked at when all is over.
import type { ChildOptions } from '../kill/orders.ts'
import type { TownName } from './plan.ts'

export interface Person {
  readonly id: string
  readonly name: string
  readonly moderates: boolean
}

/** `threads`: the first messages of one's own; `private`: what nobody else sees. */
export type Whereabouts = 'welcome' | 'suggestions' | 'moderators' | 'threads' | 'private'

/** A message as somebody sees it. */
export interface Shown {
  readonly id: string
  readonly text: string
  /** Whether it has a button with these words on it. */
  has(label: string): boolean
}

/** What became of something that somebody asked of Hearth. */
export interface AskState {
  /** Whether the platform took Hearth's acknowledgement: to the person it says that it failed otherwise. */
  readonly accepted: boolean
  /** Whether they see an answer, a form, or what is wrong with theirs. */
  readonly answered: boolean
  /** The key it is kept under, once it is known. */
  readonly key: string | undefined
  /** What its answers are sent to: one ask's, or that of the ask whose form this is. */
  readonly home: string | undefined
}

/** Something that somebody asked of Hearth. */
export interface Ask {
  readonly person: Person
  readonly what: string
  /** Whether it is to be kept: what only reads is not. */
  readonly writes: boolean
  state(): AskState
}

/** An ask that opened a form, or may. */
export interface FormAsk extends Ask {
  /** Resolves with its answer, once that is there; rejects when it does not come. */
  answer(): Promise<Shown>
  /** Resolves once the form is there; rejects when it does not come. */
  filled(values: Readonly<Record<string, string>>): Promise<Ask>
}

/** What somebody wrote where Hearth reads along. */
export interface Written {
  readonly person: Person
  readonly word: string
  /** What the key of its event begins with. */
  readonly key: string
  /** The subject's word of the thread. */
  readonly thread: string
}

/** What somebody wrote under a card in the suggestions channel. */
export interface Comment {
  readonly person: Person
  readonly word: string
  /** The number of the suggestion. */
  readonly number: number
  /** What the keys of its events begin with. */
  readonly postedKey: string
  readonly removedKey: string
  remove(): Promise<void>
}

/** A message of Hearth's that everybody or somebody sees, answers left out. */
export interface Told {
  readonly id: string
  /** As the wire names it. */
  readonly channel: string
  readonly where: string
  readonly text: string
}

/** What stands in a town when all is over. */
export interface Looked {
  /** All that Hearth told, oldest first, without answers to calls. */
  readonly told: readonly Told[]
  /** What one person alone sees of it, or what names them. */
  toldTo(person: { readonly id: string; readonly name: string }): readonly Told[]
  /** The private threads that Hearth opened. */
  readonly threads: readonly { readonly id: string; readonly title: string; readonly closed: boolean }[]
  /** What people wrote under a message of Hearth's and did not remove. */
  under(told: Told): readonly string[]
  /** The words of all that one person alone sees, and that is no direct message. */
  readonly ephemeral: readonly string[]
  /** How many answers stand at the home of an ask; undefined where one replaces another. */
  answersAt(home: string): number | undefined
  /** Whether this answer is there, and says something. */
  hasAnswer(id: string): boolean
}

export interface Town {
  readonly name: TownName
  /** The key of its space. */
  readonly space: string
  /** Whether Hearth stands between the two ends of a support thread. */
  readonly relayed: boolean
  readonly members: readonly Person[]
  readonly moderators: readonly Person[]
  childOptions(): Partial<ChildOptions>
  /** Resolves when Hearth is there; rejects when it does not come. */
  connected(): Promise<void>
  /** Resolves when nothing more of what happened is on its way. */
  quiet(): Promise<void>
  passes(ms: number): void
  /** The first contact, and *Looks right*. */
  setUp(settle: () => Promise<void>): Promise<void>
  /** Somebody new. Whether they take direct messages, and whether rules come first. */
  joins(name: string, ways: { readonly direct: boolean; readonly pending: boolean }): void
  runs(person: Person, path: string, options: Readonly<Record<string, string>>, writes: boolean): FormAsk
  /** The newest messages somebody sees there, oldest first. */
  sees(person: Person, where: Whereabouts): readonly Shown[]
  presses(person: Person, shown: Shown, label: string, writes: boolean): FormAsk
  /** Chooses one of what a select offers: from 0 to 1 which. */
  chooses(person: Person, shown: Shown, label: string, which: number): FormAsk
  /** Writes in the thread under a card, and begins it where there is none. */
  discusses(person: Person, card: Shown, word: string): Promise<Comment>
  /** Writes in one of the threads that they opened; undefined when they have none. */
  writesInThread(person: Person, which: number, word: string): Promise<Written | undefined>
  /** Writes as the team does: on Discord in the thread, on Slack below its notice. */
  teamWrites(person: Person, which: number, word: string): Promise<Written | undefined>
  /** Looks at everything, once all is over. */
  look(): Looked
  close(): Promise<void>
}
