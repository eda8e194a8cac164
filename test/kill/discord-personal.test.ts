// What is told to one person on Discord who takes no direct messages, with a kill at each step.
import { discordKillStage } from './discord-stage.ts'
import { killContract } from './kill-contract.ts'
import { personalActs } from './personal-acts.ts'

killContract({ name: 'Discord', relayed: false, againAndAgain: true }, discordKillStage, personalActs)
