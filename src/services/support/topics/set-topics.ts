// `/setup topic`: what support threads can be about, and what each asks. Changed one at a time, under the settings' lock.
import type { Caller } from '../../../domain/caller.ts'
import { readChoices } from '../../../domain/intake.ts'
import type { Team } from '../../../domain/team.ts'
import {
  type AnswerKind,
  choiceLength,
  choicesAtMost,
  type Question,
  questionsAtMost,
  type Topic,
  type TopicAudience,
  topicKey,
  topicNameLength,
  topicsAtMost,
} from '../../../domain/topic.ts'
import type { Say } from '../../../locales/say.ts'
import { type Answer, says } from '../../../ports/answer.ts'
import { UserError } from '../../../ports/errors.ts'
import type { Message } from '../../../view/message.ts'
import type { Text } from '../../../view/text.ts'
import { visible } from '../../../view/visible.ts'
import { acted, type House } from '../../house.ts'
import { panelsChanged } from '../panels.ts'
import { removeMessage, topicCard, topicList } from './topic-card.ts'

/** In a field, where it is everyone. */
const everyone = '-'

export interface TopicFilled {
  readonly name: string
  readonly description: string | undefined
  readonly who: TopicAudience
  /** Minutes, or that nothing is stated. */
  readonly usually: string | undefined
  /** The id of a team. */
  readonly team: string | undefined
}

export interface QuestionFilled {
  readonly label: string
  readonly kind: AnswerKind
  readonly required: 'yes' | 'no'
  /** One line, separated by commas. */
  readonly choices: string | undefined
  readonly hint: string | undefined
}

export interface SetTopicsService {
  /** All of them; with a name, that one's card, and it is made where there is none of that name. */
  topics(caller: Caller, say: Say, name: string | undefined): Promise<Message>
  card(caller: Caller, say: Say, id: string): Promise<Message>
  /** The topic as it is, and the teams that it may go to. Rejects with a UserError when it is gone. */
  changeable(caller: Caller, say: Say, id: string): Promise<{ readonly topic: Topic; readonly teams: readonly Team[] }>
  /** Keeps what was filled in of it. */
  change(caller: Caller, say: Say, id: string, filled: TopicFilled): Promise<Answer>
  /** Adds a question to it. */
  addQuestion(caller: Caller, say: Say, id: string, filled: QuestionFilled): Promise<Answer>
  removeQuestion(caller: Caller, say: Say, id: string, question: string): Promise<Message>
  /** Has threads on it be complaints, or questions again. */
  complaints(caller: Caller, say: Say, id: string, wanted: boolean): Promise<Message>
  /** Asks first; then removes it. Threads on it stay. */
  remove(caller: Caller, say: Say, id: string, sure: boolean): Promise<Message>
}

/** Makes the service. */
export function setTopicsService(house: House): SetTopicsService {
  const settingsOf = ({ community }: Caller) => house.store.of(community).settings

  async function known(caller: Caller, say: Say, id: string) {
    const { 'support.topics': topics, 'support.teams': teams } = await settingsOf(caller).get()
    const topic = topics.find((one) => one.id === id)
    if (topic === undefined) throw new UserError(say('topic.no-more'))
    return { topic, topics, teams }
  }

  /** Keeps what it is now, and shows that. */
  async function keep(caller: Caller, say: Say, topic: Topic, first: Text): Promise<Message> {
    const { 'support.teams': teams } = await settingsOf(caller).change(({ 'support.topics': topics }) => ({
      'support.topics': topics.map((one) => (one.id === topic.id ? topic : one)),
    }))
    await acted(house, caller.community, caller.member, 'support.topic', topic.id)
    await panelsChanged(house, caller.community)
    return topicCard(say, topic, teams, first)
  }

  async function make(caller: Caller, say: Say, name: string): Promise<Message> {
    const topic: Topic = { id: house.ids.next(), name, questions: [], who: 'everyone' }
    const { 'support.topics': topics, 'support.teams': teams } = await settingsOf(caller).get()
    if (topics.length >= topicsAtMost) throw new UserError(say('topic.full', { most: topicsAtMost }))
    await settingsOf(caller).change({ 'support.topics': [...topics, topic] })
    await acted(house, caller.community, caller.member, 'support.topic', topic.id)
    await panelsChanged(house, caller.community)
    return topicCard(
      say,
      topic,
      teams,
      say('topic.made', { topic: name, panel: { kind: 'command', path: 'setup panel' } }),
    )
  }

  return {
    async topics(caller, say, typed) {
      const name = oneLine(typed ?? '')
      const { 'support.topics': topics, 'support.teams': teams } = await settingsOf(caller).get()
      if (name === '') return topicList(say, topics)
      if (name.length > topicNameLength)
        throw new UserError(say('topic.name-long', { length: name.length, most: topicNameLength }))
      const found = topics.find((one) => topicKey(one.name) === topicKey(name))
      return found === undefined ? make(caller, say, name) : topicCard(say, found, teams)
    },
    async card(caller, say, id) {
      const { topic, teams } = await known(caller, say, id)
      return topicCard(say, topic, teams)
    },
    changeable: known,
    async change(caller, say, id, { name: typed, description = '', who, usually, team }) {
      const { topic, topics, teams } = await known(caller, say, id)
      const name = oneLine(typed)
      const taken = topics.find((one) => one.id !== id && topicKey(one.name) === topicKey(name))
      if (name === '') return { kind: 'errors', fields: { name: say('topic.name-empty') } }
      if (taken !== undefined)
        return { kind: 'errors', fields: { name: say('topic.name-taken', { name: taken.name }) } }
      const chosen = teams.find((one) => one.id === team)
      if (team !== undefined && team !== everyone && chosen === undefined)
        return { kind: 'errors', fields: { team: say('topic.team-gone') } }
      const about = oneLine(description)
      const { id: same, questions } = topic
      const changed: Topic = {
        ...{ id: same, name, questions, who },
        ...(about === '' ? {} : { description: about }),
        ...(topic.kind === undefined ? {} : { kind: topic.kind }),
        ...(chosen === undefined ? {} : { team: chosen.id }),
        ...(usually === undefined || usually === 'none' ? {} : { usually: Number(usually) }),
      }
      return says(await keep(caller, say, changed, say('topic.changed')))
    },
    async addQuestion(caller, say, id, filled) {
      const { topic } = await known(caller, say, id)
      if (topic.questions.length >= questionsAtMost)
        throw new UserError(say('topic.questions-full', { most: questionsAtMost }))
      const read = readQuestion(say, house.ids.next(), filled)
      if ('fields' in read) return { kind: 'errors', fields: read.fields }
      const changed = { ...topic, questions: [...topic.questions, read.question] }
      return says(await keep(caller, say, changed, say('topic.question-added')))
    },
    async removeQuestion(caller, say, id, question) {
      const { topic } = await known(caller, say, id)
      const questions = topic.questions.filter((one) => one.id !== question)
      return keep(caller, say, { ...topic, questions }, say('topic.question-removed'))
    },
    async complaints(caller, say, id, wanted) {
      const { topic } = await known(caller, say, id)
      const { kind: _, ...others } = topic
      const changed: Topic = wanted ? { ...others, kind: 'complaint' } : others
      return keep(
        caller,
        say,
        changed,
        say('complaint.topic-set', { topic: topic.name, wanted: wanted ? 'yes' : 'no' }),
      )
    },
    async remove(caller, say, id, sure) {
      const { topic, topics } = await known(caller, say, id)
      if (!sure) return removeMessage(say, topic)
      const left = topics.filter((one) => one.id !== id)
      await settingsOf(caller).change({ 'support.topics': left })
      await acted(house, caller.community, caller.member, 'support.topic-removed', id)
      await panelsChanged(house, caller.community)
      return topicList(say, left, say('topic.removed', { topic: topic.name }))
    },
  }
}

const oneLine = (text: string): string => visible(text).trim().replaceAll(/\s+/g, ' ')

type QuestionRead = { readonly question: Question } | { readonly fields: Readonly<Record<string, Text>> }

function readQuestion(
  say: Say,
  id: string,
  { label, kind, required, choices: line = '', hint = '' }: QuestionFilled,
): QuestionRead {
  const choices = readChoices(visible(line))
  const asked = oneLine(label)
  if (asked === '') return { fields: { label: say('topic.label-empty') } }
  if (kind !== 'choice' && choices.length > 0) return { fields: { choices: say('topic.choices-unneeded') } }
  if (kind === 'choice') {
    const fits =
      choices.length >= 2 && choices.length <= choicesAtMost && choices.every((one) => one.length <= choiceLength)
    if (!fits) return { fields: { choices: say('topic.choices-wrong', { most: choicesAtMost, length: choiceLength }) } }
  }
  const told = oneLine(hint)
  return {
    question: {
      ...{ id, label: asked, kind, required: required === 'yes' },
      ...(told === '' ? {} : { hint: told }),
      ...(kind === 'choice' ? { choices } : {}),
    },
  }
}
