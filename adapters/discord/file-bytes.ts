// The bytes of an attachment. Its url is signed and ends after a day, so the message is read afresh for it; and only
// Discord's own hosts are asked for what stands there.
import { Routes } from 'discord.js'
import type { FileRef } from '../../src/domain/file.ts'
import { download } from '../../src/ports/download.ts'
import { FileError } from '../../src/ports/errors.ts'
import type { Timers } from '../../src/ports/system.ts'
import type { Api } from './api.ts'
import { times } from './limits.ts'
import { isRefusal } from './outcome.ts'
import { asWire, maybeText, type Wire, wiresOf } from './wire.ts'

interface FileBytesOptions {
  readonly api: Api
  readonly apiUrl?: string | undefined
  readonly timers: Timers
}

const hosts = ['https://cdn.discordapp.com', 'https://media.discordapp.net']

/** Unknown Channel, Unknown Message, Missing Access. */
const gone = [10003, 10008, 50001]

/** Reads them. Rejects with a FileError when they are gone, and as a request does when Discord is away. */
export async function fileBytes(options: FileBytesOptions, file: FileRef, most: number): Promise<Uint8Array> {
  const { api, apiUrl, timers } = options
  const url = file.on === undefined ? file.url : await freshUrl(api, file.on, file.id)
  if (url === undefined) throw new FileError('gone')
  const ours = apiUrl === undefined ? hosts : [...hosts, new URL(apiUrl).origin]
  return download(url, { origins: ours, most, timers, patienceMs: times.downloadMs })
}

async function freshUrl(api: Api, on: NonNullable<FileRef['on']>, id: string): Promise<string | undefined> {
  let message: Wire
  try {
    message = asWire(await api.get(Routes.channelMessage(on.channel, on.message)))
  } catch (error) {
    if (isRefusal(error, ...gone)) throw new FileError('gone', error)
    throw error
  }
  const found = wiresOf(message.attachments).find((attachment) => maybeText(attachment, 'id') === id)
  return maybeText(found, 'url')
}
