// What is kept of somebody from public questions: what they asked, how their answers begin, and what these solved.
import type { CommunityId, MemberId } from '../../domain/ids.ts'
import type { Question, QuestionAnswer } from '../../domain/question.ts'
import type { Say } from '../../locales/say.ts'
import type { Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import type { KeptPart } from '../support/keeping/kept-part.ts'
import { momentSaid } from '../support/keeping/transcript-words.ts'
import { subjectOfQuestion } from './known.ts'

interface KeptQuestions {
  readonly asked: readonly Question[]
  readonly helped: readonly Question[]
  readonly answers: readonly QuestionAnswer[]
  readonly unnamed: boolean
  readonly count: number
}

/** More than anybody asked; a bound all the same. */
const most = 10_000

/** All of it, over these accounts of one person. */
async function keptQuestions(
  house: House,
  community: CommunityId,
  accounts: readonly MemberId[],
): Promise<KeptQuestions> {
  const { questions, questionAnswers } = house.store.of(community)
  const asked = await questions.askedBy(accounts, most)
  const helped = await questions.solvedBy(accounts, most)
  const answers = await questionAnswers.by(accounts)
  const unnamed = await questionAnswers.isUnnamed(accounts)
  const count = asked.length + helped.length + answers.length + (unnamed ? 1 : 0)
  return { asked, helped, answers, unnamed, count }
}

/** What there is, in a line. */
const questionsSaid = (say: Say, { asked, helped, answers, unnamed, count }: KeptQuestions): readonly Text[] =>
  count === 0
    ? []
    : [
        say('question.kept', { asked: asked.length, answers: answers.length, helped: helped.length }),
        ...(unnamed ? [say('question.kept.unnamed')] : []),
      ]

/** Forgets it. Lines that named them say so no more. */
async function forgetQuestions(house: House, community: CommunityId, accounts: readonly MemberId[]): Promise<void> {
  const { questions, questionAnswers } = house.store.of(community)
  await questions.endOf(accounts, 'answered')
  for (const id of await questions.forget(accounts)) await house.delivery.touch(community, subjectOfQuestion({ id }))
  await questionAnswers.forget(accounts)
  await questionAnswers.rename(accounts)
}

/** The same in full, as rows of a text. */
const questionRows = (say: Say, { asked, helped, answers, unnamed }: KeptQuestions): readonly string[] => [
  ...asked.map(({ askedAt, words, title }) =>
    say.label('question.file.asked', { at: momentSaid(say, askedAt), words: words ?? title }),
  ),
  ...answers.map(({ at, words }) => say.label('question.file.answer', { at: momentSaid(say, at), words })),
  ...helped.map(({ solvedAt = 0, title }) =>
    say.label('question.file.solved', { at: momentSaid(say, solvedAt), title }),
  ),
  ...(unnamed ? [say.label('question.kept.unnamed')] : []),
]

export const keptOfQuestions: KeptPart = {
  async of(house, community, accounts, say) {
    const kept = await keptQuestions(house, community, accounts)
    return {
      count: kept.count,
      said: questionsSaid(say, kept),
      goes: kept.count === 0 ? [] : [say('question.kept.goes')],
      stays: [],
      rows: questionRows(say, kept),
    }
  },
  forget: forgetQuestions,
}
