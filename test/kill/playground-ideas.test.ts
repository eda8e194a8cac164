// What becomes of suggestions on the playground, with a kill at each step of each act.

import { ideaActs } from './idea-acts.ts'
import { killContract } from './kill-contract.ts'
import { playgroundKillStage } from './playground-stage.ts'

killContract({ name: 'the playground', relayed: false, againAndAgain: false }, playgroundKillStage, ideaActs)
