// Puts a picture to a message of ours that stands already: uploaded where nobody sees it, and then shown by a block of the
// message, with words for whoever does not see it.
import type { Effect } from '../../src/ports/effect.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import { notDrawn, type Pictures, pictureFile } from '../../src/ports/pictures.ts'
import { outcomeOf } from './outcome.ts'
import type { Poster } from './post.ts'
import type { Uploader } from './upload.ts'

export interface PictureAdderOptions {
  readonly poster: Poster
  readonly uploader: Uploader
  readonly pictures: Pictures
}

export type PictureAdder = (effect: Extract<Effect, { kind: 'addPicture' }>) => Promise<Outcome>

/** Makes what puts them there. */
export const pictureAdderOf =
  ({ poster, uploader, pictures }: PictureAdderOptions): PictureAdder =>
  async ({ ref, message, picture }) => {
    const content = await pictures.draw(picture)
    if (content === undefined) return notDrawn
    const { name } = pictureFile
    let id: string
    try {
      id = await uploader.upload({ name, content })
      await uploader.keep({ id, name })
    } catch (error) {
      return outcomeOf(error, 'repeatable')
    }
    return poster.edit(ref, message, { file: id, alt: picture.alt })
  }
