// Pictures for an adapter to bring: the same few bytes for each, or none while a test wants that. And none at all, for
// adapters that are to bring none.
import type { Pictures } from '../src/ports/pictures.ts'

export interface DrawnPictures extends Pictures {
  /** From now on none can be drawn. */
  breaks(): void
}

/** What each of them is: the first bytes of a PNG. */
export const pictureBytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

/** Makes what draws them. */
export function drawnPictures(): DrawnPictures {
  let broken = false
  return {
    draw: async () => (broken ? undefined : pictureBytes),
    breaks() {
      broken = true
    },
  }
}

export const noPictures: Pictures = { draw: async () => undefined }
