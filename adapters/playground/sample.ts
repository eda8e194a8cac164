// The sample: a week in the life of a small community, played through the same calls that people make. Nothing is
// written past Hearth, so what one finds is what Hearth really does.
import type { Registry } from '../../src/bot/registry.ts'
import type { Simulation } from '../../src/ports/simulation.ts'
import type { Clock, Logger } from '../../src/ports/system.ts'
import type { Acts } from './acts.ts'
import type { Calls } from './calls.ts'
import { sampleMs } from './limits.ts'
import { channelPlace, threadPlace } from './places.ts'
import { afterDigest, beforeDigest, opening, type Scene, type Step } from './sample-script.ts'
import { home } from './spaces.ts'
import type { World } from './world.ts'

export interface SampleOptions {
  readonly world: World
  readonly acts: Acts
  readonly calls: Calls
  readonly registry: Registry
  readonly simulation: Simulation
  readonly clock: Clock
  readonly logger: Logger
  /** Whether the playground is being stopped. */
  readonly stopping: () => boolean
}

/** Makes the sample's player: it uses up the eight days that the clock was set back. False when it was cut short. */
export function samplePlayer(options: SampleOptions): () => Promise<boolean> {
  const { world, acts, calls, registry, simulation, clock, logger, stopping } = options

  return async () => {
    const begin = clock.now()
    const end = begin + sampleMs
    await playAll(opening)
    const digest = Math.min((await simulation.nextDigest()) ?? begin + sampleMs / 2, end)
    await playScenes(beforeDigest, begin, digest)
    await playScenes(afterDigest, digest, end)
    return !stopping()
  }

  /** Plays scenes between two moments, and ends at the second one. */
  async function playScenes(scenes: readonly Scene[], from: number, until: number): Promise<void> {
    for (const [share, steps] of scenes) {
      await advanceTo(from + share * (until - from))
      await playAll(steps)
    }
    await advanceTo(until)
  }

  async function playAll(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if (stopping()) return
      await play(step)
      await simulation.settle()
    }
  }

  async function advanceTo(at: number): Promise<void> {
    const ms = at - clock.now()
    if (ms > 0 && !stopping()) await simulation.advance(ms)
  }

  async function play(step: Step): Promise<void> {
    switch (step.kind) {
      case 'joins':
        return acts.join(step.who)
      case 'says':
        await acts.write(step.who, channelPlace(home, step.in), step.text)
        return
      case 'writes-in-thread': {
        const thread = world.threads.all().find((one) => one.members.includes(step.of))
        if (thread === undefined) return missed(step)
        await acts.write(step.who, threadPlace(home, thread.channel, thread.id), step.text)
        return
      }
      case 'types':
        return command(step.who, step.words, step.in)
      case 'suggests': {
        const takesDetails = registry.command('suggest')?.options.details !== undefined
        return command(
          step.who,
          `suggest ${step.title}${takesDetails ? ` details: ${step.details}` : ''}`,
          'suggestions',
        )
      }
      case 'votes':
        return vote(step)
      default:
        return step satisfies never
    }
  }

  async function command(who: string, words: string, where: string): Promise<void> {
    const place = channelPlace(home, where)
    await calls.command({ as: who, place, words: words.replace('{zone}', zoneHere()) })
  }

  async function vote(step: Extract<Step, { kind: 'votes' }>): Promise<void> {
    const cards = world.messages
      .all()
      .filter((one) => !one.removed && one.onlyFor === undefined && voteAction(one) !== undefined)
      .toSorted((a, b) => a.order - b.order)
    const card = cards[step.suggestion - 1]
    const action = card === undefined ? undefined : voteAction(card)
    if (card === undefined || action === undefined) return missed(step)
    await calls.press({ as: step.who, message: card.id, action, values: [] })
  }

  function missed(step: Step): void {
    logger.warn('the sample missed a step', { step: step.kind, who: step.who })
  }
}

type Card = ReturnType<World['messages']['all']>[number]

function voteAction(posted: Card): string | undefined {
  for (const control of posted.message.controls ?? [])
    if (control.kind === 'button' && control.action.startsWith('vote:')) return control.action
  return undefined
}

/** The zone of this machine: where whoever tries the playground lives. */
const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone
