// What a welcome picture looks like, as SVG: the newcomer's avatar in a circle, their name, and a line above it. Words stand
// in it as outlines alone, so that nothing that somebody wrote is ever read as markup.
import type { AvatarType } from './avatar-image.ts'
import type { Box } from './font-case.ts'
import type { Line, Room, SizedLine } from './line.ts'

export interface Shown {
  readonly name: SizedLine | undefined
  readonly title: SizedLine | undefined
  /** What stands in the circle where there is no avatar; a figure when that is absent, too. */
  readonly initial: Line | undefined
  readonly avatar: { readonly type: AvatarType; readonly bytes: Uint8Array } | undefined
}

const width = 1000
const height = 360
const margin = 32
const circle = { x: 180, y: 180, radius: 110 }
const textAt = 340
const textWidth = width - textAt - 2 * margin

/** Warm, and dark as a room with a fire in it. The words' contrast to the ground is over 7:1 everywhere. */
const colours = { ground: '#211a16', glow: '#3a2012', ink: '#f4e9de', ember: '#f49b62', onEmber: '#2a1306' }

export const nameRoom: Room = { width: textWidth, largest: 78, smallest: 38 }
export const titleRoom: Room = { width: textWidth, largest: 32, smallest: 24 }

/** Where a line stands, and from where on it may be seen: marks that tower over a letter end at the line above. */
const titleBand = { base: 126, top: margin }
const nameBand = { base: 226, top: 138 }
const middle = 192

/** The picture. */
export function welcomePicture({ name, title, initial, avatar }: Shown): string {
  const alone = name === undefined || title === undefined
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    '<defs>',
    `<clipPath id="round"><circle cx="${circle.x}" cy="${circle.y}" r="${circle.radius}"/></clipPath>`,
    `<clipPath id="title">${frame(titleBand.top)}</clipPath>`,
    `<clipPath id="name">${frame(alone ? margin : nameBand.top)}</clipPath>`,
    '</defs>',
    `<rect width="${width}" height="${height}" fill="${colours.ground}"/>`,
    `<circle cx="${circle.x}" cy="${circle.y}" r="300" fill="${colours.glow}" fill-opacity="0.55"/>`,
    `<circle cx="${circle.x}" cy="${circle.y}" r="${circle.radius + 8}" fill="${colours.ember}"/>`,
    `<g clip-path="url(#round)">${avatar === undefined ? stand(initial) : imageOf(avatar)}</g>`,
    title === undefined
      ? ''
      : `<g clip-path="url(#title)">${words(title, { x: textAt, y: alone ? middle : titleBand.base }, title.size, colours.ember)}</g>`,
    name === undefined
      ? ''
      : `<g clip-path="url(#name)">${words(name, { x: textAt, y: alone ? middle + 14 : nameBand.base }, name.size, colours.ink)}</g>`,
    '</svg>',
  ].join('')
}

const frame = (top: number): string =>
  `<rect x="${textAt - 8}" y="${top}" width="${width - textAt + 8 - margin}" height="${height - margin - top}"/>`

function stand(initial: Line | undefined): string {
  const { x, y } = circle
  const box = initial === undefined ? undefined : boxAround(initial)
  if (initial === undefined || box === undefined) {
    const head = `<circle cx="${x}" cy="${y - 26}" r="38"/>`
    const shoulders = `<ellipse cx="${x}" cy="${y + 92}" rx="74" ry="66"/>`
    return `<g fill="${colours.onEmber}">${head}${shoulders}</g>`
  }
  const size = Math.min(112, 140 / Math.max(box.right - box.left, box.bottom - box.top, 0.1))
  const at = { x: x - (size * (box.left + box.right)) / 2, y: y - (size * (box.top + box.bottom)) / 2 }
  return words(initial, at, size, colours.onEmber)
}

/** What the glyphs cover; undefined for one that covers nothing. */
function boxAround({ glyphs }: Line): Box | undefined {
  const boxes = glyphs.map(({ box }) => box).filter(({ left, right }) => right > left)
  if (boxes.length === 0) return undefined
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}

function imageOf({ type, bytes }: NonNullable<Shown['avatar']>): string {
  const { x, y, radius } = circle
  const box = `x="${x - radius}" y="${y - radius}" width="${2 * radius}" height="${2 * radius}"`
  const data = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
  // What is transparent in an avatar lies on the same ground as the words.
  const ground = `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colours.ground}"/>`
  return `${ground}<image ${box} preserveAspectRatio="xMidYMid slice" href="${data}"/>`
}

/** The outlines of a line. */
function words({ glyphs }: Line, at: { readonly x: number; readonly y: number }, size: number, fill: string): string {
  const paths = glyphs
    .filter(({ path }) => path !== '')
    .map(({ path, x, y, unit }) => {
      const place = `translate(${short(at.x + x * size)} ${short(at.y + y * size)})`
      return `<path transform="${place} scale(${unit * size} ${-unit * size})" d="${path}"/>`
    })
  return `<g fill="${fill}">${paths.join('')}</g>`
}

const short = (pixels: number): string => pixels.toFixed(2)
