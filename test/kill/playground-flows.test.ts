// The welcome, suggestions and the digest on the playground, with a kill at each step of each act.
import { digestActs } from './digest-acts.ts'
import { killContract } from './kill-contract.ts'
import { playgroundKillStage } from './playground-stage.ts'
import { questionActs } from './question-acts.ts'
import { suggestionActs } from './suggestion-acts.ts'
import { welcomeActs } from './welcome-acts.ts'

killContract({ name: 'the playground', relayed: false, againAndAgain: false }, playgroundKillStage, [
  ...welcomeActs,
  ...suggestionActs,
  ...questionActs,
  ...digestActs,
])
