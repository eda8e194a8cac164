// Codes as people get and enter them.
import type { Caller } from '../../domain/caller.ts'
import { codeFrom, codeMs, readCode } from '../../domain/code.ts'
import type { Say } from '../../locales/say.ts'
import { UserError } from '../../ports/errors.ts'
import type { CodeGiven, CodeKind } from '../../store/repositories/codes.ts'
import type { House } from '../house.ts'

/** Gives the caller a code of a kind, in place of any that they have, in the caller's transaction. */
export async function giveCode({ store, ids, clock }: House, caller: Caller, kind: CodeKind): Promise<string> {
  const code = codeFrom(ids.secret())
  const { community, space, member } = caller
  await store.codes.give(code, { kind, community, space, member }, clock.now() + codeMs)
  return code
}

export interface CodeEntered {
  readonly code: string
  readonly given: CodeGiven
}

/** What a code that somebody typed stands for. Rejects with a UserError, the same whatever is wrong with it. */
export async function enteredCode(
  { store, clock }: House,
  say: Say,
  typed: string,
  kind: CodeKind,
): Promise<CodeEntered> {
  const code = readCode(typed)
  const given = code === undefined ? undefined : await store.codes.look(code, kind, clock.now())
  if (code === undefined || given === undefined) throw new UserError(say('code.unknown'))
  return { code, given }
}

/** Uses it up. Rejects with a UserError when somebody was faster. */
export async function useCode({ store, clock }: House, say: Say, { code }: CodeEntered, kind: CodeKind): Promise<void> {
  if ((await store.codes.take(code, kind, clock.now())) === undefined) throw new UserError(say('code.unknown'))
}
