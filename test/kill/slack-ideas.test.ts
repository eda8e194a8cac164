// What becomes of suggestions on Slack, with a kill at each step of each act.

import { ideaActs } from './idea-acts.ts'
import { killContract } from './kill-contract.ts'
import { slackKillStage } from './slack-stage.ts'

killContract({ name: 'Slack', relayed: true, againAndAgain: true }, slackKillStage, ideaActs)
