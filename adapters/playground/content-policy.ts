// The security headers of every answer. A page's inline scripts and styles are allowed by their hashes alone.
import { createHash } from 'node:crypto'

const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
} as const

/** The headers for an answer; `html` when it is a page with something inline. */
export const securityHeaders = (html = ''): Readonly<Record<string, string>> => ({
  ...always,
  'Content-Security-Policy': [
    "default-src 'none'",
    `script-src 'self'${hashesOf(html, 'script')}`,
    `style-src 'self'${hashesOf(html, 'style')}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
})

function hashesOf(html: string, tag: 'script' | 'style'): string {
  const inline = [...html.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))]
  return inline.map(([, body = '']) => ` 'sha256-${createHash('sha256').update(body).digest('base64')}'`).join('')
}
