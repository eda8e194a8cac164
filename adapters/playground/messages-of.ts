// The messages that one person reads, by place, oldest first, each with the thread that may hang under it.
import type { Place } from '../../src/domain/place.ts'
import { startOf } from '../../src/view/start-of.ts'
import type { Text } from '../../src/view/text.ts'
import { visibleMessage } from '../../src/view/visible-message.ts'
import type { MessageSeen, ThreadSeen } from './api.ts'
import { messagesShown, threadNameLength } from './limits.ts'
import { bearsThread, rootOf, threadUnder } from './reply-threads.ts'
import { seesMessage } from './sight.ts'
import type { Person, Posted } from './things.ts'
import type { World } from './world.ts'

/** The key of a place on the page: `channel/general`. */
export function keyOf(place: Place): string {
  switch (place.kind) {
    case 'channel':
      return `channel/${place.channel}`
    case 'thread':
      return `thread/${place.thread}`
    case 'direct':
      return `direct/${place.user}`
    default:
      return place satisfies never
  }
}

/** A thread under a message, with what its place needs besides. */
interface ReplyThread extends ThreadSeen {
  readonly order: number
  /** Where its message stands. */
  readonly under: Place
  /** Its message, unless that is gone, and what was written under it. */
  readonly messages: readonly MessageSeen[]
}

export interface Read {
  /** What stands in a place itself. */
  in(place: Place): readonly MessageSeen[]
  /** The threads under messages in which somebody has written: first where it was last. */
  readonly threads: readonly ReplyThread[]
}

/** Everything that `person` reads. */
export function messagesOf(world: World, person: Person): Read {
  const lists = new Map<string, Posted[]>()
  for (const posted of world.messages.all()) {
    if (!seesMessage(world, person, posted)) continue
    const key = keyOf(posted.place)
    const list = lists.get(key)
    if (list === undefined) lists.set(key, [posted])
    else list.push(posted)
  }
  for (const list of lists.values()) list.sort((a, b) => a.order - b.order)

  const seen = (posted: Posted): MessageSeen => messageSeen(posted, person, threadOf(posted))
  const newest = (list: readonly Posted[] = []): readonly MessageSeen[] => list.slice(-messagesShown).map(seen)

  function threadOf(root: Posted): ThreadSeen | undefined {
    if (!bearsThread(root)) return undefined
    const place = threadUnder(root)
    const key = keyOf(place)
    const replies = lists.get(key) ?? []
    const named = root.removed ? replies[0] : root
    return { key, place, name: nameOf(named?.message.text ?? []), replies: replies.length }
  }

  const threads = [...lists.values()].flatMap((replies): readonly ReplyThread[] => {
    const place = replies[0]?.place
    const root = place?.kind === 'thread' ? rootOf(world, place) : undefined
    const thread = root === undefined ? undefined : threadOf(root)
    if (root === undefined || thread === undefined) return []
    const messages = [...(root.removed ? [] : [seen(root)]), ...newest(replies)]
    return [{ ...thread, order: replies.at(-1)?.order ?? root.order, under: root.place, messages }]
  })
  return {
    in: (place) => newest(lists.get(keyOf(place))),
    threads: threads.toSorted((a, b) => b.order - a.order),
  }
}

const messageSeen = (posted: Posted, person: Person, thread: ThreadSeen | undefined): MessageSeen => ({
  id: posted.id,
  order: posted.order,
  at: posted.at,
  message: visibleMessage(posted.message),
  ...(posted.files === undefined ? {} : { files: posted.files }),
  ...(posted.picture === undefined ? {} : { picture: posted.picture.alt }),
  // Hearth's cards change all the time; only people's words are marked as edited.
  edited: posted.author !== undefined && posted.version > 1,
  onlyYou: posted.onlyFor !== undefined,
  mine: posted.author === person.id,
  sample: posted.sample,
  ...(posted.author === undefined ? {} : { author: posted.author }),
  ...(thread === undefined ? {} : { thread }),
  ...(posted.onlyFor === undefined ? { likes: likesOf(posted, person) } : {}),
})

const likesOf = ({ likes = [] }: Posted, { id }: Person) => ({ count: likes.length, mine: likes.includes(id) })

/** A thread is called as its message begins. */
function nameOf(text: Text): string {
  const words = visibleMessage({ text }).text.map(wordsOf).join('').trim().split('\n')[0] ?? ''
  const start = startOf(words, threadNameLength)
  return start === words ? words : `${start.trimEnd()}…`
}

function wordsOf(part: Text[number]): string {
  switch (part.kind) {
    case 'plain':
    case 'bold':
    case 'code':
    case 'quote':
      return part.text
    case 'person':
    case 'role':
    case 'place':
      return part.name
    case 'link':
      return part.label
    case 'command':
      return `/${part.path}`
    case 'time':
      return ''
    default:
      return part satisfies never
  }
}
