// Linked accounts: those that were linked are one person, the other account heard of it once, and nobody else is one with
// anybody.
import { type Books, exactlyOne, keysAnswered, readersOf } from './books.ts'
import type { Row } from './kept.ts'

export const linkTold = 'you are one person to me from now on'

/** Compares who is one person with who linked their accounts. */
export function accountPeople(books: Books): void {
  const linked = new Set<string>()
  for (const { mine, other } of linksOf(books)) {
    books.count('accounts linked')
    linked.add(mine.id).add(other.id)
    if (mine.person !== other.person) wrongAbout(books, 'lost', mine, 'linked their accounts, and is two people')
    accountTelling(books, other)
  }
  for (const accounts of Map.groupBy(books.kept.members, ({ person }) => person).values())
    for (const one of accounts.length > 1 ? accounts : [])
      if (!linked.has(one.id) || accounts.some(({ name }) => name !== one.name) || accounts.length > 2)
        wrongAbout(books, 'duplicated', one, 'is one person with somebody, and linked no accounts')
}

interface Link {
  readonly mine: Row<'members'>
  readonly other: Row<'members'>
}

/** The accounts that were linked: whoever pressed *Link*, and the one of the same name in the other town. */
function linksOf(books: Books): readonly Link[] {
  const { kept, crowd } = books
  const done = keysAnswered(books, 'I have told you there too')
  return crowd.asked.flatMap(({ ask, town }) => {
    const { key } = ask.state()
    if (ask.what !== 'Link' || key === undefined || !done.has(key)) return []
    const mine = kept.members.find(({ user, platform }) => user === ask.person.id && platform === town.name)
    const other = kept.members.find(({ name, platform }) => name === ask.person.name && platform !== town.name)
    return mine === undefined || other === undefined ? [] : [{ mine, other }]
  })
}

/** It is told directly; whoever takes no direct messages is told in a thread or a message of their own, or with an answer. */
function accountTelling(books: Books, { name, user, platform }: Row<'members'>): void {
  const found = books.towns.find(({ town }) => town.name === platform)
  if (found === undefined) return
  const { town, looked } = found
  const isTold = (text: string): boolean => text.includes(linkTold)
  const sent = books.kept.outbox.filter(
    ({ place_key, follow_up, effect }) =>
      place_key.startsWith(`${platform}:`) &&
      follow_up?.name === 'personal.direct' &&
      follow_up.args.user === user &&
      isTold(JSON.stringify(effect)),
  )
  exactlyOne(books, town, name, 'a link told', sent.length)
  const arrived = looked.toldTo({ id: user, name }).some(({ where, text }) => where === 'direct' && isTold(text))
  const around = readersOf(books, town).flatMap((one) => [
    ...one.looked.told.map(({ text }) => text),
    ...one.looked.ephemeral,
  ])
  const elsewhere = [...around, ...books.kept.notes.map(({ message }) => message)].some(isTold)
  const refused = sent.some(({ state }) => state === 'refused')
  if (refused ? !elsewhere : !arrived) books.wrong('lost', town, name, 'was not told that their accounts are linked')
}

function wrongAbout(
  books: Books,
  wrong: 'lost' | 'duplicated',
  { name, platform }: Row<'members'>,
  what: string,
): void {
  const found = books.towns.find(({ town }) => town.name === platform)
  if (found !== undefined) books.wrong(wrong, found.town, name, what)
}
