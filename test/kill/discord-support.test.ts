// Support threads on Discord, with a kill at each step of each act.
import { discordKillStage } from './discord-stage.ts'
import { killContract } from './kill-contract.ts'
import { supportActs } from './support-acts.ts'

killContract({ name: 'Discord', relayed: false, againAndAgain: true }, discordKillStage, supportActs)
