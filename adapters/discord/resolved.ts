// What a picked id stands for: interactions carry the channels, people and roles they name.
import type { RawValue } from '../../src/ports/inbox.ts'
import { fileSeen } from './file-seen.ts'
import { isModerating } from './permissions.ts'
import { bitsOf, maybeText, maybeWire, textOf, type Wire } from './wire.ts'

/** A picked channel, role or person, with its name where Discord sent it. Undefined when it sent nothing about the id. */
export function pickedValue(id: string, resolved: Wire | undefined): RawValue | undefined {
  const channel = maybeWire(maybeWire(resolved, 'channels'), id)
  if (channel !== undefined) return { kind: 'channel', channel: id, ...named(maybeText(channel, 'name')) }
  const role = maybeWire(maybeWire(resolved, 'roles'), id)
  if (role !== undefined) {
    const powers = isModerating(bitsOf(role, 'permissions')) ? ({ powers: true } as const) : {}
    return { kind: 'role', role: id, ...named(maybeText(role, 'name')), ...powers }
  }
  const user = maybeWire(maybeWire(resolved, 'users'), id)
  if (user === undefined) return undefined
  return { kind: 'user', user: id, name: nameOf(user, maybeWire(maybeWire(resolved, 'members'), id)) }
}

/** Files that were filled in, with where they are for a day. Undefined when there are none. */
export function pickedFiles(ids: readonly string[], resolved: Wire | undefined): RawValue | undefined {
  const attachments = maybeWire(resolved, 'attachments')
  const files = ids.flatMap((id) => {
    const found = maybeWire(attachments, id)
    return found === undefined ? [] : [{ ...fileSeen(found), url: textOf(found, 'url') }]
  })
  return files.length === 0 ? undefined : { kind: 'files', files }
}

/** What people see as somebody's name: of the space, of the account, of the login. */
export const nameOf = (user: Wire, member?: Wire): string =>
  maybeText(member, 'nick') ?? maybeText(user, 'global_name') ?? maybeText(user, 'username') ?? ''

const named = (name: string | undefined): { name?: string } => (name === undefined ? {} : { name })
