// Who gets past the door: a browser on this machine that holds the cookie, and of its pages only our own.
// Loopback alone stops neither other pages in the browser nor other users of the machine.
import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { securityHeaders } from './content-policy.ts'
import { type Keys, sameSecret } from './keys.ts'
import { cookieSeconds } from './limits.ts'

const cookieName = 'hearth-playground'

export interface GuardOptions {
  readonly keys: Keys
  /** The port that is listened on: known once it is. */
  readonly port: () => number
  /** What somebody without the cookie reads. */
  readonly strangerPage: string
}

/** Refuses what is not the owner's own page; exchanges the token of the printed address for the cookie. */
export function guard({ keys, port, strangerPage }: GuardOptions): MiddlewareHandler {
  return async (context, next) => {
    for (const [name, value] of Object.entries(securityHeaders())) context.header(name, value)
    const host = context.req.header('host')
    // Another name that was made to point here (DNS rebinding) is another site to the browser.
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`]
    if (host === undefined || !hosts.includes(host)) return context.json({ error: 'wrong-host' }, 403)

    const token = context.req.query('token')
    if (context.req.method === 'GET' && context.req.path === '/' && sameSecret(token, keys.token)) {
      setCookie(context, cookieName, keys.cookie, {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/',
        maxAge: cookieSeconds,
      })
      context.header('Cache-Control', 'no-store')
      return context.redirect('/', 303)
    }
    if (!sameSecret(getCookie(context, cookieName), keys.cookie)) {
      context.header('Cache-Control', 'no-store')
      if (context.req.path !== '/') return context.json({ error: 'no-cookie' }, 401)
      for (const [name, value] of Object.entries(securityHeaders(strangerPage))) context.header(name, value)
      return context.html(strangerPage, 401)
    }
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
      // The browser says here which page asks, and no page can say otherwise.
      if (context.req.header('origin') !== `http://${host}`) return context.json({ error: 'wrong-origin' }, 403)
      // Anything else can be sent by a plain form of another page, without being asked first.
      const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
      if (type !== 'application/json') return context.json({ error: 'wrong-type' }, 415)
    }
    return next()
  }
}
