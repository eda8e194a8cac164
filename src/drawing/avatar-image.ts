// Somebody's avatar as it came from their platform: taken for a picture only when it is one of a kind that can be drawn,
// whole, and of a size that an avatar has.

export type AvatarType = 'image/png' | 'image/jpeg'

/** A few kilobytes may unfold into gigabytes. Pixels, on each side. */
const mostPixels = 1024

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const pngEnd = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]
const jpeg = [0xff, 0xd8, 0xff]
const jpegEnd = [0xff, 0xd9]

/** What it is; undefined for what is not drawn. */
export function avatarType(bytes: Uint8Array): AvatarType | undefined {
  if (isFrom(bytes, 0, png) && isFrom(bytes, bytes.length - pngEnd.length, pngEnd))
    return isSmall(pngSize(bytes)) ? 'image/png' : undefined
  if (isFrom(bytes, 0, jpeg) && isFrom(bytes, bytes.length - jpegEnd.length, jpegEnd))
    return isSmall(jpegSize(bytes)) ? 'image/jpeg' : undefined
  return undefined
}

interface Size {
  readonly width: number
  readonly height: number
}

const isFrom = (bytes: Uint8Array, start: number, expected: readonly number[]): boolean =>
  start >= 0 && expected.every((byte, index) => bytes[start + index] === byte)

const isSmall = (size: Size | undefined): boolean =>
  size !== undefined && [size.width, size.height].every((side) => side > 0 && side <= mostPixels)

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength)

/** The header is the first chunk. */
function pngSize(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 33) return undefined
  const view = viewOf(bytes)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** The size stands in the first segment that begins a frame. */
function jpegSize(bytes: Uint8Array): Size | undefined {
  const view = viewOf(bytes)
  let at = 2
  while (at + 9 < bytes.length && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

/** SOF0 to SOF15; three numbers among them mean tables. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
