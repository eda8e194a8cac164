// Calls whose platform has been told that an answer comes. What is kept of them is kept before that, and every one of them
// gets its answer from the store, a refusal too: so it is brought though Hearth end in between.
import { referenceOf } from '../domain/reference.ts'
import type { Given } from '../ports/answer.ts'
import type { ActionCall, Asked, Call, Inbox } from '../ports/inbox.ts'
import type { Logger } from '../ports/system.ts'
import type { Message } from '../view/message.ts'
import { calledName } from './called-name.ts'
import { meantWords } from './meant-words.ts'
import { opensForm, type Registry } from './registry.ts'
import type { Spec } from './spec.ts'

export interface WaitingOptions {
  readonly registry: Registry
  readonly asked: {
    /** Keeps a call. False when it is known already, or nobody can tell where it came from. */
    keep(call: Call & Pick<ActionCall, 'message' | 'origins'>, what: string): Promise<boolean>
    /** Answers a kept call privately with what is stored nowhere else. */
    answer(key: string, message: Message): Promise<boolean>
    /** Forgets a kept call that is answered by other means. */
    forget(key: string): Promise<void>
  }
  readonly logger: Logger
}

export interface WaitingCalls {
  readonly asked: Inbox['asked']
  readonly unasked: Inbox['unasked']
  /** What the adapter is to do about a call that is handled: nothing, when the answer could be kept. */
  ended(key: string, given: Given): Promise<Given>
}

/** Makes the list of one dispatch. */
export function waitingCalls({ registry, asked, logger }: WaitingOptions): WaitingCalls {
  const waiting = new Set<string>()

  /** What is kept of a call: nothing of one that only reads, or is answered by a form, unless its answer must be. */
  function keptSpec(one: Asked): Spec | undefined {
    switch (one.kind) {
      case 'command':
        return unlessForm(registry.command(one.call.path), one.call.options)
      case 'words': {
        const read = meantWords(registry, one.call, undefined)
        return read.kind === 'command' ? unlessForm(read.spec, read.options) : undefined
      }
      case 'message':
        return registry.message(one.call.name)
      case 'action':
        return registry.action(one.call.action)
      case 'form':
        return registry.form(one.call.action)
      default:
        return one satisfies never
    }
  }

  return {
    async asked(one) {
      const { call } = one
      const spec = keptSpec(one)
      const isBrought = one.kind === 'words' && one.call.brought === true
      if (!isBrought && spec?.does !== 'writes') return 'nothing to keep'
      try {
        if (!(await asked.keep(call, spec === undefined ? calledName(registry, one) : nameOf(spec)))) return 'not kept'
        waiting.add(call.key)
        return 'kept'
      } catch (error) {
        // The call itself meets the same trouble, and is told of it.
        logger.error('that somebody asked could not be kept', error, { ref: referenceOf(call.key) })
        return 'not kept'
      }
    },
    async unasked(key) {
      if (!waiting.delete(key)) return
      try {
        await asked.forget(key)
      } catch (error) {
        logger.error('that somebody asked could not be forgotten', error, { ref: referenceOf(key) })
      }
    },
    async ended(key, given) {
      if (!waiting.delete(key) || given.kind === 'kept') return given
      try {
        if (given.kind === 'form') {
          await asked.forget(key)
          return given
        }
        return (await asked.answer(key, given.kind === 'say' ? given.message : given.resume)) ? { kind: 'kept' } : given
      } catch (error) {
        logger.error('an answer could not be kept', error)
        return given
      }
    },
  }
}

const nameOf = (spec: Spec): string => (spec.kind === 'command' ? spec.path : spec.name)

const unlessForm = (spec: Spec | undefined, options: Readonly<Record<string, unknown>>): Spec | undefined =>
  spec?.kind === 'command' && opensForm(spec, options) ? undefined : spec
