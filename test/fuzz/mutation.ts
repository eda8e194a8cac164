// What may be wrong with a payload: parts of it missing, of another kind, huge, nested, poisoned. Made by fast-check, so that
// a failure shrinks to the one change that causes it.
import fc from 'fast-check'

/** Stands in everything that a test sends, and must never stand in the log. */
export const canary = 'Kanarienvogel7f3a'

export type Path = readonly (string | number)[]

/** What is done at a place. */
export type Change =
  | { readonly how: 'drop' | 'wrap' | 'repeat' }
  | { readonly how: 'replace'; readonly value: Strange }
  | { readonly how: 'add'; readonly key: string; readonly value: Strange }

/** A change at some place of whatever payload it meets: its places are counted round and round. */
export interface Mutation {
  readonly where: number
  readonly change: Change
}

const nested = (depth: number): string => `${'['.repeat(depth)}"${canary}"${']'.repeat(depth)}`

/** Values that no platform sends there, as JSON, each under a name that a failure is read by. */
export const strange = {
  nothing: 'null',
  yes: 'true',
  zero: '0',
  negative: '-1',
  unsafe: '9007199254740993',
  huge: '1e308',
  empty: '""',
  digit: '"0"',
  word: `"${canary}"`,
  markup: `"<@${canary}> <!everyone> @everyone ${canary}"`,
  surrogate: `"${canary}\\ud800"`,
  long: `"${canary.repeat(4000)}"`,
  digits: `"${'9'.repeat(400)}"`,
  list: '[]',
  object: '{}',
  words: `["${canary}"]`,
  nothings: '[null]',
  key: `{"${canary}":"${canary}"}`,
  person: `{"id":"${canary}","type":"${canary}","user":{"id":"${canary}"}}`,
  poison: `{"__proto__":{"polluted":"${canary}"},"constructor":"${canary}","toString":"${canary}"}`,
  nested: nested(50),
  deep: nested(3000),
} as const satisfies Readonly<Record<string, string>>
export type Strange = keyof typeof strange

const names = Object.keys(strange).filter((name): name is Strange => name in strange)

/** The value of a name. */
const strangeValue = (name: Strange): unknown => JSON.parse(strange[name])

const keys = fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'then', canary)

const value = fc.constantFrom(...names)

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  where: fc.nat(9999),
  change: fc.oneof(
    fc.record({ how: fc.constantFrom('drop', 'wrap', 'repeat') }),
    { weight: 3, arbitrary: fc.record({ how: fc.constant('replace'), value }) },
    fc.record({ how: fc.constant('add'), key: keys, value }),
  ),
})

/** Every place in a payload, from its outside in; the whole itself is none. */
export function placesIn(value: unknown, above: Path = [], deepest = 8): readonly Path[] {
  if (typeof value !== 'object' || value === null || above.length >= deepest) return []
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, at) => [at, item] as const)
    : Object.entries(value)
  return entries.flatMap(([key, inner]) => [[...above, key], ...placesIn(inner, [...above, key], deepest)])
}

/** The value at a place. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (isHolder(inner) ? Reflect.get(inner, key) : undefined), value)

/** A copy of a payload with the mutations made. */
export function mutated(payload: unknown, mutations: readonly Mutation[]): unknown {
  return mutations.reduce<unknown>((now, { where, change }) => {
    const places = placesIn(now)
    const place = places[where % Math.max(places.length, 1)]
    return place === undefined ? now : changedAt(now, place, change)
  }, copied(payload))
}

/** A copy with one place changed. */
export function changedAt(payload: unknown, path: Path, change: Change): unknown {
  const whole = copied(payload)
  const holder = valueAt(whole, path.slice(0, -1))
  const key = path.at(-1)
  if (!isHolder(holder) || key === undefined) return whole
  const old: unknown = Reflect.get(holder, key)
  switch (change.how) {
    case 'drop':
      Reflect.deleteProperty(holder, key)
      break
    case 'replace':
      put(holder, key, strangeValue(change.value))
      break
    case 'add':
      add(isHolder(old) ? old : holder, change.key, strangeValue(change.value))
      break
    case 'wrap':
      put(holder, key, Array.isArray(old) ? { 0: old } : [old])
      break
    case 'repeat':
      put(holder, key, Array.isArray(old) ? [...old, ...old] : [old, old])
      break
    default:
      change satisfies never
  }
  return whole
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null

/** A list has no keys of its own. */
function add(holder: object, key: string, value: unknown): void {
  if (Array.isArray(holder)) holder.push(value)
  else put(holder, key, value)
}

/** As JSON.parse does it: `__proto__` becomes a key like any other. */
const put = (holder: object, key: string | number, value: unknown): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

const copied = (payload: unknown): unknown => JSON.parse(JSON.stringify(payload ?? null))
