// Who and what is there before anything has happened: the people and the channels of a new world, and those of its
// second space, where everybody has another account.
import { home, type SpaceId, workspace } from './spaces.ts'
import type { Channel, Person } from './things.ts'

/** The newcomer, who has just found the community. */
const nia = 'nia'
/** The moderator, who is also the admin. */
const mo = 'mo'

/** The account of one of the cast in a space, and likewise a channel there: no two have the same id. */
const idIn = (space: SpaceId, id: string): string => (space === home.id ? id : `w-${id}`)

/** The account of the moderator in a space. */
export const hostOf = (space: SpaceId): string => idIn(space, mo)

/** The channel in which everybody of the workspace is. */
export const everybodysChannel = idIn(workspace.id, 'general')

const someone = (id: string, name: string, title: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  title,
  moderator: false,
  sample: false,
  directsClosed: false,
  roles: [],
  space: home.id,
  ...more,
})

/** Everybody there could be. */
const cast: readonly Person[] = [
  someone(nia, 'Nia', 'Newcomer'),
  someone(mo, 'Mo', 'Moderator', { moderator: true }),
  someone('ben', 'Ben', 'Member', { sample: true }),
  someone('ida', 'Ida', 'Member', { sample: true }),
  someone('tomas', 'Tomás', 'Member', { sample: true }),
  someone('priya', 'Priya', 'Member', { sample: true }),
  someone('jun', 'Jun', 'Member', { sample: true }),
]

/** Everybody of a new world. Mo is a member from the start; Nia joins when she wants to. */
export const firstPeople = (at: number): readonly Person[] =>
  cast.map((person) => (person.id === mo ? { ...person, membership: 'first-mo', joinedAt: at } : person))

/** The same people in the second space, which has no sample: all but Nia are members already. */
export const secondPeople = (at: number): readonly Person[] =>
  cast.map((person) => {
    const id = idIn(workspace.id, person.id)
    const account: Person = { ...person, id, space: workspace.id, sample: false }
    return person.id === nia ? account : { ...account, membership: `first-${id}`, joinedAt: at }
  })

type Room = Omit<Channel, 'order'>

const open = (space: SpaceId, name: string, topic: string): Room => ({
  id: idIn(space, name),
  space,
  name,
  topic,
  private: false,
  members: [],
})
const ofTheTeam = (space: SpaceId, name: string): Room => ({
  ...open(space, name, 'The team’s own room.'),
  private: true,
  members: [hostOf(space)],
})
const inOrder = (rooms: readonly Room[]): readonly Channel[] => rooms.map((room, order) => ({ ...room, order }))

/** The channels of a new world, in their order. */
export const firstChannels = (): readonly Channel[] =>
  inOrder([
    open(home.id, 'welcome', 'Where everybody comes in.'),
    open(home.id, 'general', 'Anything at all.'),
    open(home.id, 'support', 'Stuck? Ask here, and only the team reads along.'),
    open(home.id, 'suggestions', 'What should be better? Vote for what you miss too.'),
    ofTheTeam(home.id, 'moderators'),
  ])

/** The channels of the second space, in their order. */
export const secondChannels = (): readonly Channel[] =>
  inOrder([
    open(workspace.id, 'general', 'Everybody is in here.'),
    open(workspace.id, 'introductions', 'Say hello.'),
    open(workspace.id, 'help', 'Stuck? Ask Hearth, and only the team reads along.'),
    open(workspace.id, 'ideas', 'What should be better? Vote for what you miss too.'),
    ofTheTeam(workspace.id, 'team'),
  ])
