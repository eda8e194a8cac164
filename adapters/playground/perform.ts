// Hearth's effects, done to the world. Every one is repeatable: what it makes is named by the attempt's id, so a
// second try finds it there.
import { z } from 'zod'
import type { Place, ThreadPlace } from '../../src/domain/place.ts'
import type { Attempt, Effect } from '../../src/ports/effect.ts'
import { PlatformError } from '../../src/ports/errors.ts'
import { type Files, lostOf, notLentYet, type SentFile, withInstead } from '../../src/ports/files.ts'
import type { Outcome, Refusal, Result } from '../../src/ports/outcome.ts'
import { notDrawn, type Pictures, pictureFile } from '../../src/ports/pictures.ts'
import type { Clock, Logger } from '../../src/ports/system.ts'
import type { Message } from '../../src/view/message.ts'
import { inviteToChannel, setRole } from './belonging.ts'
import { forgetFiles, type GivenFile, keepFiles } from './kept-files.ts'
import { reactTo } from './liking.ts'
import { fileBytes } from './limits.ts'
import { channelPlace, refOf, threadPlace, wirePlace } from './places.ts'
import { rootOf } from './reply-threads.ts'
import { isMember, seesPlace } from './sight.ts'
import { home, spaceId, supportShapeOf } from './spaces.ts'
import type { World } from './world.ts'

/** What an answer's address says here: who asked, and where. */
const addressData = z.object({ user: z.string(), place: z.string() })

type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>

const done = (result: Result = {}): Outcome => ({ kind: 'done', result })
const refused = (reason: Refusal, detail: string): Outcome => ({ kind: 'refused', reason, detail })

export interface Performer {
  readonly world: World
  readonly clock: Clock
  readonly logger: Logger
  /** Where the bytes of files come from that were sent elsewhere. */
  readonly files: Files
  readonly pictures: Pictures
}

/** Makes the playground's `perform`. It never rejects. */
export function performer({
  world,
  clock,
  logger,
  files,
  pictures,
}: Performer): (e: Effect, attempt: Attempt) => Promise<Outcome> {
  return async (effect, attempt) => {
    try {
      return await act(effect, attempt)
    } catch (error) {
      logger.error('the playground could not keep a change', error, { effect: effect.kind })
      return { kind: 'later', afterMs: 1000, because: 'away' }
    }
  }

  async function act(effect: Effect, attempt: Attempt): Promise<Outcome> {
    const { id } = attempt
    switch (effect.kind) {
      case 'post':
        return effect.files === undefined
          ? post(effect.place, effect.message, id)
          : postWithFiles(effect, effect.files, attempt)
      case 'whisper':
        return whisper(effect, id)
      case 'edit':
        return edit(effect)
      case 'remove':
        return remove(effect)
      case 'react':
      case 'unreact':
        return reactTo(world, effect)
      case 'addPicture':
        return addPicture(effect)
      case 'openThread':
        return openThread(effect, id)
      case 'openRoom':
        return refused('unsupported', 'the playground shows private threads')
      case 'startThread':
        // Every message has its thread here.
        return { kind: 'done', result: { thread: effect.thread } }
      case 'addToThread':
        return addToThread(effect)
      case 'removeFromThread':
        return removeFromThread(effect)
      case 'closeThread':
        return setClosed(effect.thread, true)
      case 'reopenThread':
        return setClosed(effect.thread, false)
      case 'makeChannel':
        return makeChannel(effect, id)
      case 'grantRole':
      case 'revokeRole':
        return setRole(world, effect)
      case 'inviteToChannel':
        return inviteToChannel(world, effect)
      case 'joinChannel':
        return done()
      case 'answer':
        return answer(effect, id)
      case 'leaveSpace':
        return refused('not-allowed', 'the playground is always at home')
      default:
        return effect satisfies never
    }
  }

  async function postWithFiles(
    { place, message }: EffectOf<'post'>,
    sent: readonly SentFile[],
    attempt: Attempt,
  ): Promise<Outcome> {
    try {
      return await files.lend(sent, { most: fileBytes, attempt }, async (lent) => {
        const text = withInstead(message.text, lent.lost)
        const outcome = await post(place, { ...message, text }, attempt.id, undefined, lent.files)
        return outcome.kind === 'done' ? done({ ...outcome.result, ...lostOf(lent) }) : outcome
      })
    } catch (error) {
      if (error instanceof PlatformError) return notLentYet(error)
      throw error
    }
  }

  async function post(
    place: Place,
    message: Message,
    id: string,
    onlyFor?: string,
    given: readonly GivenFile[] = [],
  ): Promise<Outcome> {
    if (world.messages.get(id) !== undefined) return done({ message: refOf(place, id) })
    // What one person alone is told changes nothing for the others, so a closed place takes it.
    const closed = onlyFor === undefined ? closedTo(place) : undefined
    if (closed !== undefined) return closed
    const hung = await keepFiles(world, { space: place.space, message: id }, given)
    await world.messages.put({
      id,
      order: world.nextOrder(),
      place,
      at: clock.now(),
      message,
      version: 1,
      removed: false,
      sample: world.inSample(),
      ...(onlyFor === undefined ? {} : { onlyFor }),
      ...(hung.length === 0 ? {} : { files: hung }),
    })
    return done({ message: refOf(place, id) })
  }

  async function whisper({ place, user, message }: EffectOf<'whisper'>, id: string): Promise<Outcome> {
    const person = world.people.get(user)
    if (person === undefined || !seesPlace(world, person, place))
      return refused('not-allowed', 'they do not read there')
    return post(place, message, id, user)
  }

  function closedTo(place: Place): Outcome | undefined {
    switch (place.kind) {
      case 'channel':
        return world.channels.get(place.channel) === undefined ? refused('gone', 'no such channel') : undefined
      case 'thread': {
        const thread = world.threads.get(place.thread)
        if (thread === undefined) return closedUnder(place)
        return thread.closed ? refused('archived', 'the thread is closed') : undefined
      }
      case 'direct': {
        const person = world.people.get(place.user)
        if (person === undefined) return refused('gone', 'no such person')
        if (person.directsClosed || !isMember(person))
          return refused('direct-messages-closed', 'they take no direct messages')
        return undefined
      }
      default:
        return place satisfies never
    }
  }

  /** A thread under a message takes what the message's own place takes. */
  function closedUnder(place: ThreadPlace): Outcome | undefined {
    const root = rootOf(world, place)
    return root === undefined ? refused('gone', 'no such thread') : closedTo(root.place)
  }

  async function edit({ ref, message }: EffectOf<'edit'>): Promise<Outcome> {
    const found = world.messages.get(ref.id)
    if (found === undefined || found.removed) return refused('gone', 'no such message')
    await world.messages.put({ ...found, message, version: found.version + 1 })
    return done({ message: ref })
  }

  async function remove({ ref }: EffectOf<'remove'>): Promise<Outcome> {
    const found = world.messages.get(ref.id)
    if (found === undefined || found.removed) return done()
    const { files: hung = [], picture, ...kept } = found
    await world.messages.put({ ...kept, message: { text: [] }, version: found.version + 1, removed: true })
    await forgetFiles(world, picture === undefined ? hung : [...hung, picture])
    return done()
  }

  async function addPicture({ ref, picture }: EffectOf<'addPicture'>): Promise<Outcome> {
    const content = await pictures.draw(picture)
    if (content === undefined) return notDrawn
    // It may be gone by now.
    const found = world.messages.get(ref.id)
    if (found === undefined || found.removed) return refused('gone', 'no such message')
    const [kept] = await keepFiles(world, { space: ref.place.space, message: `${ref.id}.picture` }, [
      { ...pictureFile, content },
    ])
    if (kept !== undefined) await world.messages.put({ ...found, picture: { id: kept.id, alt: picture.alt } })
    return done({ message: ref })
  }

  async function openThread({ parent, title, users }: EffectOf<'openThread'>, id: string): Promise<Outcome> {
    if (supportShapeOf(parent.space) === 'relayed') return refused('unsupported', 'a workspace has no private threads')
    if (world.channels.get(parent.channel) === undefined) return refused('gone', 'no such channel')
    const members = [...new Set(users)]
    const sample = world.inSample()
    if (world.threads.get(id) === undefined)
      await world.threads.put({
        id,
        space: home.id,
        channel: parent.channel,
        title,
        members,
        closed: false,
        sample,
        order: world.nextOrder(),
      })
    return done({ thread: threadPlace(parent.space, parent.channel, id) })
  }

  async function addToThread({ thread, user }: EffectOf<'addToThread'>): Promise<Outcome> {
    // Whoever reads the message above reads the thread.
    if (rootOf(world, thread) !== undefined) return done({ thread })
    const found = world.threads.get(thread.thread)
    if (found === undefined) return refused('gone', 'no such thread')
    if (found.members.includes(user)) return done({ thread })
    if (world.people.get(user) === undefined) return refused('gone', 'no such person')
    if (found.closed) return refused('archived', 'the thread is closed')
    await world.threads.put({ ...found, members: [...found.members, user] })
    return done({ thread })
  }

  async function removeFromThread({ thread, user }: EffectOf<'removeFromThread'>): Promise<Outcome> {
    const found = world.threads.get(thread.thread)
    if (found === undefined) return refused('gone', 'no such thread')
    await world.threads.put({ ...found, members: found.members.filter((member) => member !== user) })
    return done({ thread })
  }

  async function setClosed(thread: ThreadPlace, closed: boolean): Promise<Outcome> {
    if (rootOf(world, thread) !== undefined) return done({ thread })
    const found = world.threads.get(thread.thread)
    if (found === undefined) return refused('gone', 'no such thread')
    if (found.closed !== closed) await world.threads.put({ ...found, closed })
    return done({ thread })
  }

  async function makeChannel({ space, name, users }: EffectOf<'makeChannel'>, id: string): Promise<Outcome> {
    if (world.channels.get(id) !== undefined) return done({ channel: channelPlace(space, id) })
    const here = spaceId.parse(space.id)
    const channels = world.channels.all().filter((one) => one.space === here)
    if (channels.some((channel) => channel.name === name)) return refused('taken', 'a channel has that name')
    const order = Math.max(-1, ...channels.map((channel) => channel.order)) + 1
    const members = [...new Set(users)]
    await world.channels.put({ id, space: here, name, topic: '', order, private: true, members })
    return done({ channel: channelPlace(space, id) })
  }

  async function answer(effect: EffectOf<'answer'>, id: string): Promise<Outcome> {
    const { user, place } = addressData.parse(effect.address.data)
    const asked = wirePlace.parse(JSON.parse(place))
    const person = world.people.get(user)
    const reaches = clock.now() <= effect.address.expiresAt && person !== undefined && seesPlace(world, person, asked)
    if (!reaches) return post(effect.fallback, effect.message, id)
    return post(asked, effect.message, id, effect.visibility === 'private' ? user : undefined)
  }
}
