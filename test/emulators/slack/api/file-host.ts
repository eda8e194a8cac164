/** Slack's file host: takes the bytes of an upload at the address that names it, gives those of a file to who has a token. */
import type { ServerResponse } from 'node:http'
import type { Core } from '../core.ts'

/** Whether a path is the file host's. */
export const isOfFileHost = (path: string): boolean => /^\/(upload|files-pri|avatars)\//.test(path)

export interface FileRequest {
  readonly method: string
  readonly path: string
  readonly token: string
  readonly body: Uint8Array
}

/** Answers it. */
export function answerFileHost(core: Core, request: FileRequest, response: ServerResponse): void {
  if (request.path.startsWith('/upload/')) takeUpload(core, request, response)
  else if (request.path.startsWith('/avatars/')) giveAvatar(core, request, response)
  else giveFile(core, request, response)
}

function takeUpload({ world, changes }: Core, { method, path, body }: FileRequest, response: ServerResponse): void {
  const id = path.split('/').at(-1) ?? ''
  const file = world.files.get(id)
  // Observed nowhere: what is not as long as it was said to be is taken for a broken upload.
  if (method !== 'POST' || file === undefined || world.uploads.get(id) !== body.byteLength) {
    response.writeHead(400).end('invalid upload')
    return
  }
  world.uploads.delete(id)
  file.content = body
  changes.note()
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${body.byteLength}`)
}

/** Whoever brings no token that may read files is led to where people sign in. */
function giveFile({ world, settings }: Core, { path, token }: FileRequest, response: ServerResponse): void {
  const [, id = ''] = /^\/files-pri\/[^/]+-([^/-]+)\//.exec(path) ?? []
  const file = world.files.get(id)
  if (token !== settings.botToken || !settings.scopes.includes('files:read')) {
    response.writeHead(302, { location: `https://${settings.teamDomain}.slack.com/?redir=${path}` }).end()
    return
  }
  if (file === undefined || file.deleted) {
    response.writeHead(404).end()
    return
  }
  response.writeHead(200, { 'content-type': file.mimetype, 'content-length': file.content.byteLength })
  response.end(file.content)
}

/** Pictures of people are for everybody. */
function giveAvatar({ world }: Core, { path }: FileRequest, response: ServerResponse): void {
  const picture = world.avatars.get(path.split('/').at(-1) ?? '')
  response.writeHead(picture === undefined ? 404 : 200, { 'content-type': 'image/png' }).end(picture)
}
