// A Web API that is willing and does nothing: the emulator's checks would cost more than what is measured.
import { createServer, type Server } from 'node:http'
import { seededUser } from '../store/seed.ts'

export interface Workspace {
  readonly team: string
  readonly botUser: string
  readonly users: number
}

/** Answers every call of the Web API, and every response_url, of which it tells. */
export function willingApi(workspace: Workspace, onAnswer: () => void): Server {
  let posted = 0
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
      members: Array.from({ length: workspace.users }, (_, number) => userOf(number)),
      response_metadata: { next_cursor: '' },
    }),
    'users.info': (args) => ({ user: userOf(Number(args.get('user')?.slice(1))) }),
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

const userOf = (number: number): object => ({
  id: seededUser(number),
  name: `person${number}`,
  real_name: `Person ${number}`,
  locale: 'en-US',
  is_admin: false,
  is_bot: false,
  profile: { display_name: `Person ${number}`, real_name: `Person ${number}` },
})
