// The paths of the playground: the page and its files, the state, and everything a person can do. See api.ts.
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { z } from 'zod'
import type { Simulation } from '../../src/ports/simulation.ts'
import type { Clock, Logger } from '../../src/ports/system.ts'
import { type Acts, personOf } from './acts.ts'
import * as api from './api.ts'
import type { Calls } from './calls.ts'
import { securityHeaders } from './content-policy.ts'
import { fileAnswer } from './file-route.ts'
import { type GuardOptions, guard } from './guard.ts'
import { givenFile } from './kept-files.ts'
import { bodyBytes, bodyWithFilesBytes } from './limits.ts'
import type { Live } from './live.ts'
import type { MenuEntry } from './message-menu.ts'
import type { PageFile, Pages } from './page-files.ts'
import type { Pastime } from './pastime.ts'
import { pictureAnswer } from './picture-route.ts'
import { ApiRefusal } from './refusal.ts'
import { stateOf } from './state-of.ts'
import type { Person } from './things.ts'
import type { World } from './world.ts'

export interface RoutesOptions extends Pick<GuardOptions, 'keys' | 'port'> {
  readonly world: World
  readonly acts: Acts
  readonly calls: Calls
  readonly complete: (as: string, words: string) => Promise<api.Completions>
  readonly messageMenu: (person: Person) => readonly MenuEntry[]
  readonly pastime: Pastime
  /** Shows or hides the second space. */
  readonly showSecond: (shown: boolean) => Promise<void>
  readonly simulation: Simulation
  readonly live: Live
  readonly clock: Clock
  readonly logger: Logger
  readonly pages: Pages
  readonly files: readonly PageFile[]
}

/** Makes the app of one playground. */
export function routesOf(options: RoutesOptions): Hono {
  const { world, acts, calls, pastime, simulation, live, clock, pages } = options
  const app = new Hono()
  app.use(guard({ keys: options.keys, port: options.port, strangerPage: pages.stranger }))
  const limited = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (context) => context.json({ error: 'too-large' }, 413) })
  const [short, withFiles] = [limited(bodyBytes), limited(bodyWithFilesBytes)]
  const takesFiles = ['/api/write', '/api/form']
  app.use((context, next) => (takesFiles.includes(context.req.path) ? withFiles : short)(context, next))

  app.get('/', (context) => {
    for (const [name, value] of Object.entries(securityHeaders(pages.index))) context.header(name, value)
    context.header('Cache-Control', 'no-store')
    return context.html(pages.index)
  })
  for (const file of options.files)
    app.get(file.path, (context) =>
      context.body(file.body, 200, { 'Content-Type': file.type, 'Cache-Control': 'no-cache' }),
    )

  app.get('/api/state', async (context) => {
    const person = personOf(world, context.req.query('as') ?? '')
    const [nextDigest, joined] = await Promise.all([simulation.nextDigest(), simulation.isJoined()])
    const busy = pastime.busy()
    const state: api.State = {
      ...stateOf(world, person),
      joined,
      messageMenu: options.messageMenu(person),
      now: clock.now(),
      canSkip: simulation.movable,
      ...(busy === undefined ? {} : { busy }),
      ...(nextDigest === undefined ? {} : { nextDigest }),
    }
    context.header('Cache-Control', 'no-store')
    return context.json(state)
  })
  app.get('/api/live', (context) => {
    personOf(world, context.req.query('as') ?? '')
    const headers = { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' }
    return context.body(live.open(), 200, headers)
  })

  app.get('/api/file', (context) => fileAnswer(world, context))
  app.get('/api/picture', (context) => pictureAnswer(world, context))

  /** A POST whose body is read by its schema. Nobody acts while everybody waits. */
  function post<Body>(path: string, schema: z.ZodType<Body>, act: (body: Body) => Promise<object | undefined>): void {
    app.post(`/api/${path}`, async (context: Context) => {
      const body = schema.safeParse(await context.req.json().catch(() => undefined))
      if (!body.success) throw new ApiRefusal('bad-request')
      if (pastime.busy() !== undefined) throw new ApiRefusal('busy')
      return context.json((await act(body.data)) ?? {})
    })
  }
  const nothing = async (work: Promise<void>): Promise<undefined> => {
    await work
    return undefined
  }

  post('join', api.personRequest, ({ as }) => nothing(acts.join(as)))
  post('leave', api.personRequest, ({ as }) => nothing(acts.leave(as)))
  post('write', api.writeRequest, async ({ as, place, text, files }) => {
    const message = await acts.write(as, place, text, files.map(givenFile))
    await calls.mention(as, place, text, message)
    return { message }
  })
  post('edit', api.editRequest, ({ as, message, text }) => nothing(acts.edit(as, message, text)))
  post('remove', api.removeRequest, ({ as, message }) => nothing(acts.remove(as, message)))
  post('react', api.reactRequest, ({ as, message, liked }) => nothing(acts.react(as, message, liked)))
  post('command', api.commandRequest, calls.command)
  post('point', api.pointRequest, calls.point)
  post('press', api.pressRequest, calls.press)
  post('form', api.formRequest, calls.form)
  post('complete', api.completeRequest, ({ as, words }) => options.complete(as, words))
  post('close-directs', api.closeDirectsRequest, ({ as, closed }) => nothing(acts.closeDirects(as, closed)))
  post('skip', api.skipRequest, ({ to }) => nothing(pastime.skip(to)))
  post('second-space', api.secondSpaceRequest, ({ shown }) => nothing(options.showSecond(shown)))
  post('start-over', api.startOverRequest, () => nothing(pastime.startOver()))

  app.notFound((context) => context.json({ error: 'not-found' }, 404))
  app.onError((error, context) => {
    if (error instanceof ApiRefusal) return context.json({ error: error.code }, error.status)
    options.logger.error('a request of the playground failed', error, { path: context.req.path })
    return context.json({ error: 'broken' }, 500)
  })
  return app
}
