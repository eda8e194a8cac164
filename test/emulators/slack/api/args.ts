/** The arguments of one Web API call, as WebClient sends them: form fields, with JSON inside strings. */
import { Refusal } from './refusal.ts'

export interface Args {
  /** The raw fields. */
  readonly raw: Readonly<Record<string, unknown>>
  has(name: string): boolean
  /** A field that must be there. */
  need(name: string): string
  text(name: string): string | undefined
  flag(name: string): boolean
  number(name: string, fallback: number): number
  /** A comma-separated or JSON list. */
  list(name: string): string[]
  /** A field that holds JSON; `refusal` is the error for JSON that cannot be read. */
  json(name: string, refusal: string): unknown
}

/** Wraps the fields of one call. */
export function argsOf(raw: Readonly<Record<string, unknown>>): Args {
  function text(name: string): string | undefined {
    const value = raw[name]
    if (value === undefined || value === null) return undefined
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  return {
    raw,
    has: (name) => raw[name] !== undefined && raw[name] !== null,
    need(name) {
      const value = text(name)
      if (value === undefined || value === '') {
        throw new Refusal('invalid_arguments', [`[ERROR] missing required field: ${name}`])
      }
      return value
    },
    text,
    flag: (name) => ['true', '1'].includes(text(name) ?? ''),
    number(name, fallback) {
      const value = text(name)
      if (value === undefined || value === '') return fallback
      const number = Number(value)
      if (!Number.isInteger(number)) throw new Refusal('invalid_arguments', [`[ERROR] not a number: ${name}`])
      return number
    },
    list(name) {
      const value = text(name) ?? ''
      if (!value.startsWith('[')) return value.split(',').filter((one) => one !== '')
      const parsed: unknown = JSON.parse(value)
      return Array.isArray(parsed) ? parsed.map(String) : []
    },
    json(name, refusal) {
      const value = raw[name]
      if (typeof value !== 'string') return value ?? undefined
      if (value === '') return undefined
      try {
        return JSON.parse(value)
      } catch {
        throw new Refusal(refusal)
      }
    },
  }
}

/** Reads a request body, form-encoded or JSON, into fields. */
export function fieldsOf(body: string, contentType: string): Record<string, unknown> {
  if (!contentType.includes('json')) return Object.fromEntries(new URLSearchParams(body))
  const parsed: unknown = body === '' ? {} : JSON.parse(body)
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
}
