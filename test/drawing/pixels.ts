// Reads the pixels of a PNG as this program makes them: eight bits a channel, not interlaced.
import { inflateSync } from 'node:zlib'

export interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green, blue and how opaque it is, each a byte, as one number. */
  at(x: number, y: number): number
}

const depth = 4

/** Reads them. Throws when it is no such PNG. */
export function pixelsOf(png: Uint8Array): Pixels {
  const file = Buffer.from(png)
  if (file.toString('latin1', 1, 4) !== 'PNG') throw new Error('it is no PNG')
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  if (file[24] !== 8 || file[25] !== 6 || file[28] !== 0) throw new Error('it is no PNG of ours')
  const parts: Buffer[] = []
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) !== 'IDAT') continue
    parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)))
  }
  const rows = unfiltered(inflateSync(Buffer.concat(parts)), width * depth, height)
  return { width, height, at: (x, y) => rows.readUInt32BE((y * width + x) * depth) }
}

function unfiltered(raw: Buffer, row: number, height: number): Buffer {
  const out = Buffer.alloc(row * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)] ?? 0
    for (let x = 0; x < row; x += 1) {
      const left = x < depth ? 0 : (out[y * row + x - depth] ?? 0)
      const up = y === 0 ? 0 : (out[(y - 1) * row + x] ?? 0)
      const corner = x < depth || y === 0 ? 0 : (out[(y - 1) * row + x - depth] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter] ?? 0
      out[y * row + x] = (raw[y * (row + 1) + 1 + x] ?? 0) + guess
    }
  }
  return out
}

/** The Paeth predictor. */
function nearest(left: number, up: number, corner: number): number {
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(left + up - corner - one))
  if (a === undefined || b === undefined || c === undefined) return 0
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}
