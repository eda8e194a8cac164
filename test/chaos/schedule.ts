// What is to happen in each life of Hearth, from one start to the kill that ends it: worked out from the seed alone, so
// that it is the same again whatever the machine did meanwhile.
import { checkpoints } from '../../src/delivery/checkpoint.ts'
import { type Acts, acts } from './acts.ts'
import { type Chance, chance } from './chance.ts'
import { faults } from './faults.ts'
import { type PlannedAct, type PlannedFault, type PlannedKill, townNames } from './plan.ts'

export interface Life {
  readonly number: number
  /** A day passes at the beginning of it. */
  readonly newDay: boolean
  readonly acts: readonly PlannedAct[]
  readonly faults: readonly PlannedFault[]
  readonly kill: PlannedKill
}

/** Moments are spread over so much of a life; most lives end earlier, and what was left of them is left out. */
export const lifeMs = 1500
const actsInLife = 14
const actsWhileDown = 3
const faultsInLife = 5
const busierAtLast = 3
const daysBetween = 30
/** What was done is forgotten after a week, and then nobody could count it. */
const mostDays = 5

/** Whether a day passes at the beginning of a life. */
export const aDayPassedIn = (life: number): boolean => life % daysBetween === 6 && life / daysBetween < mostDays

/** One life of a seed. */
export function lifeOf(seed: number, number: number, known: Acts = acts): Life {
  const luck = chance(seed, number)
  return { number, newDay: aDayPassedIn(number), ...happenings(luck, number, known, 1), kill: killOf(luck) }
}

/** The life that no kill ends, after so many others: more happens in it, so that what goes wrong is no kill's doing. */
export function lastLifeOf(seed: number, number: number, known: Acts = acts): Life {
  return { number, newDay: false, ...happenings(chance(seed, -1), number, known, busierAtLast), kill: { kind: 'none' } }
}

function happenings(luck: Chance, number: number, known: Acts, times: number): Pick<Life, 'acts' | 'faults'> {
  const down = Array.from({ length: actsWhileDown }, (_, index) => actOf(luck, known, `w${number}d${index}x`, true))
  const up = Array.from({ length: actsInLife * times }, (_, index) => actOf(luck, known, `w${number}u${index}x`, false))
  return {
    acts: [...down, ...up].toSorted((a, b) => Number(b.down) - Number(a.down) || a.at - b.at),
    faults: Array.from({ length: luck.below(faultsInLife * times + 1) }, () => faultOf(luck)).toSorted(
      (a, b) => a.at - b.at,
    ),
  }
}

/** Rather soon than late: most lives are short. */
const momentOf = (luck: Chance): number => Math.floor(lifeMs * luck.next() ** 2)

function actOf(luck: Chance, known: Acts, word: string, down: boolean): PlannedAct {
  const kinds = Object.entries(known).filter(([, { whileDown }]) => !down || whileDown)
  const { name } = luck.weighted(kinds.map(([name, { weight }]) => ({ name, weight })))
  return {
    name,
    town: luck.oneOf(townNames),
    at: momentOf(luck),
    down,
    who: luck.next(),
    which: luck.next(),
    word,
  }
}

function faultOf(luck: Chance): PlannedFault {
  const { name } = luck.weighted(Object.entries(faults).map(([name, { weight }]) => ({ name, weight })))
  return { name, at: momentOf(luck), which: luck.next() }
}

/** Half of them fall whenever they fall, half at a step. */
function killOf(luck: Chance): PlannedKill {
  if (luck.below(2) === 0) return { kind: 'after', ms: luck.below(lifeMs) }
  return { kind: 'at', checkpoint: luck.oneOf(checkpoints), nth: 1 + luck.below(4) }
}
