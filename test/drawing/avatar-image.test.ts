// What is taken for an avatar: a whole picture of a kind that is drawn, and of a size that avatars have.
import { expect, test } from 'vitest'
import { avatarType } from '../../src/drawing/avatar-image.ts'

function png(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(33)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(head)
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return Buffer.concat([head, Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82])])
}

function jpeg(width: number, height: number): Uint8Array {
  const frame = Buffer.from([0xff, 0xc2, 0, 11, 8, 0, 0, 0, 0, 1, 0, 0, 0])
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  // A segment of another kind comes first.
  const start = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2])
  return Buffer.concat([start, frame, Buffer.from([0xff, 0xd9])])
}

test('a whole PNG or JPEG is one', () => {
  expect(avatarType(png(256, 256))).toBe('image/png')
  expect(avatarType(jpeg(192, 192))).toBe('image/jpeg')
})

test('one that is cut off, of nothing, or far too large is none', () => {
  expect(avatarType(png(256, 256).subarray(0, 40))).toBeUndefined()
  expect(avatarType(jpeg(192, 192).subarray(0, 20))).toBeUndefined()
  expect(avatarType(png(0, 256))).toBeUndefined()
  expect(avatarType(png(256, 30_000))).toBeUndefined()
  expect(avatarType(jpeg(30_000, 192))).toBeUndefined()
})

test('anything else is none', () => {
  for (const other of ['', 'GIF89a', '<svg xmlns="http://www.w3.org/2000/svg"/>', '\u00ff\u00d8\u00ff'])
    expect(avatarType(Buffer.from(other, 'latin1'))).toBeUndefined()
})
