// What the kill tests need of a platform: people who act without waiting for an answer that may never come, and what
// they see afterwards. Each platform's stage has one Hearth at a time, in a process of its own.
import type { HearthProcess } from './hearth-process.ts'
import type { ChildOptions } from './orders.ts'

/** Mo moderates; Ben and Ida have been there before. */
export type PersonName = 'mo' | 'ben' | 'ida'

/** A message as somebody sees it. */
export interface Seen {
  /** The name of the channel or thread; `direct` for what only they and Hearth read. */
  readonly where: string
  /** Only they see it: a direct message, or an answer to what they did. */
  readonly privately: boolean
  readonly text: string
}

export interface KillStage {
  readonly name: string
  /** Whether Hearth stands between the two ends of a support thread. */
  readonly relayed: boolean
  /** Whether an answer whose outcome is not known is never repeated. */
  readonly answersOnce: boolean
  /** What the child is to connect to. */
  childOptions(): Omit<ChildOptions, 'file' | 'aheadMs'>
  /** A new process is ready: signs in where that is needed, and waits until what was not delivered is. */
  connected(hearth: HearthProcess): Promise<void>
  /** Everything that is on the wire has arrived. */
  delivered(): Promise<void>
  /** The first contact, and *Looks right*. */
  setUp(settle: () => Promise<void>): Promise<void>
  /** Time passes on the platform too. */
  passes(ms: number): void
  /** Somebody who is not there yet. What they see is what is for them alone, or names them. */
  newcomer(): Promise<{ joins(): Promise<unknown>; sees(): Promise<readonly Seen[]> }>
  runs(person: PersonName, path: string, options?: Readonly<Record<string, string>>): Promise<unknown>
  /** Presses a button of the newest message with these words in it. */
  presses(person: PersonName, label: string, words: string): Promise<unknown>
  /** Chooses in a select of the newest message with these words in it. */
  chooses(person: PersonName, placeholder: string, chosen: string, words: string): Promise<unknown>
  /** How somebody is named in an option of a command. */
  named(person: PersonName): string
  /** Presses a button that opens a form, and gives what sends it, its fields named by their labels. */
  opensForm(
    person: PersonName,
    label: string,
    words: string,
  ): Promise<(values: Readonly<Record<string, string>>) => Promise<unknown>>
  /** Ben writes in his support thread, whose first message has these words in it. */
  writesInThread(words: string, text: string): Promise<unknown>
  /** How the channel for support is named in an option of a command. */
  readonly supportChannel: string
  /** Ben asks this in that channel. */
  asks(text: string): Promise<unknown>
  /** Ida answers it there, as people do on the platform. */
  answers(words: string, text: string): Promise<unknown>
  sees(person: PersonName): Promise<readonly Seen[]>
  takesDirectMessages(person: PersonName, taken: boolean): Promise<void>
  /** The private threads with these words in their title are deleted, where people can do that. */
  deletesThreads(words: string): Promise<void>
  /** The private threads with these words in their title, and whether they are closed. */
  threads(words: string): Promise<readonly { readonly closed: boolean }[]>
  close(): Promise<void>
}
