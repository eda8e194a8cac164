// What the team does about support threads, and how they end, on Slack, with a kill at each step of each act.
import { endingActs } from './ending-acts.ts'
import { killContract } from './kill-contract.ts'
import { promiseActs } from './promise-acts.ts'
import { slackKillStage } from './slack-stage.ts'
import { teamActs } from './team-acts.ts'

killContract({ name: 'Slack', relayed: true, againAndAgain: true }, slackKillStage, [
  ...teamActs,
  ...promiseActs,
  ...endingActs,
])
