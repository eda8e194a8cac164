// Slack for the fuzz tests, by either way in: a set up workspace full of the canary, people who do everything that Slack
// tells of, and a hand on the wire that changes the payload on its way.
import { z } from 'zod'
import { slackStage } from '../scenarios/slack-stage.ts'
import { type Entry, listen } from './log.ts'
import { canary } from './mutation.ts'

type Stage = Awaited<ReturnType<typeof slackStage>>
type Payload = Readonly<Record<string, unknown>>

/** One thing somebody does, and which payload it makes: the event of a type, or a call. */
export interface Act {
  readonly payload: string
  readonly does: () => Promise<unknown>
}

const payload = z.custom<Payload>((value) => typeof value === 'object' && value !== null)
const named = z.object({ type: z.string().optional(), event: z.object({ type: z.string() }).optional() })

function nameOf(kind: string, given: Payload): string {
  const { type, event } = named.parse(given)
  return event?.type ?? type ?? kind
}

/** A form holds texts alone. */
const asText = (given: Payload): Payload =>
  Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  )

export type SlackFuzzStage = Awaited<ReturnType<typeof slackFuzzStage>>

/** Sets it. Nothing is repeated by chance: what Slack has to send again shows that it was not acknowledged. */
export async function slackFuzzStage(mode: 'socket' | 'http') {
  const log = listen()
  const timing = { ack: 20_000, retries: [5], trigger: 60_000 }
  const stage = await slackStage(mode, { hears: log.hears, emulator: { timing } })
  const { slack } = stage
  log.keepsSecret(slack.botToken, slack.appToken, slack.signingSecret, 'emulated-verification-token')
  await stage.presses('mo', 'Looks right')
  await slack.inviteBot(slack.general)
  await slack.until(() => slack.general.members.has(slack.botUserId))
  await stage.settles()
  await stage.runs('ben', 'suggest', { title: `Dark mode ${canary}`, details: canary })
  log.taken()

  let change: { readonly payload: string; readonly to: (given: unknown) => unknown } | undefined
  slack.tamperWith((kind, given) => {
    if (change?.payload !== nameOf(kind, given)) return given
    const { to } = change
    change = undefined
    const changed = payload.parse(to(given))
    return mode === 'http' && kind === 'slash_commands' ? asText(changed) : changed
  })

  /** Does it, with its payload changed. */
  async function doing(act: Act, to: (given: unknown) => unknown): Promise<void> {
    change = { payload: act.payload, to }
    await act.does()
    if (change !== undefined) throw new Error(`nothing made a ${act.payload}`)
  }

  /** Resolves when all that came in is answered, with the warnings and errors it left in the log. */
  async function settled(): Promise<readonly Entry[]> {
    await stage.settles()
    await stage.runs('ida', 'help')
    return log.taken()
  }

  return { stage, slack, acts: actsOf(stage), doing, settled, log, close: () => stage.close() }
}

function actsOf(stage: Stage): Readonly<Record<string, Act>> {
  const { slack, user, channel } = stage
  const [ben, ida] = [user('ben'), user('ida')]
  const general = channel('general')
  const suggestions = channel('suggestions')
  const card = slack.messagesSeenBy(ben, suggestions).find((one) => slack.text(one).includes('[Vote for 1]'))
  const label = 'Vote for 1'
  const types = (text: string) => () => slack.runCommand(ben, general, '/hearth', text)
  const joins = () => slack.joinTeam({ name: `Nia ${canary}`, general: true })
  const pressed = (): Promise<unknown> => {
    if (card === undefined) throw new Error('there is no card')
    return slack.press(ida, card, label)
  }
  const hello = slack.write(ben, general, `Hello ${canary}`)
  let reactions = 0
  const reacts = (): Promise<void> => {
    if (card === undefined) throw new Error('there is no card')
    reactions += 1
    return slack.react(ben, card, `${canary.toLowerCase()}-${reactions}`)
  }
  /** What it takes back comes before, unchanged. */
  const takesBack = async (): Promise<void> => {
    if (card === undefined) throw new Error('there is no card')
    await reacts()
    return slack.unreact(ben, card, `${canary.toLowerCase()}-${reactions}`)
  }
  return {
    'a command that reads': { payload: 'slash_commands', does: types('help') },
    'a command that writes': { payload: 'slash_commands', does: types(`suggest title: ${canary}`) },
    'a command that opens a form': { payload: 'slash_commands', does: types('suggest') },
    'a press': { payload: 'block_actions', does: pressed },
    'a message shortcut': {
      payload: 'message_action',
      does: async () => slack.shortcut(ben, 'support-message', await hello),
    },
    'a form that is sent': {
      payload: 'view_submission',
      does: async () => {
        const view = await (await slack.runCommand(ida, general, '/hearth', 'suggest')).view()
        await slack.submit(ida, view, { Title: `Light mode ${canary}` })
      },
    },
    'a message': { payload: 'message', does: () => slack.write(ben, general, `Hello ${canary}`) },
    'a reaction': { payload: 'reaction_added', does: reacts },
    'a reaction that is taken back': { payload: 'reaction_removed', does: takesBack },
    'a direct message': { payload: 'message', does: () => slack.writeDirectly(ben, `Hello ${canary}`) },
    'a mention': { payload: 'app_mention', does: () => slack.mention(ben, general, `help ${canary}`) },
    'somebody new': { payload: 'team_join', does: joins },
    'somebody in the channel of all': { payload: 'member_joined_channel', does: joins },
    'an account that changes': {
      payload: 'user_change',
      does: () => slack.changeUser(ben, { displayName: `Ben ${canary}` }),
    },
    'a channel of another name': {
      payload: 'channel_rename',
      does: () => slack.renameChannel(suggestions, 'suggestions'),
    },
  }
}
