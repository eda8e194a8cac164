// Brings files into Slack: uploads them, where nobody sees them yet, and then shares them in a thread or channel. Slack does
// the sharing a moment after it says that it will.
import type { webApi } from '@slack/bolt'
import type { LentFile } from '../../src/ports/files.ts'
import type { Timers } from '../../src/ports/system.ts'
import { fileOrigins } from './file-bytes.ts'
import { limits } from './limits.ts'
import { pages } from './paging.ts'

export interface Where {
  readonly channel: string
  readonly thread: string | undefined
}

export interface Uploader {
  /** Uploads one; gives its id. Nobody sees it before it is shared. */
  upload(file: Pick<LentFile, 'name' | 'content'>): Promise<string>
  /** Ends the upload of a picture that is shared nowhere, and waits a little until Slack can show it in a message. */
  keep(file: { readonly id: string; readonly name: string }): Promise<void>
  /** Shares what was uploaded, and waits a little for Slack to have done it. */
  share(where: Where, files: readonly { readonly id: string; readonly name: string }[]): Promise<void>
  /** The names of the files that we have shared there since a message of ours. */
  sharedSince(where: Where, ts: string): Promise<readonly string[]>
  /** The `ts` of the message of ours after another that brought some of these files and no others; undefined when there is none. */
  sharedAs(where: Where, ts: string, names: readonly string[]): Promise<string | undefined>
}

export interface UploaderOptions {
  readonly client: webApi.WebClient
  readonly botUser: string
  readonly timers: Timers
  /** Where another Slack than the real one is reached. */
  readonly apiUrl?: string | undefined
}

const uploadMs = 15_000
/** Looks whether a file is shared, and how long until the next look. */
const looks = 8
const lookMs = 400

/** Makes it. */
export function uploaderOf({ client, botUser, timers, apiUrl }: UploaderOptions): Uploader {
  async function isShared(file: string, channel: string): Promise<boolean> {
    const { shares } = (await client.files.info({ file })).file ?? {}
    return [shares?.public, shares?.private].some((in_) => in_ !== undefined && Object.hasOwn(in_, channel))
  }

  /** Words that follow would else stand above the files. That it takes longer, or is not told, stops nobody. */
  async function untilShared(file: string, channel: string): Promise<void> {
    for (let look = 0; look < looks; look += 1) {
      if (await isShared(file, channel).catch(() => true)) return
      await new Promise<void>((resolve) => timers.after(lookMs, resolve))
    }
  }

  async function send(url: string, content: Uint8Array): Promise<void> {
    const origin = URL.parse(url)?.origin
    if (origin === undefined || !fileOrigins(apiUrl).includes(origin)) throw new Error('an upload leads out of Slack')
    const giveUp = new AbortController()
    const stopWaiting = timers.after(uploadMs, () => giveUp.abort())
    try {
      const body = Buffer.from(content)
      const response = await fetch(url, { method: 'POST', redirect: 'manual', signal: giveUp.signal, body })
      await response.body?.cancel()
      if (!response.ok) throw new Error(`the upload was answered HTTP ${response.status}`)
    } finally {
      stopWaiting()
    }
  }

  /** The files of each message of ours there after another, by their names. */
  async function* sharedAfter(
    { channel, thread }: Where,
    ts: string,
  ): AsyncGenerator<{ readonly ts: string; readonly names: readonly string[] }> {
    const since = { channel, oldest: ts, limit: limits.page }
    const found = pages<webApi.ConversationsHistoryResponse | webApi.ConversationsRepliesResponse>((from) =>
      thread === undefined
        ? client.conversations.history({ ...since, ...from })
        : client.conversations.replies({ ...since, ts: thread, ...from }),
    )
    for await (const { messages = [] } of found)
      for (const { user, files = [], ts: at = '' } of messages)
        if (user === botUser && Number(at) > Number(ts))
          yield { ts: at, names: files.map(({ title, name }) => title ?? name ?? '') }
  }

  return {
    async upload({ name, content }) {
      const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
        filename: name,
        length: content.byteLength,
      })
      if (url === undefined || id === undefined) throw new Error('files.getUploadURLExternal named no address')
      await send(url, content)
      return id
    },
    async keep({ id, name }) {
      await client.files.completeUploadExternal({ files: [{ id, title: name }] })
      for (let look = 0; look < looks; look += 1) {
        const { file } = await client.files.info({ file: id })
        // It has a type once Slack has looked at it.
        if (file?.mimetype?.startsWith('image/') === true) return
        await new Promise<void>((resolve) => timers.after(lookMs, resolve))
      }
    },
    async share({ channel, thread }, files) {
      const [first, ...others] = files.map(({ id, name }) => ({ id, title: name }))
      if (first === undefined) return
      const shared = { files: [first, ...others] satisfies [typeof first, ...(typeof first)[]], channel_id: channel }
      await client.files.completeUploadExternal(thread === undefined ? shared : { ...shared, thread_ts: thread })
      const last = others.at(-1) ?? first
      await untilShared(last.id, channel)
    },
    async sharedSince(where, ts) {
      const names: string[] = []
      for await (const shared of sharedAfter(where, ts)) names.push(...shared.names)
      return names
    },
    async sharedAs(where, ts, names) {
      for await (const shared of sharedAfter(where, ts))
        if (shared.names.length > 0 && shared.names.every((name) => names.includes(name))) return shared.ts
      return undefined
    },
  }
}
