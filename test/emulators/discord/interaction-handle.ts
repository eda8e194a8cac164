// What a person sees of an interaction they started: the answer, a form, the changed message, follow-ups.
import { LOADING } from './message-acts.ts'
import type { Choice, Interaction, Message, Modal, User, World } from './world.ts'

/** What a person finally sees of an interaction. @public */
export type InteractionResponse =
  | { readonly kind: 'message'; readonly message: Message; readonly ephemeral: boolean }
  | { readonly kind: 'modal'; readonly modal: Modal }
  | { readonly kind: 'updated'; readonly message: Message }

export interface InteractionHandle {
  readonly id: string
  readonly token: string
  readonly user: User
  readonly channelId: string
  readonly source: Message | undefined
  /** How long the bot took to acknowledge, in milliseconds; undefined until it did. */
  readonly acknowledgedWithin: number | undefined
  /** The type of the callback the bot gave, undefined until then. */
  readonly callbackType: number | undefined
  readonly modal: Modal | undefined
  /** The message that answered, once it is there; a deferral's while the bot is thinking. */
  readonly message: Message | undefined
  readonly followUps: readonly Message[]
  /** Resolves when the bot has acknowledged, even if it is still thinking. */
  acknowledged(ms?: number): Promise<void>
  /** Resolves with what the person finally sees; a deferral alone is not it. */
  response(ms?: number): Promise<InteractionResponse>
  /** Resolves with the follow-up of this number, counted from 0. */
  followUp(index?: number, ms?: number): Promise<Message>
  /** The autocomplete choices. */
  choices(ms?: number): Promise<readonly Choice[]>
}

const PATIENCE_MS = 5_000

/** The person's view of an interaction. */
export function interactionHandle(world: World, interaction: Interaction): InteractionHandle {
  const { signal } = world
  const unanswered = (): string =>
    interaction.answeredAt === undefined
      ? `an answer to ${interaction.user.name}: the application did not respond`
      : `an answer to ${interaction.user.name} after callback ${interaction.callbackType}`
  return {
    id: interaction.id,
    token: interaction.token,
    user: interaction.user,
    channelId: interaction.channelId,
    source: interaction.source,
    get acknowledgedWithin() {
      return interaction.answeredAt === undefined ? undefined : interaction.answeredAt - interaction.createdAt
    },
    get callbackType() {
      return interaction.callbackType
    },
    get modal() {
      return interaction.modal
    },
    get message() {
      return interaction.original
    },
    get followUps() {
      return interaction.followUps
    },
    async acknowledged(ms = PATIENCE_MS) {
      await signal.until(() => interaction.answeredAt !== undefined, ms, 'the bot to acknowledge')
    },
    response: (ms = PATIENCE_MS) => signal.until(() => seen(interaction), ms, unanswered),
    followUp: (index = 0, ms = PATIENCE_MS) =>
      signal.until(() => interaction.followUps[index], ms, `follow-up ${index}`),
    choices: (ms = PATIENCE_MS) => signal.until(() => interaction.choices, ms, 'choices'),
  }
}

function seen(interaction: Interaction): InteractionResponse | undefined {
  const { modal, original, source, followUps } = interaction
  if (modal) return { kind: 'modal', modal }
  if (interaction.callbackType === undefined) return undefined
  const message = original !== source && original && !(original.flags & LOADING) ? original : undefined
  if (message) return { kind: 'message', message, ephemeral: message.ephemeralFor !== undefined }
  if (source && interaction.updated) return { kind: 'updated', message: source }
  const next = followUps[0]
  return next && original === source
    ? { kind: 'message', message: next, ephemeral: next.ephemeralFor !== undefined }
    : undefined
}
