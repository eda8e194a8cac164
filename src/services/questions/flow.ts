// What public questions have to do with the ledger: what is written, the line under each, and when its words are too old.
import type { Flow } from '../flow.ts'
import type { House } from '../house.ts'
import { questionEvents, wordsOld } from './events.ts'
import { questionKind } from './known.ts'
import { renderLine } from './line.ts'
import { linesAnew, nextLines } from './lines-anew.ts'

/** Makes the flow. */
export const questionsFlow = (house: House): Flow => ({
  ...questionEvents(house),
  followUps: {},
  render: { [questionKind]: (seen) => renderLine(house, seen) },
  posted: {
    [questionKind]: ({ community, subject }, message) =>
      house.store.of(community).questions.lineStands(subject, message),
  },
  // A line whose place is gone is missed by nobody.
  refused: { [questionKind]: async (_seen, reason) => (reason === 'gone' ? 'owned' : 'unowned') },
  whenDeleted: { [questionKind]: 'forgotten' },
  due: {
    [linesAnew]: (due) => nextLines(house, due),
    [wordsOld]: async ({ community, subject }) => {
      const { questions, questionAnswers } = house.store.of(community)
      await questions.change(subject, { words: undefined })
      await questionAnswers.removeOf(subject)
    },
  },
})
