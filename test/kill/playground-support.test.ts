// Support threads on the playground, with a kill at each step of each act.

import { killContract } from './kill-contract.ts'
import { playgroundKillStage } from './playground-stage.ts'
import { supportActs } from './support-acts.ts'

killContract({ name: 'the playground', relayed: false, againAndAgain: false }, playgroundKillStage, supportActs)
