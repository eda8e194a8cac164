// What is told to one person on Slack who takes no direct messages, with a kill at each step.

import { killContract } from './kill-contract.ts'
import { personalActs } from './personal-acts.ts'
import { slackKillStage } from './slack-stage.ts'

killContract({ name: 'Slack', relayed: true, againAndAgain: true }, slackKillStage, personalActs)
