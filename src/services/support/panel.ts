// The panel: a message in a channel whose buttons open support threads, one for each topic that members may open.
import type { Caller } from '../../domain/caller.ts'
import type { SupportShape } from '../../domain/support.ts'
import type { Topic } from '../../domain/topic.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { supportOpen, supportTopic, supportTopics } from '../../view/actions.ts'
import { button, type Control, type Message } from '../../view/message.ts'
import type { House } from '../house.ts'
import { reporting } from './topics/reporting.ts'
import { topicFacts } from './topics/topics-for.ts'

/** More than these are easier to read in a list. */
const buttonsAtMost = 5

/** The panel for a space whose support threads are kept private this way. */
export async function panelMessage(
  house: House,
  { community }: Pick<Caller, 'community'>,
  say: Say,
  shape: SupportShape,
): Promise<Message> {
  const { 'support.topics': all } = await house.store.of(community).settings.get()
  // Everybody reads it: what only staff open is no offer there.
  const topics = all.filter(({ who }) => who !== 'staff')
  const facts = await topicFacts(house, say, community, topics)
  return {
    text: say('support.panel'),
    card: { ...(facts.length === 0 ? {} : { facts }), note: say('support.panel.who', { shape }) },
    // Without topics it is one button, and stays it.
    controls: [...controlsOf(say, topics), ...(topics.length === 0 ? [] : await reporting(house, community, say))],
  }
}

function controlsOf(say: Say, topics: readonly Topic[]): readonly Control[] {
  if (topics.length === 0) return [button(actionId(supportOpen), say.label('support.panel.button'), 'primary')]
  if (topics.length <= buttonsAtMost)
    return topics.map(({ id, name }) => button(actionId(supportTopic, id), name, 'primary'))
  const choices = topics.map(({ id, name, description }) => ({
    ...{ value: id, label: name },
    ...(description === undefined ? {} : { description }),
  }))
  return [{ kind: 'select', action: actionId(supportTopics), placeholder: say.label('topic.select'), choices }]
}
