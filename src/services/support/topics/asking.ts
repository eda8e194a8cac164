// From the first press to the thread: which topic it is about, its form, and what is done with what was filled in.
import { type SupportThread, subjectOf } from '../../../domain/support.ts'
import type { Topic } from '../../../domain/topic.ts'
import { mayOpenTopic } from '../../../domain/topic.ts'
import { type Answer, says } from '../../../ports/answer.ts'
import { UserError } from '../../../ports/errors.ts'
import { actionId } from '../../../view/action-id.ts'
import { supportOpenWith } from '../../../view/actions.ts'
import type { Form } from '../../../view/form.ts'
import { button, type Message } from '../../../view/message.ts'
import { lines, type Text } from '../../../view/text.ts'
import { type House, knownSpace } from '../../house.ts'
import { alreadyOpen, alreadyOpenWith } from '../already-open.ts'
import { answerTimeOf } from '../answer-time.ts'
import type { Asker } from '../caller.ts'
import type { KeptWords } from '../kept-words.ts'
import { blockedWhy, mayNotOpen } from '../may-open.ts'
import type { Opens } from '../opens.ts'
import type { SentWords } from '../sent-words.ts'
import { shapeIn } from '../shape.ts'
import { chooseTopic } from './choose-topic.ts'
import { intakeForm, type KeptBefore, nothing } from './intake-form.ts'
import { answersById, type IntakeValues, readIntake } from './read-intake.ts'
import { teamSays, topicsFor } from './topics-for.ts'

/** What the form of a topic was opened for, as its id has it: the topic, its questions, and what was kept before. */
export type IntakeAsked = readonly [topic: string, stamp: string, kept: string, manner: string]

export interface Asking {
  /** What is answered to whoever wants a thread and has written nothing yet; undefined: the form without a topic. Writes nothing. */
  begin(by: Asker): Promise<Answer | undefined>
  /** A subject was typed: opens a thread, or asks for the topic first. */
  subject(by: Asker, subject: string): Promise<Answer>
  /** Words that were kept: opens a thread with them, or asks for the topic first. */
  words(by: Asker, words: string): Promise<Answer>
  /** The form of a topic. Writes nothing. */
  topic(by: Asker, topic: string, kept?: KeptBefore): Promise<Answer>
  /** That form, as it was filled. */
  again(by: Pick<Asker, 'caller' | 'say'>, asked: IntakeAsked, values: IntakeValues): Promise<Form>
  /** What was filled in: opens the thread. */
  sent(by: Asker, asked: IntakeAsked, values: IntakeValues & { readonly subject: string }): Promise<Answer>
}

/** Makes it. */
export function asking(house: House, { opens, kept: keeper }: { opens: Opens; kept: KeptWords }): Asking {
  const keep = ({ caller }: Asker, text: string): Promise<string> =>
    keeper.keep(caller.community, caller.user, { text, files: [] })

  /** There is one already: what was written is kept, to be passed on to it. */
  const already = (by: Asker, thread: SupportThread, words?: string): Promise<Message> =>
    words === undefined ? alreadyOpen(house, by, thread) : alreadyOpenWith(house, by, thread, words)

  /** Why not, as an answer; undefined when they may. */
  async function refusal(by: Asker, topic: string | undefined, words?: string): Promise<Message | undefined> {
    const not = await mayNotOpen(house, by, topic)
    if (not === undefined) return undefined
    return not.kind === 'already' ? already(by, not.thread, words) : { text: not.why }
  }

  async function found(by: Pick<Asker, 'caller' | 'say'>, id: string): Promise<Topic | undefined> {
    const { 'support.topics': topics } = await house.store.of(by.caller.community).settings.get()
    const topic = topics.find((one) => one.id === id)
    if (topic !== undefined && !mayOpenTopic(topic, by.caller))
      throw new UserError(by.say('topic.not-for-you', { topic: topic.name, who: topic.who }))
    return topic
  }

  /** The topic of an old button or form is no more: another is asked for, and nothing that was written is lost. */
  async function gone(by: Asker, kept: KeptBefore | undefined): Promise<Answer> {
    const topics = await topicsFor(house, by.caller)
    const first = by.say('topic.gone')
    if (topics.length > 0) return says(await chooseTopic(house, by, topics, kept, first))
    if (kept === undefined) return (await begin(by)) ?? says({ text: by.say('topic.gone-all', { support }) })
    const label = by.say.label('support.outside.offer-button')
    return says({ text: first, controls: [button(actionId(supportOpenWith, kept.id), label, 'primary')] })
  }

  /** What is said before a word is typed: who will read it, and when an answer can be expected. */
  async function about({ caller, say }: Pick<Asker, 'caller' | 'say'>, topic: Topic): Promise<Text> {
    const { community } = caller
    const shape = await shapeIn(house, await knownSpace(house, community, caller.space), topic.team)
    const team = await teamSays(house, say, community, topic.team)
    const time = await answerTimeOf(house, say, community, topic)
    return lines(...[say('support.intro', { shape }), team, time].filter((one) => one !== undefined))
  }

  async function form(by: Asker, topic: Topic, kept?: KeptBefore, typed?: string): Promise<Answer> {
    const not = await refusal(by, topic.id, kept?.id)
    if (not !== undefined) return says(not)
    const before = kept === undefined ? undefined : await keeper.peek(by.caller, kept.id)
    if (kept?.manner === 'words' && before === undefined) throw new UserError(by.say('support.outside.gone'))
    const subject = kept?.manner === 'words' && before !== undefined ? subjectFrom(before) : (before?.text ?? typed)
    return { kind: 'form', form: intakeForm(by.say, topic, kept, { subject }, await about(by, topic)) }
  }

  async function begin(by: Asker): Promise<Answer | undefined> {
    // Here, and not only when the form is sent: nobody is to write what is then refused.
    if (!by.caller.confirmed) throw new UserError(by.say('error.not-set-up'))
    const topics = await topicsFor(house, by.caller)
    const [only] = topics
    if (only === undefined) {
      const not = await refusal(by, undefined)
      return not === undefined ? undefined : says(not)
    }
    if (topics.length === 1) return form(by, only)
    const blocked = await blockedWhy(house, by)
    return says(blocked === undefined ? await chooseTopic(house, by, topics) : { text: blocked })
  }

  return {
    begin,
    async subject(by, subject) {
      const topics = await topicsFor(house, by.caller)
      const [only] = topics
      if (only === undefined || (topics.length === 1 && only.questions.length === 0))
        return openOrSay(by, subject, only)
      if (topics.length === 1) return form(by, only, undefined, subject)
      const kept: KeptBefore = { id: await keep(by, subject), manner: 'subject' }
      return says(await chooseTopic(house, by, topics, kept))
    },
    async words(by, words) {
      const topics = await topicsFor(house, by.caller)
      const [only] = topics
      if (topics.length > 1 || (only !== undefined && only.questions.length > 0)) {
        const kept = await keeper.peek(by.caller, words)
        if (kept === undefined) throw new UserError(by.say('support.outside.gone'))
        return says(await chooseTopic(house, by, topics, { id: words, manner: 'words' }))
      }
      const not = await refusal(by, only?.id, words)
      if (not !== undefined) return says(not)
      const sent = await keeper.take(by.caller, words)
      if (sent === undefined) throw new UserError(by.say('support.outside.gone'))
      return says(await opens.open(by, { ...wordsOf(sent), subject: subjectFrom(sent), topic: only }))
    },
    async topic(by, id, kept) {
      if (!by.caller.confirmed) throw new UserError(by.say('error.not-set-up'))
      const topic = await found(by, id)
      return topic === undefined ? gone(by, kept) : form(by, topic, kept)
    },
    async again(by, asked, values) {
      const { id, stamp, kept } = readAsked(asked)
      const topic = await found(by, id)
      if (topic === undefined) throw new UserError(by.say('topic.gone-all', { support }))
      const filled = { subject: values.subject, answers: answersById(topic, stamp, values) }
      return intakeForm(by.say, topic, kept, filled, await about(by, topic))
    },
    async sent(by, asked, values) {
      const { id, stamp, kept } = readAsked(asked)
      const { subject } = values
      const topic = await found(by, id)
      if (topic === undefined) {
        const before = kept?.manner === 'words' ? await keeper.take(by.caller, kept.id) : undefined
        const { subject: _, ...answers } = values
        const text = [subject, before?.text, ...Object.values(answers)].filter(isThere).join('\n')
        const { community, user } = by.caller
        const again = await keeper.keep(community, user, { text, files: before?.files ?? [] })
        return gone(by, { id: again, manner: 'words' })
      }
      const read = readIntake(by.say, topic, stamp, values)
      if (read.kind === 'wrong') return { kind: 'errors', fields: read.fields }
      const not = await mayNotOpen(house, by, topic.id)
      if (not?.kind === 'refused') return { kind: 'errors', fields: { subject: not.why } }
      if (not !== undefined)
        return says(await already(by, not.thread, await keep(by, [subject, ...read.lines].join('\n'))))
      const before = kept?.manner === 'words' ? await keeper.take(by.caller, kept.id) : undefined
      const words = [before?.text, ...read.lines].filter(isThere).join('\n')
      const files = before?.files ?? []
      const opened = await opens.open(by, { subject, words: words === '' ? undefined : words, files, topic })
      const isLost = kept?.manner === 'words' && before === undefined
      return says(isLost ? { ...opened, text: lines(opened.text, by.say('opening.words-lost')) } : opened)
    },
  }

  /** Without questions there is nothing to ask: a refusal keeps the subject, in the form or behind a button. */
  async function openOrSay(by: Asker, subject: string, topic: Topic | undefined): Promise<Answer> {
    const not = await mayNotOpen(house, by, topic?.id)
    if (not?.kind === 'refused') return { kind: 'errors', fields: { subject: not.why } }
    if (not !== undefined) return says(await already(by, not.thread, await keep(by, subject)))
    return says(await opens.open(by, { subject, topic }))
  }
}

const support = { kind: 'command', path: 'support' } as const

const isThere = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''

/** Files alone are called by the first of them. */
const subjectFrom = ({ text, files }: SentWords): string =>
  subjectOf(text.trim() === '' ? (files[0]?.name ?? '') : text)

const wordsOf = ({ text, files }: SentWords) => ({ words: text.trim() === '' ? undefined : text, files })

function readAsked([topic, stamp, kept, manner]: IntakeAsked) {
  const known = kept !== nothing && (manner === 'subject' || manner === 'words')
  const before: KeptBefore | undefined = known ? { id: kept, manner } : undefined
  return { id: topic, stamp: stamp === nothing ? '' : stamp, kept: before }
}
