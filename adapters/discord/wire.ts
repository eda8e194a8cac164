// Reads what Discord sends, field by field: the edge where unknown data becomes known. What does not fit is Malformed.

import { isSnowflake } from './snowflake.ts'

export type Wire = Readonly<Record<string, unknown>>

/** Discord sent something else than its documentation says. Names the field, never the value. */
export class Malformed extends Error {
  constructor(field: string) {
    super(`Discord sent no usable ${field}`)
    this.name = 'Malformed'
  }
}

const isWire = (value: unknown): value is Wire => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value as an object. */
export function asWire(value: unknown, what = 'object'): Wire {
  if (!isWire(value)) throw new Malformed(what)
  return value
}

/** A field that is an object; undefined when it is absent, null or something else. */
export const maybeWire = (wire: Wire | undefined, key: string): Wire | undefined => {
  const value = wire?.[key]
  return isWire(value) ? value : undefined
}

/** Fields that are named like an id hold nothing else: what is kept of them stands in routes and in requests of ours. */
const namesId = (key: string): boolean =>
  key === 'id' || (key.endsWith('_id') && key !== 'custom_id' && key !== 'session_id')

/** A field that must be text; an id must be one. */
export function textOf(wire: Wire, key: string): string {
  const value = wire[key]
  if (typeof value !== 'string' || (namesId(key) && !isSnowflake(value))) throw new Malformed(key)
  return value
}

/** A field that is text; undefined when it is absent, null or something else. An id that is there must be one. */
export const maybeText = (wire: Wire | undefined, key: string): string | undefined => {
  const value = wire?.[key]
  if (wire !== undefined && namesId(key)) return value === undefined || value === null ? undefined : textOf(wire, key)
  return typeof value === 'string' ? value : undefined
}

/** A field that must be a number. */
export function numberOf(wire: Wire, key: string): number {
  const value = wire[key]
  if (typeof value !== 'number') throw new Malformed(key)
  return value
}

/** A list of objects; what is no object in it is left out. */
export const wiresOf = (value: unknown): readonly Wire[] => (Array.isArray(value) ? value.filter(isWire) : [])

/** A list of texts; what is no text in it is left out. */
export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

/** A moment of the wire in milliseconds since 1970. */
export function momentOf(wire: Wire, key: string): number {
  const at = Date.parse(textOf(wire, key))
  if (Number.isNaN(at)) throw new Malformed(key)
  return at
}

/** Permission bits, which travel as digits. */
export function bitsOf(wire: Wire | undefined, key: string): bigint {
  const digits = maybeText(wire, key)
  return digits !== undefined && /^\d+$/.test(digits) ? BigInt(digits) : 0n
}
