// Where something is said under a question: in its thread, and where that has to be begun first, in its channel.
import type { Place } from '../../domain/place.ts'
import type { Question } from '../../domain/question.ts'
import type { Say } from '../../locales/say.ts'
import type { Part } from '../../view/text.ts'
import type { House } from '../house.ts'
import { isBegunFirst } from '../support/team-room.ts'

/** The place. */
export function underPlace(house: House, { place, root }: Question): Place {
  if (place.kind === 'thread') return place
  return isBegunFirst(house, place) ? place : root
}

/** A way to the question, by its first line. */
export function wayToQuestion(say: Say, { title, url, root }: Question): Part {
  if (title === '') return { kind: 'plain', text: say.label('question.untitled') }
  return url === undefined ? { kind: 'place', place: root, name: title } : { kind: 'link', url, label: title }
}
