// The welcome, suggestions and the digest on Slack, with a kill at each step of each act.
import { digestActs } from './digest-acts.ts'
import { killContract } from './kill-contract.ts'
import { questionActs } from './question-acts.ts'
import { slackKillStage } from './slack-stage.ts'
import { suggestionActs } from './suggestion-acts.ts'
import { welcomeActs } from './welcome-acts.ts'

killContract({ name: 'Slack', relayed: true, againAndAgain: true }, slackKillStage, [
  ...welcomeActs,
  ...suggestionActs,
  ...questionActs,
  ...digestActs,
])
