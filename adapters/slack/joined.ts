// Everything of one workspace that Hearth is in: its token, its people and channels, its pace, and what handles its events
// and calls. Nothing of another is in it.
import { webApi } from '@slack/bolt'
import type { AsksUs } from '../../src/bot/meant-words.ts'
import type { Files } from '../../src/ports/files.ts'
import type { Inbox } from '../../src/ports/inbox.ts'
import type { Pictures } from '../../src/ports/pictures.ts'
import type { Clock, Logger, Timers } from '../../src/ports/system.ts'
import { pictureAdderOf } from './add-picture.ts'
import { answererOf } from './answer.ts'
import { type Calls, callsOf } from './calls.ts'
import { type Channels, channelsOf } from './channels.ts'
import { type Events, eventsOf, namesFrom, namesKnown } from './events.ts'
import { type Giver, giverOf } from './given.ts'
import { scopes } from './manifest.ts'
import { paceOf } from './pace.ts'
import { type People, peopleOf } from './people.ts'
import { type Performer, performerOf } from './perform.ts'
import { posterOf } from './post.ts'
import { filePosterOf } from './post-files.ts'
import type { Names } from './readable.ts'
import { removerOf } from './remove.ts'
import { uploaderOf } from './upload.ts'
import type { Workspace } from './workspace.ts'

export interface Joined {
  readonly token: string
  readonly client: webApi.WebClient
  readonly workspace: Workspace
  readonly people: People
  readonly channels: Channels
  readonly events: Events
  readonly calls: Calls
  readonly giver: Giver
  readonly names: Names
  readonly performer: Performer
  readonly asksUs: AsksUs
}

export interface JoinedOptions {
  readonly inbox: Inbox
  /** Whether words behind our name ask us for something. */
  readonly asksUs: AsksUs
  readonly settings: webApi.WebClientOptions
  readonly apiUrl: string | undefined
  /** Where the bytes of files come from that were sent elsewhere. */
  readonly files: Files
  readonly pictures: Pictures
  readonly clock: Clock
  readonly timers: Timers
  readonly logger: Logger
}

/** Who we are in a workspace, and what we may act there with. */
export interface Membership {
  readonly token: string
  readonly workspace: Workspace
  /** Who installed Hearth; undefined where nobody says. */
  readonly installer: string | undefined
}

/** Makes it. Nothing is asked of Slack yet. */
export function joinedAs({ token, workspace, installer }: Membership, options: JoinedOptions): Joined {
  const { inbox, asksUs, settings, apiUrl, files, pictures, clock, timers, logger } = options
  const missing = Object.keys(scopes).filter((scope) => workspace.scopes?.has(scope) === false)
  if (missing.length > 0)
    logger.warn('the Slack app lacks scopes: update it with the output of npm run manifest and reinstall it', {
      missing: missing.join(' '),
      team: workspace.space.id,
    })
  const client = new webApi.WebClient(token, { ...settings })
  const people = peopleOf(client, clock, timers)
  const channels = channelsOf(client, workspace, timers)
  const names = namesFrom(people, channels)
  const poster = posterOf(client, workspace, paceOf(clock))
  const uploader = uploaderOf({ client, botUser: workspace.botUser, timers, apiUrl })
  const filePoster = filePosterOf({ poster, uploader, files })
  const addPicture = pictureAdderOf({ poster, uploader, pictures })
  const remover = removerOf(client, uploader)
  const answerer = answererOf({ client, workspace, poster, clock, timers, logger, apiUrl })
  const giver = giverOf({ client, workspace, answerer, timers, logger })
  return {
    ...{ token, client, workspace, people, channels, names, giver, asksUs },
    events: eventsOf({ inbox, workspace, installer, people, channels, names, asksUs, clock }),
    calls: callsOf({
      ...{ inbox, workspace, people, names, giver, clock, timers },
      known: namesKnown(people, channels),
    }),
    performer: performerOf({ client, workspace, poster, filePoster, addPicture, remover, answerer, logger }),
  }
}
