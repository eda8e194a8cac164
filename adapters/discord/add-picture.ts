// Puts a picture to a message of ours that stands already: as the one file that hangs on it, with words for whoever does not
// see it. What the message says is left as it is.
import { Routes } from 'discord.js'
import type { Effect } from '../../src/ports/effect.ts'
import type { Result } from '../../src/ports/outcome.ts'
import { notDrawn, type Pictures, pictureFile } from '../../src/ports/pictures.ts'
import { startOf } from '../../src/view/start-of.ts'
import type { Api } from './api.ts'
import { awake } from './awake.ts'
import { limits } from './limits.ts'
import { Ended } from './outcome.ts'

export interface AddPictureOptions {
  readonly api: Api
  readonly pictures: Pictures
}

type AddPicture = Extract<Effect, { kind: 'addPicture' }>

/** Puts it there, in place of an earlier one. */
export async function addPicture(options: AddPictureOptions, { ref, picture }: AddPicture): Promise<Result> {
  const { api, pictures } = options
  const content = await pictures.draw(picture)
  if (content === undefined) throw new Ended(notDrawn)
  const description = startOf(picture.alt, limits.altText)
  const body = { attachments: [{ id: '0', filename: pictureFile.name, description }] }
  await awake(api, ref.channel, 'as it was', () =>
    api.hang(Routes.channelMessage(ref.channel, ref.id), body, [{ ...pictureFile, content }]),
  )
  return { message: ref }
}
