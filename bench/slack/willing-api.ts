// A Web API that is willing and does nothing: the emulator's checks would cost more than what is measured.
import { createServer, type Server } from 'node:http'
import { openerUser, seededUser, small, threadCount } from '../store/seed.ts'

export interface Workspace {
  readonly team: string
  readonly botUser: string
}

/** Answers every call of the Web API, and every response_url, of which it tells. */
export function willingApi(workspace: Workspace, onAnswer: () => void): Server {
  let posted = 0
  // Whoever is missing here has left, in the eyes of who was away.
  const everyone = [
    ...Array.from({ length: small.members }, (_, number) => userOf(seededUser(number), `Person ${number}`)),
    ...Array.from({ length: threadCount }, (_, number) => userOf(openerUser(number), `Opener ${number}`)),
  ]
  const answers: Readonly<Record<string, (args: URLSearchParams) => object>> = {
    'auth.test': () => ({
      url: 'https://lantern.slack.com/',
      team: 'Lantern',
      user: 'hearth',
      team_id: workspace.team,
      user_id: workspace.botUser,
      bot_id: 'B1',
    }),
    'users.list': () => ({
      members: everyone,
      response_metadata: { next_cursor: '' },
    }),
    'users.info': (args) => ({ user: everyone.find(({ id }) => id === args.get('user')) }),
    'usergroups.list': () => ({ usergroups: [] }),
    'chat.postMessage': (args) => {
      posted += 1
      return { channel: args.get('channel'), ts: `${1_700_000_000 + posted}.000100`, message: {} }
    },
  }
  return createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.url?.startsWith('/respond/')) onAnswer()
      const method = (request.url ?? '').replace('/api/', '')
      const answer = answers[method]
      const said = answer === undefined ? {} : answer(new URLSearchParams(Buffer.concat(chunks).toString()))
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
      response.end(JSON.stringify({ ok: true, ...said }))
    })
  })
}

const userOf = (id: string, name: string) => ({
  id,
  name,
  real_name: name,
  locale: 'en-US',
  is_admin: false,
  is_bot: false,
  profile: { display_name: name, real_name: name },
})
