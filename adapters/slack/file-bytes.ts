// The bytes of a file: where they are is asked afresh, and the bot's token goes to Slack's own hosts alone.
import type { webApi } from '@slack/bolt'
import type { FileRef } from '../../src/domain/file.ts'
import { download } from '../../src/ports/download.ts'
import { FileError } from '../../src/ports/errors.ts'
import type { Timers } from '../../src/ports/system.ts'
import { codeOf, lookUpError } from './outcome.ts'

interface FileBytesOptions {
  readonly client: webApi.WebClient
  readonly token: string
  readonly timers: Timers
  /** Where another Slack than the real one is reached. */
  readonly apiUrl?: string | undefined
}

const hosts = ['https://files.slack.com', 'https://files.slack-gov.com']

const gone = new Set(['file_not_found', 'file_deleted', 'file_not_visible', 'not_visible'])
const closed = new Set(['missing_scope', 'access_denied', 'no_permission'])

/** A file that is not here by then is fetched later. */
const downloadMs = 15_000

/** Whether something is on a host of Slack's. */
export const fileOrigins = (apiUrl: string | undefined): readonly string[] =>
  apiUrl === undefined ? hosts : [...hosts, new URL(apiUrl).origin]

/** Reads them. Rejects with a FileError when they are gone, with another PlatformError when Slack is away. */
export async function fileBytes(options: FileBytesOptions, file: FileRef, most: number): Promise<Uint8Array> {
  const { client, token, timers, apiUrl } = options
  const url = await whereIs(client, file.id)
  // What was only linked from elsewhere has no bytes in Slack.
  if (url === undefined) throw new FileError('gone')
  const headers = { authorization: `Bearer ${token}` }
  return download(url, { origins: fileOrigins(apiUrl), headers, most, timers, patienceMs: downloadMs })
}

async function whereIs(client: webApi.WebClient, file: string): Promise<string | undefined> {
  try {
    return (await client.files.info({ file })).file?.url_private_download
  } catch (error) {
    const code = codeOf(error) ?? ''
    if (gone.has(code)) throw new FileError('gone', error)
    if (closed.has(code)) throw new FileError('not-allowed', error)
    throw lookUpError('files.info', 'Slack does not say where a file is.', error)
  }
}
