// A first word of ours without a second one: what could follow, for whoever typed it.
import { mayUse } from '../domain/caller.ts'
import { UserError } from '../ports/errors.ts'
import type { Message } from '../view/message.ts'
import { lines, plain, type Text } from '../view/text.ts'
import type { KnownCaller } from './dispatch-options.ts'
import type { CommandSpec } from './spec.ts'

/** The commands that begin with the word. Throws a UserError where none of them is theirs to use. */
export function secondWord(root: string, specs: readonly CommandSpec[], { caller, say }: KnownCaller): Message {
  const usable = specs.filter((spec) => mayUse(spec.who, caller.level))
  if (usable.length === 0) throw new UserError(say('error.not-allowed'))
  const table = usable.map((spec): Text => [{ kind: 'command', path: spec.path }, ...plain(': '), ...say(spec.summary)])
  return { text: lines(say('words.second-word', { root }), ...table) }
}
