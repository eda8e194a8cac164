// What becomes of suggestions on Discord, with a kill at each step of each act.
import { discordKillStage } from './discord-stage.ts'
import { ideaActs } from './idea-acts.ts'
import { killContract } from './kill-contract.ts'

killContract({ name: 'Discord', relayed: false, againAndAgain: true }, discordKillStage, ideaActs)
