// A run in words: its figures, what is wrong, and of the schedule the part that concerns what is wrong.
import { type Finding, wrongs } from './books.ts'
import type { Played } from './chaos.ts'

const findingsShown = 40
const linesShown = 25

/** Whether all that is to be nought is nought. */
export const onTarget = ({ accounts, crashes }: Played): boolean =>
  accounts.findings.length === 0 && crashes.length === 0

/** The figures, and all that is wrong. `schedule`: the lines that were noted. */
export function reportOf(played: Played, schedule: readonly string[]): string {
  const { seed, kills, processes, joined, accounts, crashes, logged } = played
  const { findings, figures } = accounts
  return [
    `Seed ${seed}, ${kills} kills${processes === undefined ? '' : `, ${processes} processes on PostgreSQL`}${joined ? ', joined' : ''}`,
    ...[...figures].map(([name, count]) => `  ${name.padEnd(46)} ${count}`),
    ...wrongs.map((wrong) => `  ${wrong.padEnd(46)} ${findings.filter((one) => one.wrong === wrong).length}`),
    `  ${'crashes'.padEnd(46)} ${crashes.length}`,
    ...crashes.map(({ life, how, log }) => `\nCrash in life ${life}: ${how}\n${log.slice(-3000)}`),
    ...findings.slice(0, findingsShown).map((finding) => sayFinding(finding, schedule)),
    ...(logged.size === 0 ? [] : ['', 'Logged as errors:']),
    ...[...logged].map(([line, count]) => `  ${count} times ${line}`),
    ...(onTarget(played)
      ? []
      : ['', `Again: npm run chaos -- --seed ${seed} --kills ${kills}${joined ? ' --joined' : ''}${many(processes)}`]),
  ].join('\n')
}

const many = (processes: number | undefined): string =>
  processes === undefined ? '' : ` --processes ${processes} --store postgres`

function sayFinding({ wrong, town, subject, what }: Finding, schedule: readonly string[]): string {
  const about = subject === '' ? [] : schedule.filter((line) => line.includes(`"${subject}"`)).slice(0, linesShown)
  return [`\n${wrong}, on ${town}: ${subject}: ${what}`, ...about.map((line) => `    ${line.slice(0, 500)}`)].join('\n')
}
