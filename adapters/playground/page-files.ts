// The files of the page, each named here with where it comes from; nothing else on the disk is ever served.
import { readFile } from 'node:fs/promises'

const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' } as const

const ours = {
  css: ['tokens', 'frame', 'spaces', 'places', 'conversation', 'messages', 'message-menu', 'composer', 'dialogs'],
  js: [
    'app',
    'api',
    'avatar',
    'composer',
    'completion-list',
    'controls',
    'conversation',
    'dialogs',
    'files',
    'form-dialog',
    'form-field',
    'header',
    'icons',
    'live-state',
    'message',
    'message-menu',
    'pane',
    'pane-top',
    'place-list',
    'sentences',
    'sides',
    'switcher',
    'text',
    'threads',
    'times',
    'title-of',
    'unread',
    'use-completion',
    'use-pane',
  ],
  svg: ['hearth'],
} as const

// As the import map of index.html names them.
const packages = {
  'preact.js': import.meta.resolve('preact'),
  'preact-hooks.js': import.meta.resolve('preact/hooks'),
  'htm.js': import.meta.resolve('htm'),
  'htm-preact.js': import.meta.resolve('htm/preact'),
} as const

export interface PageFile {
  readonly path: string
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
}

const inPage = (name: string): URL => new URL(`page/${name}`, import.meta.url)

const read = async (path: string, url: URL, type: string): Promise<PageFile> => ({
  path,
  type: `${type}; charset=utf-8`,
  body: new Uint8Array(await readFile(url)),
})

/** Reads the page's files, once at start. */
export async function readPageFiles(): Promise<readonly PageFile[]> {
  const css = ours.css.map((name) => read(`/page/${name}.css`, inPage(`${name}.css`), types.css))
  const js = ours.js.map((name) => read(`/page/${name}.js`, inPage(`${name}.js`), types.js))
  const svg = ours.svg.map((name) => read(`/page/${name}.svg`, inPage(`${name}.svg`), types.svg))
  const theirs = Object.entries(packages).map(([name, url]) => read(`/packages/${name}`, new URL(url), types.js))
  return Promise.all([...css, ...js, ...svg, ...theirs])
}

export interface Pages {
  readonly index: string
  /** What somebody without the cookie reads. */
  readonly stranger: string
}

/** Reads the two HTML pages. */
export const readPages = async (): Promise<Pages> => ({
  index: await readFile(inPage('index.html'), 'utf8'),
  stranger: await readFile(inPage('stranger.html'), 'utf8'),
})
