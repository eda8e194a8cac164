// Which topic it is about: one button for each, with what was written already kept behind it.
import type { Topic } from '../../../domain/topic.ts'
import type { SentenceKey } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import { supportTopic, supportTopicWith } from '../../../view/actions.ts'
import { button, type Message } from '../../../view/message.ts'
import { lines, type Text } from '../../../view/text.ts'
import { type House, knownSpace } from '../../house.ts'
import type { Asker } from '../caller.ts'
import { shapeIn } from '../shape.ts'
import type { KeptBefore } from './intake-form.ts'
import { reporting } from './reporting.ts'
import { topicFacts } from './topics-for.ts'

const asks: Readonly<Record<'none' | KeptBefore['manner'], SentenceKey>> = {
  none: 'topic.choose',
  subject: 'topic.choose-kept',
  words: 'topic.choose-kept',
}

/** Asks for it, with who will read what is written. */
export async function chooseTopic(
  house: House,
  { caller, say }: Asker,
  topics: readonly Topic[],
  kept?: KeptBefore,
  first?: Text,
): Promise<Message> {
  const facts = await topicFacts(house, say, caller.community, topics)
  const shape = await shapeIn(house, await knownSpace(house, caller.community, caller.space))
  const question = say(asks[kept?.manner ?? 'none'])
  const idOf = ({ id }: Topic): string =>
    kept === undefined ? actionId(supportTopic, id) : actionId(supportTopicWith, id, kept.id, kept.manner)
  return {
    text: first === undefined ? question : lines(first, question),
    card: { ...(facts.length === 0 ? {} : { facts }), note: say('support.panel.who', { shape }) },
    controls: [
      ...topics.map((one) => button(idOf(one), one.name)),
      ...(kept === undefined ? await reporting(house, caller.community, say) : []),
    ],
  }
}
