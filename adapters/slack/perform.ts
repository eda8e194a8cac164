// Does one effect once, by Web API call from the place alone. It never rejects: what goes wrong is an outcome.
import type { webApi } from '@slack/bolt'
import type { Attempt, Effect } from '../../src/ports/effect.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import type { Logger } from '../../src/ports/system.ts'
import type { PictureAdder } from './add-picture.ts'
import type { Answerer } from './answer.ts'
import { manners } from './idempotency.ts'
import { inviteOnceJoined, joinChannel } from './invite.ts'
import { makeChannel } from './make-channel.ts'
import { openRoom } from './open-room.ts'
import { outcomeOf, refused } from './outcome.ts'
import { notInSlack, type Poster } from './post.ts'
import type { FilePoster } from './post-files.ts'
import { react, unreact } from './react.ts'
import type { Remover } from './remove.ts'
import { actOnRoom, isRoom, lost } from './room.ts'
import type { Workspace } from './workspace.ts'

export interface PerformerOptions {
  readonly client: webApi.WebClient
  readonly workspace: Workspace
  readonly poster: Poster
  readonly filePoster: FilePoster
  readonly addPicture: PictureAdder
  readonly remover: Remover
  readonly answerer: Answerer
  readonly logger: Logger
}

export type Performer = (effect: Effect, attempt: Attempt) => Promise<Outcome>

/** Makes the performer of one workspace. */
export function performerOf(options: PerformerOptions): Performer {
  const { client, workspace, poster, filePoster, addPicture, remover, answerer, logger } = options

  function run(effect: Effect, attempt: Attempt): Promise<Outcome> | Outcome {
    switch (effect.kind) {
      case 'post':
        return effect.files === undefined
          ? poster.post(effect.place, effect.message, attempt)
          : filePoster(effect.place, effect.message, effect.files, attempt)
      case 'whisper':
        return poster.whisper(effect.place.channel, effect.user, effect.message, attempt)
      case 'edit':
        return poster.edit(effect.ref, effect.message)
      case 'remove':
        return remover(effect)
      case 'react':
        return react(client, effect)
      case 'unreact':
        return unreact(client, effect)
      case 'addPicture':
        return addPicture(effect)
      case 'answer':
        return answerer(effect, attempt)
      case 'makeChannel':
        return makeChannel(client, workspace, effect, attempt)
      case 'openRoom':
        return openRoom(client, workspace, effect, attempt)
      case 'startThread':
      case 'addToThread':
      case 'removeFromThread':
      case 'closeThread':
      case 'reopenThread':
        return actOnRoom(client, effect)
      case 'inviteToChannel':
        return inviteOnceJoined(client, effect.place.channel, effect.user)
      case 'joinChannel':
        return joinChannel(client, effect.place.channel)
      case 'grantRole':
      case 'revokeRole':
        return notInSlack('roles that an app gives')
      case 'openThread':
        return notInSlack('private threads')
      case 'leaveSpace':
        return refused('not-allowed', 'only an admin of the workspace can remove an app')
      default:
        return effect satisfies never
    }
  }

  return async (effect, attempt) => {
    try {
      const outcome = await run(effect, attempt)
      return standsInRoom(effect) ? lost(outcome) : outcome
    } catch (error) {
      logger.error('an effect ended in a bug', error, { kind: effect.kind })
      return outcomeOf(error, manners[effect.kind])
    }
  }
}

/** Whether it is a message in a channel that stands for a thread. */
const standsInRoom = (effect: Effect): boolean =>
  (effect.kind === 'post' && isRoom(effect.place)) || (effect.kind === 'edit' && isRoom(effect.ref.place))
