// What the team does about support threads, and how they end, on Discord, with a kill at each step of each act.

import { discordKillStage } from './discord-stage.ts'
import { endingActs } from './ending-acts.ts'
import { killContract } from './kill-contract.ts'
import { promiseActs } from './promise-acts.ts'
import { privateThreadActs, teamActs } from './team-acts.ts'

killContract({ name: 'Discord', relayed: false, againAndAgain: true }, discordKillStage, [
  ...privateThreadActs,
  ...teamActs,
  ...promiseActs,
  ...endingActs,
])
