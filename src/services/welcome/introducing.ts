// Introducing oneself: the first message in the channel that is for it, whoever writes it and wherever they heard of it.
import { stepChannelIn } from '../../domain/first-steps.ts'
import type { Member } from '../../domain/member.ts'
import type { PurposeChannel, Space } from '../../domain/space.ts'
import type { Flow, MessageEvent } from '../flow.ts'
import type { House } from '../house.ts'
import { stepTaken } from './giving.ts'
import { type StepList, stepsAsSet } from './steps-taken.ts'

const step = 'introduce'

/** Where people introduce themselves in a space: `anywhere` while there is no channel for it; undefined: it is no step. */
export async function introducedIn(
  house: Pick<House, 'store'>,
  { community, ref }: Pick<Space, 'community' | 'ref'>,
  known?: StepList,
): Promise<PurposeChannel | 'anywhere' | undefined> {
  const { steps } = known ?? (await stepsAsSet(house, community))
  const introduce = steps.find(({ kind }) => kind === step)
  if (introduce === undefined) return undefined
  const { welcome } = await house.store.of(community).spaces.channels(ref)
  return stepChannelIn(introduce, ref) ?? welcome ?? 'anywhere'
}

/** Makes what the flow does about such messages. Their words are kept nowhere. */
export function introducing(house: House): Required<Pick<Flow, 'notes' | 'handle'>> {
  const { store } = house

  /** Whoever introduces themselves by it; undefined where it is no such message, or they have done so before. */
  async function newcomerIn(event: MessageEvent, space: Space): Promise<Member | undefined> {
    const { what, author, place } = event
    if (what !== 'posted' || author.bot || place.kind !== 'channel' || space.confirmedAt === undefined) return undefined
    const where = await introducedIn(house, space)
    if (where === undefined || (where !== 'anywhere' && where.channel !== place.channel)) return undefined
    const { members, firstSteps } = store.of(space.community)
    const member = await members.byUser({ space: space.ref, user: author.user })
    if (member === undefined || (await firstSteps.hasTaken(member.id, step))) return undefined
    return member
  }

  return {
    notes: async (event, space) => (await newcomerIn(event, space)) !== undefined,
    async handle(event, space) {
      const member = event.kind === 'message' ? await newcomerIn(event, space) : undefined
      if (member !== undefined) await stepTaken(house, space.community, member, step)
    },
  }
}
