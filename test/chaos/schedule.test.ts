// The schedule of a seed: the same again whenever it is asked for, and another for another seed.
import { expect, test } from 'vitest'
import { faults } from './faults.ts'
import { lifeOf } from './schedule.ts'
import { faultSwitch } from './while-on.ts'

const livesOf = (seed: number) => Array.from({ length: 200 }, (_, number) => lifeOf(seed, number + 1))

test('a seed is the same acts, faults and kills again', () => {
  expect(livesOf(7)).toEqual(livesOf(7))
  expect(livesOf(7)).not.toEqual(livesOf(8))
})

test('no word is used for two acts', () => {
  const words = livesOf(3).flatMap(({ acts }) => acts.map(({ word }) => word))
  expect(new Set(words).size).toBe(words.length)
})

test('in two hundred lives every fault happens, half of the kills are at a step, and five days pass', () => {
  const lives = livesOf(1)
  const happened = new Set(lives.flatMap((life) => life.faults.map(({ name }) => name)))
  expect(Object.keys(faults).filter((name) => !happened.has(name))).toEqual([])
  const atSteps = lives.filter(({ kill }) => kill.kind === 'at').length
  expect(atSteps).toBeGreaterThan(70)
  expect(atSteps).toBeLessThan(130)
  expect(lives.filter(({ newDay }) => newDay)).toHaveLength(5)
})

test('a fault that was asked for and not met never happens once the faults are over', () => {
  const { whileOn, off } = faultSwitch()
  const pattern = whileOn(/chat/)
  expect(pattern.test('chat.update')).toBe(true)
  off()
  expect(pattern.test('chat.update')).toBe(false)
})
