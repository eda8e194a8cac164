// The welcome, suggestions and the digest on Discord, with a kill at each step of each act.
import { digestActs } from './digest-acts.ts'
import { discordKillStage } from './discord-stage.ts'
import { killContract } from './kill-contract.ts'
import { questionActs } from './question-acts.ts'
import { suggestionActs } from './suggestion-acts.ts'
import { welcomeActs } from './welcome-acts.ts'

killContract({ name: 'Discord', relayed: false, againAndAgain: true }, discordKillStage, [
  ...welcomeActs,
  ...suggestionActs,
  ...questionActs,
  ...digestActs,
])
