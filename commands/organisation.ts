// /organisation: which organisation somebody belongs to, for the staff alone.
import { z } from 'zod'
import { noArgs, oneArg, twoArgs } from '../src/bot/args.ts'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { organisationNameLength } from '../src/domain/organisation.ts'
import { says } from '../src/ports/answer.ts'
import type { OrganisationsService } from '../src/services/organisations/organisations.ts'
import {
  organisationMake,
  organisationPeople,
  organisationShow,
  organisationsMore,
} from '../src/view/organisation-actions.ts'

const acts = { who: 'staff', does: 'writes', answers: 'private' } as const
const looks = { who: 'staff', does: 'reads', answers: 'private' } as const
const who = { kind: 'people', label: 'organisation.who', required: true } as const
const organisation = {
  kind: 'text',
  lines: 'one',
  maxLength: organisationNameLength,
  completes: true,
  label: 'organisation.label',
  required: true,
} as const

const set = command({
  ...acts,
  path: 'organisation set',
  summary: 'organisation.set.summary',
  options: { who, organisation },
})
const clear = command({ ...acts, path: 'organisation clear', summary: 'organisation.clear.summary', options: { who } })
const show = command({
  ...looks,
  path: 'organisation show',
  summary: 'organisation.show.summary',
  options: { organisation },
})
const list = command({ ...looks, path: 'organisation list', summary: 'organisation.list.summary', options: {} })
/** A name with commas comes as several arguments. */
const make = action({ ...organisationMake, ...acts, args: z.tuple([z.string()]).rest(z.string()) })
const showChosen = action({ ...organisationShow, ...looks, args: noArgs })
const people = action({ ...organisationPeople, ...looks, args: twoArgs })
const more = action({ ...organisationsMore, ...looks, args: oneArg })

interface Services {
  readonly organisations: OrganisationsService
}

/** What staff do about organisations. */
export const organisationDeclared: readonly Declared<Services>[] = [
  onCommand(
    set,
    ({ organisations }: Services) =>
      async (call) =>
        says(await organisations.set(call, call.input.who, call.input.organisation)),
    ({ organisations }) =>
      (call) =>
        organisations.choices(call, call.value),
  ),
  onCommand(
    clear,
    ({ organisations }: Services) =>
      async (call) =>
        says(await organisations.clear(call, call.input.who)),
  ),
  onCommand(
    show,
    ({ organisations }: Services) =>
      async (call) =>
        says(await organisations.show(call, call.input.organisation)),
    ({ organisations }) =>
      (call) =>
        organisations.choices(call, call.value),
  ),
  onCommand(
    list,
    ({ organisations }: Services) =>
      async (call) =>
        says(await organisations.list(call, undefined)),
  ),
  onAction(make, ({ organisations }: Services) => async (call) => {
    const [member, ...name] = call.args
    return says(await organisations.make(call, member, name.join(',')))
  }),
  onAction(
    showChosen,
    ({ organisations }: Services) =>
      async (call) =>
        says(await organisations.show(call, call.values[0] ?? '')),
  ),
  onAction(
    people,
    ({ organisations }: Services) =>
      async (call) =>
        says(await organisations.people(call, ...call.args)),
  ),
  onAction(
    more,
    ({ organisations }: Services) =>
      async (call) =>
        says(await organisations.list(call, call.args[0])),
  ),
]
