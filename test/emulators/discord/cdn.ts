// Discord's file host: attachments under urls that are signed, and end after a day. It asks for no token.
import { createHmac } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Attachment, Wire, World } from './world.ts'

const LIFE_MS = 24 * 60 * 60_000

/** Whether a path is the file host's. */
export const isOfCdn = (path: string): boolean => /^\/((ephemeral-)?attachments|avatars|guilds)\//.test(path)

/** Where somebody's own picture is, or the one that they have in a guild. */
const avatarPath = /^\/(?:guilds\/(\d+)\/users|avatars)\/(\d+)(?:\/avatars)?\/(\w+)\.png$/

/** An attachment of a message, or of a form that was sent, as Discord tells of it. */
export function attachmentWire(world: World, file: Attachment, channelId?: string): Wire {
  const url = attachmentUrl(world, file, channelId)
  return {
    id: file.id,
    filename: file.filename,
    size: file.content.byteLength,
    content_type: file.contentType,
    url,
    proxy_url: url,
    ...(channelId === undefined ? { ephemeral: true } : {}),
    ...(file.description === undefined ? {} : { description: file.description }),
  }
}

/** Where an attachment is for the next day. */
function attachmentUrl(world: World, file: Attachment, channelId: string | undefined): string {
  const folder = channelId === undefined ? `ephemeral-attachments/${world.applicationId}` : `attachments/${channelId}`
  const path = `/${folder}/${file.id}/${encodeURIComponent(file.filename)}`
  const since = Math.floor(world.now() / 1000)
  const ex = Math.floor((world.now() + LIFE_MS) / 1000).toString(16)
  const is = since.toString(16)
  return `${world.cdnUrl}${path}?ex=${ex}&is=${is}&hm=${signature(world, path, ex, is)}&`
}

/** Answers a request for an attachment or a picture: its bytes, or that it is not to be had. */
export function answerFile(world: World, url: URL, response: ServerResponse): void {
  const avatar = avatarPath.exec(url.pathname)
  if (avatar !== null) {
    const [, guildId, userId = '', hash = ''] = avatar
    const owner = guildId === undefined ? world.users.get(userId) : world.guilds.get(guildId)?.members.get(userId)
    const picture = owner?.avatar === hash ? world.avatars.get(hash) : undefined
    response.writeHead(picture === undefined ? 404 : 200, { 'content-type': 'image/png' }).end(picture)
    return
  }
  const { ex = '', is = '', hm = '' } = Object.fromEntries(url.searchParams)
  const [, folder, channelId = '', fileId = ''] = url.pathname.split('/')
  const signed = hm === signature(world, url.pathname, ex, is)
  const fresh = Number.parseInt(ex, 16) * 1000 > world.now()
  const there = () => (folder === 'attachments' ? findFile(world, channelId, fileId) : world.formFiles.get(fileId))
  const file = signed && fresh ? there() : undefined
  if (file === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('This content is no longer available.')
    return
  }
  response.writeHead(200, { 'content-type': file.contentType, 'content-length': file.content.byteLength })
  response.end(file.content)
}

const signature = (world: World, path: string, ex: string, is: string): string =>
  createHmac('sha256', world.applicationId).update(`${path}?ex=${ex}&is=${is}`).digest('hex')

function findFile(world: World, channelId: string, fileId: string): Attachment | undefined {
  const messages = world.channels.get(channelId)?.messages ?? []
  return messages
    .filter(({ deleted }) => !deleted)
    .flatMap(({ attachments }) => attachments)
    .find(({ id }) => id === fileId)
}
