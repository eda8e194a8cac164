// Makes the private channel that stands for a support thread. Nobody is in it until they are invited, once it is known where
// the thread is: so what an earlier try left behind is told by its name, and by nobody's having come in.
import type { webApi } from '@slack/bolt'
import { inPlaceOfThread } from '../../src/domain/place.ts'
import type { Attempt, Effect } from '../../src/ports/effect.ts'
import type { Outcome } from '../../src/ports/outcome.ts'
import { channelName, ownChannel } from './make-channel.ts'
import { codeOf, outcomeOf, refused } from './outcome.ts'
import { pages } from './paging.ts'
import type { Workspace } from './workspace.ts'

type OpenRoom = Extract<Effect, { kind: 'openRoom' }>

/** So many channels may have the name already: archived ones keep theirs. */
const namesakesAtMost = 10

/** Makes the channel, under the first of its names that is free. */
export async function openRoom(
  client: webApi.WebClient,
  workspace: Workspace,
  { space, name }: OpenRoom,
  attempt: Attempt,
): Promise<Outcome> {
  for (let copy = 1; copy <= namesakesAtMost; copy += 1) {
    const called = copy === 1 ? channelName(name) : channelName(`${name}-${copy}`)
    let channel: string | undefined
    try {
      channel = (await client.conversations.create({ name: called, is_private: true })).channel?.id
      if (channel === undefined) return { kind: 'unknown', detail: 'Slack named no channel' }
    } catch (error) {
      if (codeOf(error) !== 'name_taken') return outcomeOf(error, 'findable')
      try {
        channel = attempt.number > 1 ? await emptyChannel(client, workspace, called) : undefined
      } catch (cause) {
        return outcomeOf(cause, 'repeatable')
      }
    }
    if (channel !== undefined) return { kind: 'done', result: { thread: inPlaceOfThread(space, channel) } }
  }
  return refused('taken', 'name_taken')
}

/** A private channel of this name that we made ourselves, and that nobody else has come into. */
async function emptyChannel(client: webApi.WebClient, workspace: Workspace, name: string): Promise<string | undefined> {
  const channel = await ownChannel(client, workspace, name)
  if (channel === undefined) return undefined
  for await (const { members = [] } of pages((from) => client.conversations.members({ channel, ...from })))
    if (members.some((member) => member !== workspace.botUser)) return undefined
  return channel
}
