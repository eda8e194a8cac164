// The tables of what is kept of support threads as TypeScript sees them, as schema.ts has the others.

interface ThreadMessages {
  id: string
  community: string
  thread: string
  /** The end of the thread it was said at. */
  side: string
  internal: number
  author: string | null
  /** The message on its platform. */
  ref: string | null
  text: string
  at: number
  edited_at: number | null
  gone: string | null
  gone_at: number | null
  gone_by: string | null
}

interface ThreadMessageEdits {
  id: string
  community: string
  message: string
  text: string
  at: number
}

interface ThreadFiles {
  id: string
  community: string
  thread: string
  message: string
  /** Its id on its platform. */
  file: string
  name: string
  type: string | null
  bytes: number
  state: string
  sha256: string | null
  /** Where its bytes are fetched, as JSON, until they are. */
  source: string | null
  tries: number
  /** When something is to be done about its bytes; null when nothing is. */
  next_at: number | null
}

interface ThreadMessageCopies {
  message: string
  key: string
  community: string
  ref: string
  /** The names of the files that went with it, as JSON. */
  files: string
  /** It stands no more. */
  gone: number
}

interface ThreadKeeping {
  thread: string
  community: string
  held_at: number | null
  held_by: string | null
  hold_reason: string | null
  /** When all of its words went. */
  erased_at: number | null
  messages: number | null
  files: number | null
  /** When its opener asked to be forgotten. */
  forgotten_at: number | null
}

export interface KeepingTables {
  thread_messages: ThreadMessages
  thread_message_edits: ThreadMessageEdits
  thread_message_copies: ThreadMessageCopies
  thread_files: ThreadFiles
  thread_keeping: ThreadKeeping
}
