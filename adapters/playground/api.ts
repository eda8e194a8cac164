// The playground's HTTP API, whole: what each path takes and gives, as JSON. The page and the tests speak this and
// nothing else. Every path wants the cookie; every POST also the page's own Origin and `application/json`.
//
//   GET  /api/state?as=nia   -> State: everything that person may see
//   GET  /api/live?as=nia    -> server-sent events: `change`, after which the state may be another
//   GET  /api/file?as=nia&message=…&file=… -> the bytes of a file of a message that person reads, as a download
//   GET  /api/picture?as=nia&message=… -> the picture that Hearth has drawn for a message that person reads
//   POST /api/join           PersonRequest          -> {}
//   POST /api/leave          PersonRequest          -> {}
//   POST /api/write          WriteRequest           -> { message }
//   POST /api/edit           EditRequest            -> {}
//   POST /api/remove         RemoveRequest          -> {}
//   POST /api/react          ReactRequest           -> {}
//   POST /api/command        CommandRequest         -> CalledBack
//   POST /api/point          PointRequest           -> CalledBack
//   POST /api/press          PressRequest           -> CalledBack
//   POST /api/form           FormRequest            -> CalledBack
//   POST /api/complete       CompleteRequest        -> Completions
//   POST /api/close-directs  CloseDirectsRequest    -> {}
//   POST /api/skip           SkipRequest            -> {}
//   POST /api/second-space   SecondSpaceRequest     -> {}
//   POST /api/start-over     {}                     -> {}
//
// Whoever acts is in the space of their account, and so are the places they name: a place without a space is in `home`.
// What is refused is `{ error: code }` with a 4xx status; the codes are in refusal.ts.
import { z } from 'zod'
import { type FileSeen, filesTogether } from '../../src/domain/file.ts'
import type { Place } from '../../src/domain/place.ts'
import type { Form } from '../../src/view/form.ts'
import type { Choice, Message } from '../../src/view/message.ts'
import type { Text } from '../../src/view/text.ts'
import { fileBytes, messageLength } from './limits.ts'
import type { MenuEntry } from './message-menu.ts'
import { wirePlace } from './places.ts'
import type { SpaceId } from './spaces.ts'

const id = z.string().min(1).max(60)
const text = z.string().trim().min(1).max(messageLength)
const words = z.string().max(messageLength)
/** The same for the same call sent twice: the second is answered, and done no more. */
const key = z.string().min(1).max(60).optional()

export const personRequest = z.object({ as: id })
/** A file as it is sent: its bytes in base64. */
const file = z.object({
  name: z.string().trim().min(1).max(200),
  type: z.string().max(100).optional(),
  content: z.base64().max(Math.ceil(fileBytes / 3) * 4),
})
export const writeRequest = z
  .object({
    as: id,
    place: wirePlace,
    text: z.string().trim().max(messageLength),
    files: z.array(file).max(filesTogether).default([]),
  })
  .refine(({ text: written, files }) => written !== '' || files.length > 0)
export const editRequest = z.object({ as: id, message: id, text })
export const removeRequest = z.object({ as: id, message: id })
/** Likes a message, or likes it no more: the playground's one reaction. */
export const reactRequest = z.object({ as: id, message: id, liked: z.boolean() })
/** `words` as typed, with or without the slash: `/suggest Dark mode`. */
export const commandRequest = z.object({ as: id, place: wirePlace, words, key })
/** What is done with a message, by the name that stands in its menu. */
export const pointRequest = z.object({ as: id, message: id, name: id, key })
export const pressRequest = z.object({
  as: id,
  message: id,
  action: z.string().min(1).max(100),
  /** What was chosen in a select. */
  values: z.array(z.string().max(200)).max(25).default([]),
  key,
})
/** A channel is named by its id or `#name`, a person or a role by id or `@name`. */
export const formRequest = z.object({
  as: id,
  place: wirePlace,
  action: z.string().min(1).max(100),
  values: z.record(z.string().max(60), z.string().max(10_000)),
  /** What was attached, by field. */
  files: z.record(z.string().max(60), z.array(file).max(filesTogether)).default({}),
  key,
})
export const completeRequest = z.object({ as: id, words })
export const closeDirectsRequest = z.object({ as: id, closed: z.boolean() })
export const skipRequest = z.object({ to: z.enum(['hour', 'day', 'digest']) })
/** Shows or hides the second space. */
export const secondSpaceRequest = z.object({ shown: z.boolean() })
export const startOverRequest = z.object({})

export type SentFile = z.infer<typeof file>
export type CommandRequest = z.infer<typeof commandRequest>
export type PointRequest = z.infer<typeof pointRequest>
export type PressRequest = z.infer<typeof pressRequest>
export type FormRequest = z.infer<typeof formRequest>

/** What a command, a press or a form comes to. */
export type CalledBack =
  /** The answer comes into the world by itself, soon. */
  | { readonly kind: 'kept' }
  /** As `kept`, from a handler that takes its time. */
  | { readonly kind: 'late' }
  /** The answer stands in the world. */
  | { readonly kind: 'said'; readonly message: string }
  | { readonly kind: 'form'; readonly form: Form }
  /** The form stays open, with what is wrong by field. */
  | { readonly kind: 'errors'; readonly fields: Readonly<Record<string, Text>> }

export interface PersonSeen {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly moderator: boolean
  readonly sample: boolean
  readonly joined: boolean
  /** Those that Hearth has given them. */
  readonly roles: readonly string[]
}

export interface MessageSeen {
  readonly id: string
  /** Higher for what came later. */
  readonly order: number
  /** Absent when Hearth wrote it. */
  readonly author?: string
  readonly at: number
  readonly message: Message
  /** What hangs on it. */
  readonly files?: readonly FileSeen[]
  /** What is drawn for it, in words. */
  readonly picture?: string
  readonly edited: boolean
  readonly onlyYou: boolean
  readonly mine: boolean
  readonly sample: boolean
  /** How many like it, and whether oneself does; absent where nobody reacts. */
  readonly likes?: { readonly count: number; readonly mine: boolean }
  /** The thread under it; absent where none may hang there. */
  readonly thread?: ThreadSeen
}

/** The thread under a message. It is one of the places once somebody has written in it. */
export interface ThreadSeen {
  readonly key: string
  readonly place: Place
  readonly name: string
  readonly replies: number
}

export interface PlaceSeen {
  readonly key: string
  readonly place: Place
  readonly name: string
  readonly topic: string
  readonly private: boolean
  readonly closed: boolean
  readonly canWrite: boolean
  readonly sample: boolean
  /** Who is in a private channel or thread. */
  readonly members?: readonly string[]
  /** The key of the place whose message it hangs under; that message then comes first. */
  readonly under?: string
  /** Oldest first. */
  readonly messages: readonly MessageSeen[]
}

export interface SpaceSeen {
  readonly id: SpaceId
  readonly name: string
}

export interface State {
  /** Another after *Start over*. */
  readonly world: string
  /** The playground's own time. */
  readonly now: number
  /** What everybody waits for; nobody can do anything meanwhile. */
  readonly busy?: Busy
  readonly nextDigest?: number
  /** False where real communities share the clock: nobody skips ahead there. */
  readonly canSkip: boolean
  /** The spaces that are shown: one or two. */
  readonly spaces: readonly SpaceSeen[]
  /** Whether Hearth takes its spaces for one community. */
  readonly joined: boolean
  readonly me: PersonSeen & {
    readonly space: SpaceId
    readonly directsClosed: boolean
    readonly joinedAt?: number
  }
  /** Everybody of one’s own space. */
  readonly people: readonly PersonSeen[]
  /** What one may do with any message. */
  readonly messageMenu: readonly MenuEntry[]
  /** The roles that can be named there. */
  readonly roles: readonly string[]
  /** Empty before one has joined. Threads stand after their channel, direct messages last. */
  readonly places: readonly PlaceSeen[]
}

export type Busy = 'sample' | 'skip' | 'start-over'

export interface OptionSeen {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly kind: 'text' | 'word' | 'number' | 'numbers' | 'choice' | 'channel' | 'people'
  readonly required: boolean
}

export interface Completion extends Choice {
  /** The whole line once this one is taken. */
  readonly words: string
}

/** What could be typed next. `command` is known once its path stands there; `active` is the option being typed. */
export interface Completions {
  readonly kind: 'commands' | 'values'
  readonly items: readonly Completion[]
  readonly command?: {
    readonly path: string
    readonly summary: string
    readonly options: readonly OptionSeen[]
    readonly active?: string
  }
}
