/** Files of the workspace: uploaded by people and by the app, shared with messages, and kept behind a token. */
import type { Settings } from '../options.ts'
import type { Json } from './json.ts'
import type { SlackFile } from './types.ts'
import type { World } from './world.ts'

/** A file that a person attaches. */
export interface NewFile {
  readonly name: string
  readonly content: Uint8Array
  readonly type?: string
}

/** Puts a file into the workspace; nobody sees it before it is shared. */
export function addFile(world: World, now: number, user: string, { name, content, type }: NewFile): SlackFile {
  const file: SlackFile = {
    id: world.ids.next('F'),
    name,
    title: name,
    mimetype: type ?? 'application/octet-stream',
    content,
    user,
    created: Math.floor(now / 1000),
    shares: [],
    deleted: false,
    givenToApp: false,
  }
  world.files.set(file.id, file)
  return file
}

/** Looks at what was uploaded, as Slack does when an upload has ended: then it knows what it is. */
export function lookAt(file: SlackFile): void {
  const isPng = [0x89, 0x50, 0x4e, 0x47].every((byte, index) => file.content[index] === byte)
  file.mimetype = isPng ? 'image/png' : 'application/octet-stream'
}

/** A file as the API and events show it; one that was deleted leaves little. */
export function fileJson(settings: Settings, world: World, file: SlackFile): Json {
  if (file.deleted) return { id: file.id, mode: 'tombstone' }
  const at = `${world.filesAt}/files-pri/${settings.teamId}-${file.id}`
  const name = encodeURIComponent(file.name)
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.name.split('.').at(-1) ?? '',
    pretty_type: '',
    user: file.user,
    user_team: settings.teamId,
    editable: false,
    size: file.content.byteLength,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: file.shares.some(({ channel }) => world.channels.get(channel)?.kind === 'public'),
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${at}/${name}`,
    url_private_download: `${at}/download/${name}`,
    permalink: `https://${settings.teamDomain}.slack.com/files/${file.user}/${file.id}/${name}`,
    has_rich_preview: false,
    file_access: 'visible',
  }
}

/** Where a file is shared, as files.info tells it. */
export function sharesJson(world: World, file: SlackFile): Json {
  const found: Record<'public' | 'private', Record<string, { ts: string }[]>> = { public: {}, private: {} }
  for (const { channel, ts } of file.shares) {
    const kind = world.channels.get(channel)?.kind === 'public' ? 'public' : 'private'
    found[kind][channel] = [...(found[kind][channel] ?? []), { ts }]
  }
  return Object.fromEntries(Object.entries(found).filter(([, channels]) => Object.keys(channels).length > 0))
}
