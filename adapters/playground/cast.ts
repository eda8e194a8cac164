// Who and what is there before anything has happened: the people and the channels of a new world.
import type { Channel, Person } from './things.ts'

/** The newcomer, who has just found the community. */
const nia = 'nia'
/** The moderator, who is also the admin. */
export const mo = 'mo'

const someone = (id: string, name: string, title: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  title,
  moderator: false,
  sample: false,
  directsClosed: false,
  ...more,
})

/** Everybody there could be. Mo is a member from the start; Nia joins when she wants to. */
export const firstPeople = (at: number): readonly Person[] => [
  someone(nia, 'Nia', 'Newcomer'),
  someone(mo, 'Mo', 'Moderator', { moderator: true, membership: 'first-mo', joinedAt: at }),
  someone('ben', 'Ben', 'Member', { sample: true }),
  someone('ida', 'Ida', 'Member', { sample: true }),
  someone('tomas', 'Tomás', 'Member', { sample: true }),
  someone('priya', 'Priya', 'Member', { sample: true }),
  someone('jun', 'Jun', 'Member', { sample: true }),
]

const open = (name: string, topic: string): Omit<Channel, 'order'> => ({
  id: name,
  name,
  topic,
  private: false,
  members: [],
})

/** The channels of a new world, in their order. */
export const firstChannels = (): readonly Channel[] =>
  [
    open('welcome', 'Where everybody comes in.'),
    open('general', 'Anything at all.'),
    open('support', 'Stuck? Ask here, and only the team reads along.'),
    open('suggestions', 'What should be better? Vote for what you miss too.'),
    { ...open('moderators', 'The team’s own room.'), private: true, members: [mo] },
  ].map((channel, order) => ({ ...channel, order }))
