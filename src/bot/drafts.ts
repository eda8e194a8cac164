// Half-filled forms: kept for 15 minutes behind a button, so that nothing that was typed is lost.
import type { Caller } from '../domain/caller.ts'
import type { Say } from '../locales/say.ts'
import type { Given } from '../ports/answer.ts'
import type { RawValues } from '../ports/inbox.ts'
import { actionId } from '../view/action-id.ts'
import { commandForm, continueRef } from '../view/actions.ts'
import { button, type Message } from '../view/message.ts'
import { lines, plain, type Text } from '../view/text.ts'
import type { FormOptions, OptionProblem } from './option.ts'

/** What a form held when it could not be taken. */
export interface Draft {
  readonly action: string
  readonly values: RawValues
}

/** Whose draft it is: nobody else can open it, here or in another community. */
export type DraftOwner = Pick<Caller, 'community' | 'member'>

export interface Drafts {
  /** Keeps a draft for 15 minutes; the id finds it again. */
  keep(owner: DraftOwner, draft: Draft): Promise<string>
  /** Undefined once it has expired, and for anybody else. */
  read(owner: DraftOwner, id: string): Promise<Draft | undefined>
}

/** Whoever is to find the way back, and the sentences in their language. */
interface Writer {
  readonly caller: DraftOwner
  readonly say: Say
}

export interface Resuming {
  /** A form that cannot be opened now, behind a button that opens it. */
  behindButton(draft: Draft, writer: Writer): Promise<Given>
  /** A form whose fields cannot stand, with the way back to it as it was filled. */
  withErrors(draft: Draft, fields: Readonly<Record<string, Text>>, writer: Writer): Promise<Given>
  /** Words that are no command of ours: perhaps a question, perhaps an idea. */
  offer(words: string, writer: Writer): Promise<Given>
}

/** Makes the ways back to a half-filled form. */
export function resuming(drafts: Drafts): Resuming {
  const continueButton = async (caller: DraftOwner, draft: Draft) =>
    actionId(continueRef, await drafts.keep(caller, draft))
  return {
    behindButton: async (draft, { caller, say }) => ({
      kind: 'say',
      visibility: 'private',
      message: {
        text: say('form.behind-button'),
        controls: [button(await continueButton(caller, draft), say.label('form.open'), 'primary')],
      },
    }),
    async withErrors(draft, fields, { caller, say }) {
      const resume: Message = {
        text: lines(say('form.errors'), ...Object.values(fields)),
        controls: [button(await continueButton(caller, draft), say.label('form.continue'), 'primary')],
      }
      return { kind: 'errors', fields, resume }
    },
    async offer(words, { caller, say }) {
      const typed = { kind: 'text', text: words } as const
      const support = await continueButton(caller, {
        action: actionId(commandForm, 'support'),
        values: { subject: typed },
      })
      const suggest = await continueButton(caller, {
        action: actionId(commandForm, 'suggest'),
        values: { title: typed },
      })
      const quoted = { kind: 'quote', text: words } as const
      return {
        kind: 'say',
        visibility: 'private',
        message: {
          text: say('words.unknown', { words: quoted, help: { kind: 'command', path: 'help' } }),
          controls: [
            button(support, say.label('words.as-support'), 'primary'),
            button(suggest, say.label('words.as-suggestion')),
          ],
        },
      }
    },
  }
}

/** What is wrong or missing, by option, each with the option's own name before it. */
export function problemTexts(
  options: FormOptions,
  checked: { readonly missing: readonly string[]; readonly problems: readonly OptionProblem[] },
  say: Say,
): Readonly<Record<string, Text>> {
  const missing = checked.missing.map((option): OptionProblem => ({ option, sentence: 'input.missing', args: {} }))
  return Object.fromEntries(
    [...missing, ...checked.problems].map(({ option, sentence, args }) => {
      const label = options[option]?.label
      return [option, [...(label === undefined ? [] : [...say(label), ...plain(': ')]), ...say(sentence, args)]]
    }),
  )
}
