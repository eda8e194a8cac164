// An arrival: somebody came into a space, and is greeted once for it.
import type { MemberId } from './ids.ts'
import type { SpaceRef } from './place.ts'

/**
 * How it stands with the greeting of an arrival. `rules`: they have to pass the rules first. `daytime`: it waits for their
 * day. `daily`: for the one post of the day. `together`: for a post with others who came in the same minute. `paced`: for
 * their turn among direct messages. `held-...`: the same, while welcomes are paused. `greeted`: done. `passed-over`: they are
 * counted, not greeted. `left`: they went before it was their turn.
 */
export const arrivalStates = [
  'rules',
  'daytime',
  'daily',
  'together',
  'paced',
  'held-together',
  'held-paced',
  'greeted',
  'passed-over',
  'left',
] as const
export type ArrivalState = (typeof arrivalStates)[number]

/** How somebody was greeted. `back`: privately, as somebody who has been there before. */
export const greetingKinds = ['public', 'direct', 'together', 'daily', 'back'] as const
export type GreetingKind = (typeof greetingKinds)[number]

/**
 * Whether a person says hello, beside Hearth. `none`: nobody is asked to. `waiting`: greeters are to be asked. `asked`: they
 * have been. `taken`: somebody does. `gone`: the newcomer has left.
 */
export const helloStates = ['none', 'waiting', 'asked', 'taken', 'gone'] as const
export type HelloState = (typeof helloStates)[number]

/** What a greeting says of coming late: that they came, or passed the rules, while Hearth was away. */
export const lates = ['came', 'passed', 'no'] as const
export type Late = (typeof lates)[number]

export interface Arrival {
  readonly member: MemberId
  readonly space: SpaceRef
  readonly arrivedAt: number
  /** They were there before, and had left. */
  readonly back: boolean
  readonly state: ArrivalState
  readonly late: Late
  readonly turnAt: number | undefined
  readonly kind: GreetingKind | undefined
  readonly greetedAt: number | undefined
  /** When the direct message that was to greet them was refused. */
  readonly refusedAt: number | undefined
  readonly hello: HelloState
  readonly greeter: MemberId | undefined
}
