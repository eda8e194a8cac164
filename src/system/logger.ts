// The log: our own fields, and of an error only its name, code, status and stack. Never an SDK's object, a token or words.
import { pino } from 'pino'
import type { LogFields, Logger } from '../ports/system.ts'

/** What follows these in an address is a secret. */
const secretPaths = /(\/(?:webhooks|interactions)\/)[^\s"')]+/g
const tokens = /\b(?:xox[a-z]-|xapp-)[\w-]+/g

/** Takes secrets out of a text that an SDK wrote. */
export const redacted = (text: string): string => text.replaceAll(secretPaths, '$1…').replaceAll(tokens, '…')

function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const own = (name: string): string | number | undefined => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' || typeof value === 'number' ? value : undefined
  }
  const cause = error.cause instanceof Error ? error.cause.name : undefined
  // The first line of a stack is the message, which may hold what a member wrote: the frames alone are kept.
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    error: error.name,
    code: own('code'),
    status: own('status'),
    operation: own('operation'),
    cause,
    stack: redacted(frames.slice(0, 12).join('\n')),
  }
}

/** A logger that writes JSON lines to standard output, or wherever `write` puts them. */
export function systemLogger(level: 'debug' | 'info' | 'warn' | 'error', write?: (line: string) => void): Logger {
  const log = write === undefined ? pino({ level, base: null }) : pino({ level, base: null }, { write })
  return {
    debug: (message, fields = {}) => log.debug(fields, message),
    info: (message, fields = {}) => log.info(fields, message),
    warn: (message, fields = {}) => log.warn(fields, message),
    error: (message, error, fields = {}) => log.error({ ...fields, ...errorFields(error) }, message),
  }
}
