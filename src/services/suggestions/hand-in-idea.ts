// Takes suggestions that are handed in for people without an account: once each, within the pace of a secret and of a person, in
// one transaction.
import type { HandedIdea } from '../../domain/handed-idea.ts'
import type { Space } from '../../domain/space.ts'
import { type Suggestion, titleLength } from '../../domain/suggestion.ts'
import type { IdeaIntake, IdeaOutcome } from '../../ports/intake.ts'
import { startOf } from '../../view/start-of.ts'
import type { House } from '../house.ts'
import { contactFor, contactKnown } from '../support/contacts/contact-for.ts'
import { digest } from '../support/contacts/digest.ts'
import { handedInRate, keptMs, sameWordsMs } from '../support/contacts/handed-in-rate.ts'
import { type Allowed, openPlaces } from './card-places.ts'
import { type Hindrance, hindranceOfPace, hindranceOfWords } from './hindrances.ts'
import { putForward } from './put-forward.ts'
import { topicNamed } from './topics.ts'

/** Makes what takes it. */
export function handInIdea(house: House, allowed: Allowed): IdeaIntake {
  const { store, clock } = house

  async function made(space: Space, idea: HandedIdea): Promise<Suggestion | IdeaOutcome> {
    const { name, reach, title, details } = idea
    const { community } = space
    if ((await openPlaces(house, community, allowed)).length === 0) return { kind: 'nobody' }
    // Nothing is kept of whoever is turned away.
    const person = (await contactKnown(house, space, reach))?.person
    const cut = title.length > titleLength ? `${startOf(title, titleLength - 1)}\u2026` : title
    const found =
      (await hindranceOfWords(house, community, person, { title, details })) ??
      (person === undefined ? undefined : await hindranceOfPace(house, community, person))
    if (found !== undefined) return outcomeOf(found, clock.now())
    const author = await contactFor(house, space, name, reach)
    const topic = await topicNamed(house, community, idea.topic)
    return putForward(house, allowed, { title: cut, details, topic, community, space: space.ref, author: author.id })
  }

  async function once(space: Space, secret: string, key: string, idea: HandedIdea): Promise<IdeaOutcome> {
    const { intake, suggestionIntake, suggestions } = store.of(space.community)
    const now = clock.now()
    const taken = await intake.take(secret, now, handedInRate)
    if (taken.kind === 'revoked') return taken
    if (taken.kind === 'later') return { kind: 'later', seconds: secondsTo(taken.at, now) }
    const before = await suggestionIntake.known(secret, key, now)
    const known = before === undefined ? undefined : await suggestions.get(before)
    if (known !== undefined) return { kind: 'kept', number: known.number }
    const found = await made(space, idea)
    if ('kind' in found) return found
    await suggestionIntake.keep(secret, key, found.id, now, now + (idea.id === undefined ? sameWordsMs : keptMs))
    return { kind: 'kept', number: found.number }
  }

  return {
    async take(ref, secret, idea) {
      const { id, reach, title, details } = idea
      const key = await digest(id === undefined ? JSON.stringify([reach.key, title, details]) : `id:${id}`)
      const space = await store.spaces.find(ref)
      if (space === undefined) return { kind: 'revoked' }
      return store.transaction(space.community, () => once(space, secret, key, idea))
    },
  }
}

const secondsTo = (at: number, now: number): number => Math.max(1, Math.ceil((at - now) / 1000))

function outcomeOf(found: Hindrance, now: number): IdeaOutcome {
  switch (found.kind) {
    case 'blocked':
      return { kind: 'blocked' }
    case 'word':
      return { kind: 'blocked word', word: found.word, field: found.field }
    case 'open':
      return { kind: 'too many open', most: found.most }
    case 'week':
    case 'soon':
      return { kind: 'later', seconds: secondsTo(found.at, now) }
    default:
      return found satisfies never
  }
}
