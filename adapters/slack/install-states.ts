// What a browser carries to Slack and back: made and sealed here, good once, for ten minutes, in any process of Hearth.
import type { StateStore } from '@slack/oauth'
import type { Seal } from '../../src/ports/seal.ts'
import type { Clock, Ids, OnceShelf } from '../../src/ports/system.ts'

/** From the click on "install" to the way back. Slack's own codes live as long (docs.slack.dev, installing with OAuth). */
export const stateMs = 10 * 60_000

/** Why a way back is not believed. */
export type StateFault = 'changed' | 'expired' | 'used'

export class StateProblem extends Error {
  readonly fault: StateFault
  constructor(fault: StateFault) {
    super('The way back from Slack is not believed.')
    this.name = 'StateProblem'
    this.fault = fault
  }
}

export interface StatesOptions {
  readonly shelf: OnceShelf
  readonly seal: Seal
  readonly clock: Clock
  readonly ids: Ids
  readonly redirectUri: string
  readonly scopes: readonly string[]
}

const about = 'slack install state'

/** Makes the store of states. What they lead to is the same for everybody. */
export function installStates({ shelf, seal, clock, ids, redirectUri, scopes }: StatesOptions): StateStore {
  const leadsTo = { redirectUri, scopes: [...scopes] }
  return {
    async generateStateParam() {
      const name = ids.secret()
      await shelf.set(name, true, stateMs)
      return seal.close(`${name} ${clock.now() + stateMs}`, about)
    },
    async verifyStateParam(_now, state) {
      const opened = seal.open(state, about)
      if (opened.kind !== 'open') throw new StateProblem('changed')
      const [name = '', until] = opened.words.split(' ')
      if (clock.now() > Number(until)) throw new StateProblem('expired')
      if ((await shelf.take(name)) === undefined) throw new StateProblem('used')
      return leadsTo
    },
  }
}
