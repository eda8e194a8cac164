// The errors that mean something. Anything else that is thrown is a bug.
import type { FileLoss } from '../domain/file.ts'
import type { Text } from '../view/text.ts'

/** A person can act on it: what happened, what it means, what to do. Told privately, in their language. */
export class UserError extends Error {
  readonly text: Text
  /** The field that it is about, where what was filled in is to be kept. */
  readonly field: string | undefined
  constructor(text: Text, field?: string) {
    super('The person was told what to do.')
    this.name = 'UserError'
    this.text = text
    this.field = field
  }
}

/**
 * Nothing can be kept at the moment: the database is locked by another program, its disk is full, or it is away. What was
 * to be kept is not; it can be tried again.
 */
export class StoreAwayError extends Error {
  constructor(cause: unknown) {
    super('The database takes nothing at the moment.', { cause })
    this.name = 'StoreAwayError'
  }
}

/** The space of a call has joined or left a community since it was looked at: the call is begun anew. */
export class MovedError extends Error {
  constructor() {
    super('The space is of another community by now.')
    this.name = 'MovedError'
  }
}

/** A platform refused or is away. */
export class PlatformError extends Error {
  readonly operation: string
  /** Milliseconds to wait before another try, where the platform said so. */
  readonly retryAfterMs: number | undefined
  constructor(operation: string, message: string, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(message, { cause: options.cause })
    this.name = 'PlatformError'
    this.operation = operation
    this.retryAfterMs = options.retryAfterMs
  }
}

/** The bytes of a file cannot be had, and trying again does not help. */
export class FileError extends PlatformError {
  readonly why: FileLoss
  constructor(why: FileLoss, cause?: unknown) {
    super('read a file', `The file cannot be had: ${why}.`, { cause })
    this.name = 'FileError'
    this.why = why
  }
}
