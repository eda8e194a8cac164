// How admins see the topics: the list, and the card of one with what can be changed about it.
import type { Team } from '../../../domain/team.ts'
import { type AnswerKind, type Question, questionsAtMost, type Topic, topicsAtMost } from '../../../domain/topic.ts'
import type { Say, SentenceKey } from '../../../locales/say.ts'
import { actionId } from '../../../view/action-id.ts'
import {
  topicCardRef,
  topicChange,
  topicListRef,
  topicQuestion,
  topicQuestionRemove,
  topicRemove,
} from '../../../view/actions.ts'
import { button, type Control, type Fact, type Message } from '../../../view/message.ts'
import { topicComplaint } from '../../../view/promises-actions.ts'
import { lines, plain, type Text } from '../../../view/text.ts'
import { usuallySays } from '../answer-time.ts'

/** The kinds of answers in words. */
const kindWords: Readonly<Record<AnswerKind, SentenceKey>> = {
  line: 'topic.kind.line',
  lines: 'topic.kind.lines',
  number: 'topic.kind.number',
  choice: 'topic.kind.choice',
  date: 'topic.kind.date',
  address: 'topic.kind.address',
}

const whoWords: Readonly<Record<Topic['who'], SentenceKey>> = {
  everyone: 'topic.who.everyone',
  members: 'topic.who.members',
  staff: 'topic.who.staff',
}

/** All topics, with a button to each. */
export function topicList(say: Say, topics: readonly Topic[], first?: Text): Message {
  const command = { kind: 'command', path: 'setup topic' } as const
  const list = topics.length === 0 ? say('topic.none', { command }) : say('topic.list', { command, most: topicsAtMost })
  return {
    text: first === undefined ? list : lines(first, list),
    controls: topics.map(({ id, name }) => button(actionId(topicCardRef, id), name)),
  }
}

/** One topic, and what can be changed about it. A team is spoken of only where there are some. */
export function topicCard(say: Say, topic: Topic, teams: readonly Team[], first?: Text): Message {
  const { name, description, who, usually, questions, team } = topic
  const facts: Fact[] = []
  if (description !== undefined) facts.push({ label: say.label('topic.description'), value: plain(description) })
  if (teams.length > 0) {
    const found = teams.find((one) => one.id === team)
    facts.push({
      label: say.label('topic.team'),
      value: found === undefined ? say('topic.team.everyone') : plain(found.name),
    })
  }
  facts.push({ label: say.label('topic.who'), value: say(whoWords[who]) })
  if (usually !== undefined) facts.push({ label: say.label('topic.usually'), value: usuallySays(say, usually) })
  if (topic.kind === 'complaint')
    facts.push({ label: say.label('complaint.topic'), value: say('complaint.topic.value') })
  const asked = questions.map((one, index) => questionFact(say, one, index))
  const title = say('topic.card', { topic: name, count: questions.length })
  return {
    text: first === undefined ? title : lines(first, title),
    card: { facts: [...facts, ...asked], note: say('topic.card.note', { most: questionsAtMost }) },
    controls: controlsOf(say, topic),
  }
}

/** Asks whether it is meant. */
export const removeMessage = (say: Say, { id, name, questions }: Topic): Message => ({
  text: say('topic.remove-sure', { topic: name, count: questions.length }),
  controls: [
    button(actionId(topicRemove, id, 'sure'), say.label('topic.remove'), 'danger'),
    button(actionId(topicCardRef, id), say.label('topic.keep')),
  ],
})

function questionFact(say: Say, { label, kind, required, choices = [] }: Question, index: number): Fact {
  const args = { kind: say.label(kindWords[kind]), required: required ? 'yes' : 'no', choices: choices.join(', ') }
  return {
    label: `${index + 1}. ${label}`,
    value: say(kind === 'choice' ? 'topic.question-choices' : 'topic.question', args),
  }
}

function controlsOf(say: Say, { id, questions, kind }: Topic): readonly Control[] {
  const wanted = kind === 'complaint' ? 'no' : 'yes'
  const add = button(actionId(topicQuestion, id), say.label('topic.add-question'))
  const buttons = [
    button(actionId(topicChange, id), say.label('topic.change'), 'primary'),
    ...(questions.length < questionsAtMost ? [add] : []),
    button(actionId(topicComplaint, id, wanted), say.label('complaint.topic-button', { wanted })),
    button(actionId(topicListRef), say.label('topic.all')),
    button(actionId(topicRemove, id, 'ask'), say.label('topic.remove')),
  ]
  if (questions.length === 0) return buttons
  const choices = questions.map((one) => ({ value: one.id, label: one.label }))
  const action = actionId(topicQuestionRemove, id)
  return [...buttons, { kind: 'select', action, placeholder: say.label('topic.remove-question'), choices }]
}
