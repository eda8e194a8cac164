// Support threads on Slack, with a kill at each step of each act.

import { killContract } from './kill-contract.ts'
import { slackKillStage } from './slack-stage.ts'
import { supportActs } from './support-acts.ts'

killContract({ name: 'Slack', relayed: true, againAndAgain: true }, slackKillStage, supportActs)
