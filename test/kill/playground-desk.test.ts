// What the team does about support threads, and how they end, on the playground, with a kill at each step of each act.
import { endingActs } from './ending-acts.ts'
import { killContract } from './kill-contract.ts'
import { playgroundKillStage } from './playground-stage.ts'
import { promiseActs } from './promise-acts.ts'
import { privateThreadActs, teamActs } from './team-acts.ts'

killContract({ name: 'the playground', relayed: false, againAndAgain: false }, playgroundKillStage, [
  ...privateThreadActs,
  ...teamActs,
  ...promiseActs,
  ...endingActs,
])
