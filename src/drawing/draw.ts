// Draws welcome pictures as PNG, beside everything else that goes on. This is loaded with the first picture.
import { renderAsync } from '@resvg/resvg-js'
import { avatarType } from './avatar-image.ts'
import { type FontCase, fontCase } from './font-case.ts'
import { fitLine, setLine } from './line.ts'
import { initialOf, signsOf } from './signs.ts'
import { nameRoom, titleRoom, welcomePicture } from './welcome-picture.ts'

export interface Drawn {
  readonly name: string
  /** The line above the name. */
  readonly title: string
  readonly avatar: Uint8Array | undefined
}

/** The picture's bytes. What no font can write is left out of it. */
export type Drawing = (drawn: Drawn) => Promise<Uint8Array>

/** Makes what draws, with fonts of its own. */
export function drawing(): Drawing {
  const fonts = fontCase()
  return (drawn) => draw(drawn, fonts)
}

async function draw({ name, title, avatar }: Drawn, fonts: FontCase): Promise<Uint8Array> {
  const nameSigns = (await signsOf(name, fonts)) ?? []
  const titleSigns = (await signsOf(title, fonts)) ?? []
  const initial = await initialOf(nameSigns, fonts)
  const type = avatar === undefined ? undefined : avatarType(avatar)
  const svg = welcomePicture({
    name: await fitLine(nameSigns, nameRoom, fonts),
    title: await fitLine(titleSigns, titleRoom, fonts),
    initial: initial === undefined ? undefined : await setLine([initial], fonts),
    avatar: avatar === undefined || type === undefined ? undefined : { type, bytes: avatar },
  })
  const rendered = await renderAsync(svg, { font: { loadSystemFonts: false }, logLevel: 'off' })
  return rendered.asPng()
}
