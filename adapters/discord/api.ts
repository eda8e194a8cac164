// The REST door to Discord. The SDK repeats nothing and waits for no limit: both are the worker's business.
import { REST, type RESTOptions, type RouteLike } from 'discord.js'
import { times } from './limits.ts'

export interface Api {
  get(route: RouteLike, query?: Readonly<Record<string, string>>): Promise<unknown>
  post(route: RouteLike, body: object, options?: ApiOptions): Promise<unknown>
  put(route: RouteLike, body?: object | readonly object[]): Promise<unknown>
  patch(route: RouteLike, body: object, options?: ApiOptions): Promise<unknown>
  delete(route: RouteLike, options?: ApiOptions): Promise<unknown>
}

interface ApiOptions {
  /** False for addresses that hold their own token: interactions. A refusal there says nothing about ours. */
  readonly auth?: boolean
}

/** How every client of ours talks to Discord. */
export const restOptions = (apiUrl: string | undefined): Partial<RESTOptions> => ({
  ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '') }),
  retries: 0,
  timeout: times.requestMs,
  rejectOnRateLimit: () => true,
})

/** Makes the door. */
export function discordApi(options: { readonly token: string; readonly apiUrl?: string | undefined }): Api {
  const rest = new REST(restOptions(options.apiUrl))
  // A 401 makes the SDK forget the token; one answer must not silence all that follow.
  const known = (): REST => rest.setToken(options.token)
  return {
    get: (route, query) => known().get(route, query === undefined ? {} : { query: new URLSearchParams(query) }),
    post: (route, body, { auth = true } = {}) => known().post(route, { body, auth }),
    put: (route, body) => known().put(route, body === undefined ? {} : { body }),
    patch: (route, body, { auth = true } = {}) => known().patch(route, { body, auth }),
    delete: (route, { auth = true } = {}) => known().delete(route, { auth }),
  }
}
