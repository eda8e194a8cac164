// What people write under the cards: all that stands is counted, in both towns together, and nothing else. The cards show the
// count, which is compared with them elsewhere.
import type { Books } from './books.ts'
import type { Commented } from './crowd.ts'
import type { Told } from './town.ts'

/** Compares the messages under the cards with what is counted. */
export function accountDiscussions(books: Books): void {
  for (const { number, title, comments } of books.kept.suggestions) {
    const written = books.crowd.commentedOn.filter((one) => one.number === number)
    let counted = 0
    for (const { town, looked } of books.towns) {
      const isCard = ({ where, text }: Told): boolean => where === 'suggestions' && text.includes(title)
      const standing = looked.told.filter(isCard).flatMap((card) => looked.under(card))
      const here = written.filter((one) => one.town === town)
      counted += here.filter((one) => isCounted(books, one, standing)).length
      if (standing.length > here.length) books.wrong('duplicated', town, title, 'something was written by nobody')
    }
    books.count('messages counted under cards', comments)
    const [first] = books.towns
    if (first === undefined || counted === comments) continue
    const wrong = comments < counted ? 'lost' : 'duplicated'
    books.wrong(
      wrong,
      first.town,
      title,
      `${comments} messages are counted under the cards of ${number}, not ${counted}`,
    )
  }
}

/**
 * What stands is counted, and what was removed is not. Discord tells a message and its removal to whoever is there, and to
 * nobody later: what was not heard of stays as it was. Slack tells them until they are acknowledged.
 */
function isCounted(books: Books, comment: Commented, standing: readonly string[]): boolean {
  const { town, word, postedKey, removedKey } = comment
  const stands = standing.some((text) => text.includes(word))
  const heard = isKept(books, postedKey)
  const isMissed = stands ? !heard : heard && !isKept(books, removedKey)
  if (!isMissed || town.relayed) return stands
  books.count('messages under cards that nobody was told of')
  return heard
}

const isKept = ({ kept }: Books, begins: string): boolean => kept.inbox.some(({ key }) => key.startsWith(begins))
