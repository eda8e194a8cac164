/** What a person does with a modal: fills it in and submits it, or closes it. */
import { z } from 'zod'
import { Refusal } from '../api/refusal.ts'
import { checkView } from '../block-kit/check-blocks.ts'
import { type Filled, isEmpty } from '../block-kit/state.ts'
import { allElements, findElement, labelOf } from '../block-kit/walk.ts'
import type { Core } from '../core.ts'
import { addFile, fileJson, type NewFile } from '../world/files.ts'
import { viewJson } from '../world/json.ts'
import type { View } from '../world/types.ts'
import { closeViews, pushView, replaceView, stackOf } from '../world/views.ts'
import { personOf, type Ref } from '../world/world.ts'
import { fill } from './acting.ts'
import { actorJson, type Interaction, perform } from './interaction.ts'

const reply = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
])

/** What a person enters: text, what they choose, or files. */
type Entered = string | readonly (string | NewFile)[]

export interface Submission extends Interaction {
  /** What is shown under each block; undefined when the form was taken. */
  readonly errors: Readonly<Record<string, string>> | undefined
  readonly closed: boolean
  /** The view that replaced it or was put on top of it. */
  readonly updated: View | undefined
}

/** The form verbs of one emulator. */
export function formVerbs(core: Core) {
  const { world, settings, exchanges } = core

  function top(userRef: Ref, view: View): string {
    const user = personOf(world, userRef).id
    if (stackOf(core, user).at(-1) !== view)
      throw new Error('Slack emulator: this person does not have this modal on top')
    return user
  }

  function refuseUnfilled(view: View): void {
    for (const found of allElements(view.definition.blocks)) {
      const { block, element, blockId, actionId } = found
      const value = view.state[blockId]?.[actionId]
      if (block.type === 'input' && !block.optional && isEmpty(value)) {
        throw new Error(`Slack emulator: "${labelOf(found)}" must be filled before the form can be sent`)
      }
      if (element.type !== 'plain_text_input' || typeof value?.value !== 'string') continue
      const most = element.max_length ?? 3000
      const least = element.min_length ?? 0
      if (value.value.length > most || value.value.length < least) {
        throw new Error(`Slack emulator: "${labelOf(found)}" takes ${least} to ${most} characters`)
      }
    }
  }

  function afterAck(user: string, view: View, body: unknown): Pick<Submission, 'errors' | 'closed' | 'updated'> {
    const parsed = reply.safeParse(body)
    if (!parsed.success) {
      closeViews(core, user, false)
      return { errors: undefined, closed: true, updated: undefined }
    }
    const answer = parsed.data
    switch (answer.response_action) {
      case 'errors':
        return { errors: answer.errors, closed: false, updated: undefined }
      case 'clear':
        closeViews(core, user, true)
        return { errors: undefined, closed: true, updated: undefined }
      case 'update':
        replaceView(core, view, checkView(answer.view, 'modal', world.ids))
        return { errors: undefined, closed: false, updated: view }
      case 'push':
        return {
          errors: undefined,
          closed: false,
          updated: pushView(core, user, checkView(answer.view, 'modal', world.ids)),
        }
      default:
        return answer satisfies never
    }
  }

  /** Files are uploaded as they are chosen, and given to the app with the form. */
  const uploaded = (user: string, value: Entered): Filled =>
    typeof value === 'string'
      ? value
      : value.map((one) => {
          if (typeof one === 'string') return one
          const file = addFile(world, settings.now(), user, one)
          file.givenToApp = true
          return fileJson(settings, world, file)
        })

  return {
    /** Types into fields of the modal without sending it; a field is found by block id, action id or label. */
    fillIn(user: Ref, view: View, values: Readonly<Record<string, Filled>>): void {
      top(user, view)
      for (const [name, value] of Object.entries(values)) fill(view, findElement(view.definition.blocks, name), value)
      core.changes.note()
    },

    /** Fills the modal in and sends it; what Slack's client would not send is refused. */
    async submit(userRef: Ref, view: View, values: Readonly<Record<string, Entered>> = {}): Promise<Submission> {
      const user = top(userRef, view)
      for (const [name, value] of Object.entries(values))
        fill(view, findElement(view.definition.blocks, name), uploaded(user, value))
      refuseUnfilled(view)
      const exchange = exchanges.begin({ user, channel: undefined, original: undefined })
      const payload = {
        type: 'view_submission',
        ...actorJson(core, user),
        trigger_id: exchange.triggerId,
        view: viewJson(settings, world, view),
        response_urls: [],
      }
      const { interaction, receipt } = await perform(core, 'interactive', payload, exchange)
      const unchanged = { errors: undefined, closed: false, updated: undefined }
      if (!receipt.acked) return { ...interaction, ...unchanged }
      try {
        const after = afterAck(user, view, receipt.body)
        core.tally.add('view_submission acknowledged')
        return { ...interaction, ...after }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        core.tally.add('view_submission acknowledged', [error.code, ...error.messages].join(' '))
        return { ...interaction, ...unchanged, failure: [error.code, ...error.messages].join(' ') }
      }
    },

    /** Closes the modal; `all` closes those under it as well. The app hears of it only when it asked to. */
    async dismiss(userRef: Ref, view: View, options: { readonly all?: boolean } = {}): Promise<void> {
      const user = top(userRef, view)
      const all = options.all === true || (view.definition.type === 'modal' && view.definition.clear_on_close === true)
      closeViews(core, user, all)
      if (view.definition.type !== 'modal' || !view.definition.notify_on_close) return
      await core.delivery.interaction('interactive', {
        type: 'view_closed',
        ...actorJson(core, user),
        view: viewJson(settings, world, view),
        is_cleared: all,
      })
    },
  }
}
