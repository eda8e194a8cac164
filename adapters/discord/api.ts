// The REST door to Discord. The SDK repeats nothing and waits for no limit but the bot's own budget of a second: the rest is
// the worker's business.
import { REST, type RESTOptions, type RouteLike } from 'discord.js'
import { discordAnswers } from './answers.ts'
import { times } from './limits.ts'

export interface Api {
  get(route: RouteLike, query?: Readonly<Record<string, string>>): Promise<unknown>
  post(route: RouteLike, body: object, options?: ApiOptions): Promise<unknown>
  /** Posts with files, which takes longer. */
  upload(route: RouteLike, body: object, files: readonly Upload[]): Promise<unknown>
  /** Changes a message and the files that hang on it, which takes longer. */
  hang(route: RouteLike, body: object, files: readonly Upload[]): Promise<unknown>
  put(route: RouteLike, body?: object | readonly object[], options?: LoggedOptions): Promise<unknown>
  patch(route: RouteLike, body: object, options?: ApiOptions): Promise<unknown>
  delete(route: RouteLike, options?: ApiOptions & LoggedOptions): Promise<unknown>
}

/** A file as it is uploaded. */
export interface Upload {
  readonly name: string
  readonly content: Uint8Array
  readonly type?: string
}

interface ApiOptions {
  /** False for addresses that hold their own token: interactions. A refusal there says nothing about ours. */
  readonly auth?: boolean
}

interface LoggedOptions {
  /** What the server's audit log says of it. */
  readonly reason?: string
}

/** The bot's own budget of requests comes back every second: a turn in it is waited for. Milliseconds. */
const turnMs = 1_500

/** How every client of ours talks to Discord. `requestsPerSecond`: what Discord grants this bot in all; 50 when absent. */
export const restOptions = (apiUrl: string | undefined, requestsPerSecond?: number): Partial<RESTOptions> => ({
  ...(requestsPerSecond === undefined ? {} : { globalRequestsPerSecond: requestsPerSecond }),
  ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '') }),
  retries: 0,
  timeout: times.requestMs,
  rejectOnRateLimit: ({ global, timeToReset }) => !global || timeToReset > turnMs,
})

export interface ApiDoorOptions {
  readonly token: string
  readonly apiUrl?: string | undefined
  /** How many requests a second Discord grants this bot; answers to interactions are none of them. */
  readonly requestsPerSecond?: number | undefined
}

/** Makes the door. */
export function discordApi(options: ApiDoorOptions): Api {
  const rest = new REST(restOptions(options.apiUrl, options.requestsPerSecond))
  const answers = discordAnswers(options.apiUrl)
  // A 401 makes the SDK forget the token; one answer must not silence all that follow.
  const known = (): REST => rest.setToken(options.token)
  const uploads = new REST({ ...restOptions(options.apiUrl, options.requestsPerSecond), timeout: times.uploadMs })
  return {
    get: (route, query) => known().get(route, query === undefined ? {} : { query: new URLSearchParams(query) }),
    post: (route, body, { auth = true } = {}) =>
      auth ? known().post(route, { body }) : answers.send('POST', route, body),
    upload: (route, body, files) => uploads.setToken(options.token).post(route, { body, files: files.map(rawFile) }),
    hang: (route, body, files) => uploads.setToken(options.token).patch(route, { body, files: files.map(rawFile) }),
    put: (route, body, options = {}) => known().put(route, { ...options, ...(body === undefined ? {} : { body }) }),
    patch: (route, body, { auth = true } = {}) =>
      auth ? known().patch(route, { body }) : answers.send('PATCH', route, body),
    delete: (route, { auth = true, ...logged } = {}) =>
      auth ? known().delete(route, logged) : answers.send('DELETE', route),
  }
}

const rawFile = ({ name, content, type }: Upload) => ({
  name,
  data: content,
  ...(type === undefined ? {} : { contentType: type }),
})
