// What an adapter calls when something happens on its platform. Dispatch implements it.
import type { FileSeen, FilledFile } from '../domain/file.ts'
import type { MessageRef, Place, SpaceRef } from '../domain/place.ts'
import type { Choice } from '../view/message.ts'
import type { Address, Given } from './answer.ts'
import type { InboundEvent, UserSeen } from './event.ts'
import type { MemberFacts } from './member-facts.ts'

/** A value as the platform gave it, before it is checked. */
export type RawValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'channel'; readonly channel: string; readonly name?: string }
  | { readonly kind: 'user'; readonly user: string; readonly name?: string }
  /** `powers`: it may do what only moderators may, where the platform tells. */
  | { readonly kind: 'role'; readonly role: string; readonly name?: string; readonly powers?: true }
  /** Files that were filled into a form; none is absent. */
  | { readonly kind: 'files'; readonly files: readonly FilledFile[] }

export type RawValues = Readonly<Record<string, RawValue>>

export interface CallerSeen {
  readonly user: string
  readonly name: string
  /** As the platform names it, `pt-BR`; absent where it does not say. */
  readonly locale?: string
  /** Who they are there, where the platform sends that along. */
  readonly facts?: MemberFacts
}

export interface Call {
  /** The natural key: the same for the same call delivered twice. */
  readonly key: string
  /** Absent in a Discord direct message. */
  readonly space?: SpaceRef
  readonly place: Place | undefined
  readonly caller: CallerSeen
  readonly address: Address
  /** False where the platform gives no way to open a form now: a button is answered that does. */
  readonly canOpenForm: boolean
}

export interface CommandCall extends Call {
  /** `support`, `suggestion list`. */
  readonly path: string
  readonly options: RawValues
}

/** Words typed after our name: the path is still to be found in them. */
export interface WordsCall extends Call {
  /** As the person reads it, `@ana` and `#help` for what they mentioned. */
  readonly words: string
  /** What those mentions stand for, by the word that stands there. */
  readonly references: RawValues
  /** They stand behind a mention of us in a message that everybody there reads. */
  readonly mentioned?: true
  /** The platform has no way to answer them but one that is kept: the adapter says nothing, the worker brings the answer. */
  readonly brought?: true
}

/** A message that somebody points at. */
export interface SeenMessage {
  readonly ref: MessageRef
  readonly place: Place
  readonly author: UserSeen
  /** As its author would read it. */
  readonly text: string
  readonly files: readonly FileSeen[]
  /** Whom it names; absent where it names nobody. What is for everybody names nobody. */
  readonly named?: readonly { readonly kind: 'user' | 'role'; readonly id: string; readonly name?: string }[]
  readonly at: number
  /** The message that it replies to, where their platform says so and no thread does. */
  readonly answers?: MessageRef
  /** Where a browser finds it; absent where the platform has no such addresses. */
  readonly url?: string
}

/** Something that is done with a message: from its menu. */
export interface MessageCall extends Call {
  /** The name of the spec. */
  readonly name: string
  readonly on: SeenMessage
}

/** What was pressed to get here. */
interface Pressed {
  /** The message the button hangs on, also the one that opened a form. */
  readonly message?: MessageRef
  /** Where that message is an answer to a press itself: the messages pressed before it, nearest first. */
  readonly origins?: readonly MessageRef[]
}

export interface ActionCall extends Call, Pressed {
  readonly action: string
  /** What was chosen in a select. */
  readonly values: readonly string[]
}

export interface FormCall extends Call, Pressed {
  readonly action: string
  readonly values: RawValues
}

export interface SuggestCall {
  readonly space: SpaceRef
  readonly caller: CallerSeen
  readonly path: string
  readonly option: string
  /** What is typed so far. */
  readonly value: string
}

/** A call as it came in, with its kind beside it. */
export type Asked =
  | { readonly kind: 'command'; readonly call: CommandCall }
  | { readonly kind: 'words'; readonly call: WordsCall }
  | { readonly kind: 'message'; readonly call: MessageCall }
  | { readonly kind: 'action'; readonly call: ActionCall }
  | { readonly kind: 'form'; readonly call: FormCall }

/**
 * Whether it was kept that somebody asked. There is nothing to keep of what only reads, or is answered by a form: that may be
 * done before the platform is told. Of what could not be kept, or is known already, nobody hears should Hearth end.
 */
export type Kept = 'kept' | 'not kept' | 'nothing to keep'

export interface Inbox {
  /**
   * Keeps that somebody asked for something, if it is something that is kept; to be called before their platform is told
   * that an answer comes. Should Hearth end before there is one, they hear of that. Never rejects.
   */
  asked(asked: Asked): Promise<Kept>
  /** Forgets that: the platform has told them already that nothing comes of it. Never rejects. */
  unasked(key: string): Promise<void>
  /** A slash command whose options the platform took apart. */
  command(call: CommandCall): Promise<Given>
  /** A command as words: `/hearth suggest Dark mode`, or a mention. */
  words(call: WordsCall): Promise<Given>
  /** What stands in the menu of a message. */
  message(call: MessageCall): Promise<Given>
  /** A button or a select. */
  action(call: ActionCall): Promise<Given>
  /** A form that was sent. */
  form(call: FormCall): Promise<Given>
  /** Completions for an option, at most 25; none for people who may not run the command. */
  suggest(call: SuggestCall): Promise<readonly Choice[]>
  /** Resolves once the event is kept; rejects when it could not be, and must then not be acknowledged. */
  event(event: InboundEvent): Promise<void>
}
