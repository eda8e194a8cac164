// The log: our own fields, and of an error only its name, code, status and stack. Never an SDK's object, a token or words.
import { AsyncLocalStorage } from 'node:async_hooks'
import { pino } from 'pino'
import type { LogFields, Logger } from '../ports/system.ts'

/** What follows these in an address is a secret: of a webhook, an interaction, or a response_url of Slack's. */
const secretPaths = /(\/(?:webhooks|interactions|commands|actions|respond)\/)[^\s"')\\]+/g
const tokens = /\b(?:xox[a-z]-|xapp-)[\w-]+/g
/** Between the name of a user and the host of an address. */
const passwords = /(:\/\/[^\s:/@"\\]*:)[^\s/@"\\]+(?=@)/g

/** Takes secrets out of a text that an SDK wrote. */
export const redacted = (text: string): string =>
  text.replaceAll(secretPaths, '$1\u2026').replaceAll(tokens, '\u2026').replaceAll(passwords, '$1\u2026')

/** A place in code, as the runtime writes it. */
const frame = /^ {4}at .*(?::\d+:\d+|<anonymous>|native)\)?$/

/** The frames of a stack alone: before them stands the message, of any number of lines, which may hold what a member wrote. */
function framesOf({ stack = '', message }: Error): string {
  const at = message === '' ? -1 : stack.indexOf(message)
  const after = at === -1 ? stack : stack.slice(at + message.length)
  const frames = after.split('\n').filter((line) => frame.test(line))
  return frames.slice(0, 12).join('\n')
}

function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const own = (name: string): string | number | undefined => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' || typeof value === 'number' ? value : undefined
  }
  const cause = error.cause instanceof Error ? error.cause.name : undefined
  return {
    error: error.name,
    code: own('code'),
    status: own('status'),
    operation: own('operation'),
    cause,
    stack: framesOf(error),
  }
}

/**
 * A logger that writes JSON lines to standard output, or wherever `write` puts them. A secret that our own code or an SDK's
 * would write nevertheless is taken out of the line: each of `secrets`, and what looks like one.
 */
export function systemLogger(
  level: 'debug' | 'info' | 'warn' | 'error',
  write?: (line: string) => void,
  secrets: readonly string[] = [],
): Logger {
  const around = new AsyncLocalStorage<LogFields>()
  const withoutSecrets = (line: string): string =>
    secrets.reduce((text, secret) => text.replaceAll(secret, '\u2026'), redacted(line))
  const settings = {
    level,
    base: null,
    mixin: () => ({ ...around.getStore() }),
    hooks: { streamWrite: withoutSecrets },
  }
  const log = write === undefined ? pino(settings) : pino(settings, { write })
  return {
    debug: (message, fields = {}) => log.debug(fields, message),
    info: (message, fields = {}) => log.info(fields, message),
    warn: (message, fields = {}) => log.warn(fields, message),
    error: (message, error, fields = {}) => log.error({ ...fields, ...errorFields(error) }, message),
    during: (fields, work) => around.run(fields, work),
  }
}
