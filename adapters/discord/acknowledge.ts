// The answer side of one interaction: its one callback, and what can be said after it. Private or public is fixed by a defer.
import { MessageFlags, InteractionResponseType as Response, Routes } from 'discord.js'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { Form } from '../../src/view/form.ts'
import type { Choice, Message } from '../../src/view/message.ts'
import type { InteractionAddress } from './address.ts'
import type { Api } from './api.ts'
import { renderChoices } from './controls.ts'
import { renderForm } from './form.ts'
import { renderMessage } from './render.ts'

export type Visibility = 'private' | 'public'

export interface Acknowledgement {
  /** Shows that an answer is coming. */
  defer(visibility: Visibility): Promise<void>
  /** Answers at once. */
  reply(message: Message, visibility: Visibility): Promise<void>
  openForm(form: Form): Promise<void>
  suggest(choices: readonly Choice[]): Promise<void>
  /** Says what a deferred answer was waiting for. May be repeated where the visibility stays. */
  complete(message: Message, deferred: Visibility, visibility: Visibility): Promise<void>
}

const auth = { auth: false } as const

/** Makes the answer side. `here` is the space that was asked in; `taken` is called once Discord has taken the callback. */
export function acknowledgement(
  api: Api,
  id: InteractionAddress,
  here: SpaceRef | undefined,
  taken: () => void,
): Acknowledgement {
  const callback = async (type: Response, data: object): Promise<void> => {
    await api.post(Routes.interactionCallback(id.interaction, id.token), { type, data }, auth)
    taken()
  }
  const original = Routes.webhookMessage(id.application, id.token, '@original')
  return {
    defer: (visibility) => callback(Response.DeferredChannelMessageWithSource, flagsOf(visibility)),
    reply: (message, visibility) =>
      callback(Response.ChannelMessageWithSource, { ...renderMessage(message, here), ...flagsOf(visibility) }),
    openForm: (form) => callback(Response.Modal, renderForm(form, here)),
    suggest: (choices) =>
      callback(Response.ApplicationCommandAutocompleteResult, {
        choices: renderChoices(choices),
      }),
    async complete(message, deferred, visibility) {
      const payload = renderMessage(message, here)
      if (deferred === visibility) {
        await api.patch(original, payload, auth)
        return
      }
      await api.delete(original, auth)
      await api.post(Routes.webhook(id.application, id.token), { ...payload, ...flagsOf(visibility) }, auth)
    },
  }
}

const flagsOf = (visibility: Visibility): { flags?: number } =>
  visibility === 'private' ? { flags: MessageFlags.Ephemeral } : {}
