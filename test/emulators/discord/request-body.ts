// Reads a request's body: JSON, or multipart with `payload_json` and files.
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import type { Attachment, World } from './world.ts'

const described = z.object({
  attachments: z.array(z.object({ id: z.string(), description: z.string().nullish() })).nullish(),
})

export interface RequestBody {
  readonly body: unknown
  readonly files: readonly Attachment[]
  /** How many bytes the whole request had. */
  readonly bytes: number
}

/** The body of a request and the files that came with it; rejects what is not JSON. */
export async function readRequestBody(world: World, request: IncomingMessage): Promise<RequestBody> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const bytes = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data'))
    return { ...(await readMultipart(world, bytes, type)), bytes: bytes.length }
  return { body: bytes.length === 0 ? undefined : parse(bytes.toString('utf8')), files: [], bytes: bytes.length }
}

async function readMultipart(
  world: World,
  bytes: Buffer<ArrayBuffer>,
  type: string,
): Promise<Omit<RequestBody, 'bytes'>> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
  const payload = form.get('payload_json')
  const body = typeof payload === 'string' ? parse(payload) : {}
  const descriptions = new Map(
    (described.safeParse(body).data?.attachments ?? []).map(({ id, description }) => [id, description]),
  )
  const files: Attachment[] = []
  for (const [name, file] of form) {
    if (typeof file === 'string') continue
    const description = descriptions.get(/^files\[(\d+)\]$/.exec(name)?.[1] ?? '')
    files.push({
      id: world.ids.next(),
      filename: file.name,
      contentType: file.type || 'application/octet-stream',
      ...(description ? { description } : {}),
      content: new Uint8Array(await file.arrayBuffer()),
    })
  }
  return { body, files }
}

function parse(text: string): unknown {
  return JSON.parse(text)
}
