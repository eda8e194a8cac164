// The playground's API as the page uses it: signed in by the printed address, with the page's own Origin.
import type { CalledBack, Completions, State } from '../../adapters/playground/api.ts'
import type { Playground } from '../../adapters/playground/index.ts'

interface Reply<Body> {
  readonly status: number
  readonly body: Body & { readonly error?: string }
}

export type Client = Awaited<ReturnType<typeof signIn>>

/** Opens the printed address, as a browser would, and keeps its cookie. */
export async function signIn(playground: Pick<Playground, 'address'>) {
  const address = new URL(playground.address())
  const answer = await fetch(address, { redirect: 'manual' })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return clientWith(address.origin, cookie)
}

/** A client that already has its cookie. */
function clientWith(origin: string, cookie: string) {
  async function post<Body = object>(path: string, body: object): Promise<Reply<Body>> {
    const answer = await fetch(`${origin}/api/${path}`, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: JSON.parse(await answer.text()) }
  }
  const get = (path: string): Promise<Response> => fetch(`${origin}${path}`, { headers: { cookie } })
  return {
    origin,
    cookie,
    get,
    post,
    state: async (as: string): Promise<State> => JSON.parse(await (await get(`/api/state?as=${as}`)).text()),
    call: (path: 'command' | 'point' | 'press' | 'form', body: object) => post<CalledBack>(path, body),
    complete: async (as: string, words: string) => (await post<Completions>('complete', { as, words })).body,
  }
}

/** All words that somebody reads in a place, oldest first. */
export const wordsIn = (state: State, key: string): readonly string[] =>
  (state.places.find((place) => place.key === key)?.messages ?? []).map((one) =>
    one.message.text.map((part) => ('text' in part ? part.text : '')).join(''),
  )
