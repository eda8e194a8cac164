// What `#general` and `@Mo` in typed words stand for, and what a form's channel and people fields mean.
import type { Registry } from '../../src/bot/registry.ts'
import type { RawValue, RawValues } from '../../src/ports/inbox.ts'
import { seesChannel } from './sight.ts'
import { moderatorsRole, rolesToGive } from './spaces.ts'
import type { Person } from './things.ts'
import type { World } from './world.ts'

/** Every word with a `#` or an `@` before it that names something this person knows. */
export function referencesIn(world: World, person: Person, words: string): RawValues {
  const found: Record<string, RawValue> = {}
  for (const word of words.match(/[@#][^\s"“”]+/g) ?? []) {
    const value = word.startsWith('#') ? channelNamed(world, person, word) : peopleNamed(world, person, word)
    if (value !== undefined) found[word] = value
  }
  return found
}

/** The values of a sent form, each of the kind its field asks for. */
export function formValues(
  { world, registry }: { readonly world: World; readonly registry: Registry },
  person: Person,
  action: string,
  values: Readonly<Record<string, string>>,
): RawValues {
  const options = registry.form(action)?.options ?? {}
  return Object.fromEntries(
    Object.entries(values).map(([name, text]): [string, RawValue] => {
      const kind = options[name]?.kind
      const reference =
        kind === 'channel'
          ? channelNamed(world, person, text)
          : kind === 'people'
            ? peopleNamed(world, person, text)
            : undefined
      return [name, reference ?? { kind: 'text', text }]
    }),
  )
}

const bare = (word: string): string => word.replace(/^[@#]/, '').toLocaleLowerCase()

function channelNamed(world: World, person: Person, word: string): RawValue | undefined {
  const wanted = bare(word)
  const channel = world.channels
    .all()
    .find((one) => (one.id === wanted || one.name.toLocaleLowerCase() === wanted) && seesChannel(person, one))
  return channel === undefined ? undefined : { kind: 'channel', channel: channel.id, name: channel.name }
}

function peopleNamed(world: World, { space }: Person, word: string): RawValue | undefined {
  const wanted = bare(word)
  if (wanted === moderatorsRole) return { kind: 'role', role: wanted, name: wanted, powers: true }
  if (rolesToGive(space).includes(wanted)) return { kind: 'role', role: wanted, name: wanted }
  const found = world.people
    .all()
    .find((one) => one.space === space && (one.id === wanted || one.name.toLocaleLowerCase() === wanted))
  return found === undefined ? undefined : { kind: 'user', user: found.id, name: found.name }
}
