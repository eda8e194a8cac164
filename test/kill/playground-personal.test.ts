// What is told to one person on the playground who takes no direct messages, with a kill at each step.

import { killContract } from './kill-contract.ts'
import { personalActs } from './personal-acts.ts'
import { playgroundKillStage } from './playground-stage.ts'

killContract({ name: 'the playground', relayed: false, againAndAgain: false }, playgroundKillStage, personalActs)
