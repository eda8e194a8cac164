// What is asked of ten thousand open threads: pages of the queue, and completions of what somebody types.
import { seededTags, seededWords } from './seed-support.ts'

export interface SupportAsk {
  readonly what: string
  /** The words of a completion; absent: it is a page of the queue. */
  readonly typed?: string
  /** How many stand before the page. */
  readonly behind?: number
  /** Only what has a target to meet, what is due soonest first. */
  readonly near?: true
  readonly priority?: 'high'
  readonly tag?: string
}

export const supportAsks = {
  first: { what: "the queue's first page" },
  deep: { what: 'its page from the 600th of a high priority', priority: 'high', behind: 600 },
  tagged: {
    what: 'its page from the 60th of a tag and a high priority',
    priority: 'high',
    tag: seededTags[2],
    behind: 60,
  },
  near: { what: 'the list of what is due soonest', near: true },
  'near high': {
    what: 'its page from the 300th of a high priority',
    ...{ near: true, priority: 'high', behind: 300 },
  },
  number: { what: "a thread's number completed", typed: '123' },
  everywhere: { what: 'a word of every subject completed', typed: seededWords.everywhere },
  some: { what: 'a word of one subject in fifty completed', typed: seededWords.some },
  one: { what: 'a word of the oldest subject alone completed', typed: seededWords.one },
  none: { what: 'a word of no subject completed', typed: 'xylophone' },
} as const satisfies Readonly<Record<string, SupportAsk>>

export const supportAskNames = [
  'first',
  'deep',
  'tagged',
  'near',
  'near high',
  'number',
  'everywhere',
  'some',
  'one',
  'none',
] as const
