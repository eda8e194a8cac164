// When Slack is told that a call came in: once its answer is kept or said, or else once it is kept that somebody asked. Until
// then it is not, however long that takes: after 3 s Slack itself tells whoever called that it failed.
import type { Given } from '../../src/ports/answer.ts'
import type { Asked, FormCall, Inbox, WordsCall } from '../../src/ports/inbox.ts'
import type { Timers } from '../../src/ports/system.ts'
import type { Caller, Giver, Said } from './given.ts'
import { type InModal, inModal } from './in-modal.ts'
import { limits } from './limits.ts'
import { NotKept } from './not-kept.ts'
import { within } from './within.ts'
import type { Workspace } from './workspace.ts'

/** Tells Slack that an answer comes, or what it is. */
export type Acknowledge<Answer> = (answer?: Answer) => Promise<void>

/** A form that was sent, as soon as it is known who sent it. */
export interface SentForm {
  readonly call: Promise<FormCall>
  readonly callerOf: (call: FormCall) => Caller
  /** The fields that the modal shows. */
  readonly fields: readonly string[]
}

export interface AcknowledgingOptions {
  readonly inbox: Inbox
  readonly workspace: Workspace
  readonly giver: Giver
  readonly timers: Timers
}

/** How long Slack waits for a call that came in just now. */
export interface Patience {
  readonly isOver: () => boolean
  readonly end: () => void
}

export interface Acknowledging {
  /** Begins to count how long Slack has waited. */
  patience(): Patience
  /** Keeps that somebody asked, and then answers it; not at all when Slack has given it up by then. */
  keptFirst(asked: Asked, acknowledge: () => Promise<void>, answer: () => Promise<void>, waits: Patience): Promise<void>
  /**
   * Does a command at once. What is done soon is kept by then, or said with the acknowledgement itself. Only of what takes
   * longer is it kept first that somebody asked.
   */
  soon(call: WordsCall, caller: Caller, acknowledge: Acknowledge<Said>): Promise<void>
  /** The same for a form, whose acknowledgement carries its errors. */
  sent(form: SentForm, acknowledge: Acknowledge<InModal>): Promise<void>
  /** Says what a call was given, or that it failed. */
  answered(given: Promise<Given>, caller: Caller): Promise<void>
}

/** What is not known by then is said once it is. Milliseconds. */
const soonMs = 300

/** Makes it for one workspace. */
export function acknowledging({ inbox, workspace, giver, timers }: AcknowledgingOptions): Acknowledging {
  async function answered(given: Promise<Given>, caller: Caller): Promise<void> {
    try {
      await giver.give(await given, caller)
    } catch (error) {
      await giver.sorry(error, caller)
    }
  }

  const unlessLate = <T>(ms: number, work: Promise<T>): Promise<T | undefined> =>
    within(
      timers,
      ms,
      work.catch(() => undefined),
    )

  /** Where it cannot be kept that somebody asked, they hear their answer before Slack is told that one comes. */
  async function acknowledged(
    asked: Asked,
    acknowledge: () => Promise<void>,
    answer: () => Promise<void>,
    waits?: Patience,
  ): Promise<void> {
    const kept = await inbox.asked(asked)
    waits?.end()
    try {
      if (waits?.isOver()) throw new NotKept()
      if (kept !== 'not kept') await acknowledge()
      await answer()
      if (kept === 'not kept') await acknowledge()
    } finally {
      await inbox.unasked(asked.call.key)
    }
  }

  return {
    patience() {
      let over = false
      const end = timers.after(limits.acknowledgeMs, () => {
        over = true
      })
      return { isOver: () => over, end }
    },
    keptFirst: acknowledged,
    answered,

    async soon(call, caller, acknowledge) {
      const given = inbox.words(call)
      const soon = await unlessLate(soonMs, given)
      switch (soon?.kind) {
        case 'say':
          return acknowledge(giver.inAcknowledgement(soon))
        case 'errors':
          return acknowledge(giver.inAcknowledgement({ kind: 'say', message: soon.resume, visibility: 'private' }))
        case 'kept':
        case 'form':
          await acknowledge()
          return answered(given, caller)
        case undefined:
          return acknowledged({ kind: 'words', call }, acknowledge, () => answered(given, caller))
        default:
          soon satisfies never
      }
    },

    async sent({ call, callerOf, fields }, acknowledge) {
      const given = call.then((form) => inbox.form(form))
      const soon = await unlessLate(limits.keepFormMs, given)
      const form = await call
      const caller = callerOf(form)
      const shown = soon === undefined ? undefined : inModal(soon, fields, caller, workspace)
      if (shown !== undefined) return acknowledge(shown)
      const told = answered(given, caller)
      const isTold =
        soon !== undefined &&
        (await within(
          timers,
          soonMs,
          told.then(() => true),
        ))
      if (isTold === true) return acknowledge()
      await acknowledged({ kind: 'form', call: form }, acknowledge, () => told)
    },
  }
}
