// The plain page that somebody sees who installs Hearth with their browser.
import { type SentenceKey, sayIn } from '../../src/locales/say.ts'

export type InstallEnd =
  | { readonly kind: 'done'; readonly workspace: string }
  | { readonly kind: 'other-browser' | 'used' | 'expired' | 'changed' | 'denied' | 'ended' | 'organisation' }
  | { readonly kind: 'not-set-up' | 'away' }

const said: Readonly<
  Record<Exclude<InstallEnd['kind'], 'done'>, { readonly status: number; readonly key: SentenceKey }>
> = {
  'other-browser': { status: 403, key: 'install.other-browser' },
  used: { status: 403, key: 'install.used' },
  expired: { status: 403, key: 'install.expired' },
  changed: { status: 403, key: 'install.changed' },
  denied: { status: 403, key: 'install.denied' },
  ended: { status: 400, key: 'install.ended' },
  organisation: { status: 400, key: 'install.organisation' },
  'not-set-up': { status: 500, key: 'install.not-set-up' },
  away: { status: 503, key: 'install.away' },
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign)

/** How an install ended, in the language of the browser. `again` is where one begins anew. */
export function installPage(end: InstallEnd, again: string, languages: string | null): Response {
  const say = sayIn(languages?.split(/[,;]/)[0]?.trim())
  const words =
    end.kind === 'done' ? say.label('install.done', { workspace: end.workspace }) : say.label(said[end.kind].key)
  const link =
    end.kind === 'done' ? '' : `<p><a href="${escaped(again)}">${escaped(say.label('install.again'))}</a></p>`
  const page = [
    `<!doctype html><html lang="${say.locale}"><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>Hearth</title><h1>Hearth</h1><p>${escaped(words)}</p>${link}</html>`,
  ].join('\n')
  return new Response(page, {
    status: end.kind === 'done' ? 200 : said[end.kind].status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
}
