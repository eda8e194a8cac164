// Pictures that adorn a message of ours: described as data when they are wanted, drawn when they are brought.
import type { UserRef } from '../domain/place.ts'
import type { Outcome } from './outcome.ts'

/** A newcomer's picture, as it stands in an effect. */
export interface Picture {
  /** Whose avatar is in it. */
  readonly user: UserRef
  readonly name: string
  /** The line above the name. */
  readonly title: string
  /** What whoever does not see it is told of it. */
  readonly alt: string
}

export interface Pictures {
  /** The picture as PNG; undefined when it could not be drawn, or not soon. Never rejects. */
  draw(picture: Picture): Promise<Uint8Array | undefined>
}

/** What a picture is called and is, where it becomes a file. */
export const pictureFile = { name: 'welcome.png', type: 'image/png' } as const

/** The most bytes of an avatar that are fetched for a picture. */
export const avatarBytes = 1024 * 1024

/** How an effect ends whose picture was not drawn. */
export const notDrawn: Outcome = { kind: 'refused', reason: 'invalid', detail: 'the picture was not drawn' }
