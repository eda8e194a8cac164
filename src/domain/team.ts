// Teams: who answers which support threads, where they read them, and when. While there are none, everyone is one team.
import { z } from 'zod'

export const priorities = ['low', 'normal', 'high', 'urgent'] as const
export type Priority = (typeof priorities)[number]

export const teamNameLength = 40
export const teamSignatureLength = 100
export const teamsAtMost = 25

/** A moment of the day, `09:30`; `24:00` is its end. */
const clockTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)

/** When a team is there on one day of the week: 1 is Monday, 7 is Sunday. */
export const openHours = z.object({ day: z.number().int().min(1).max(7), from: clockTime, to: clockTime })

/** Minutes that the team is there for. Absent: no promise. */
const target = z.object({
  first: z.number().int().positive().exactOptional(),
  resolution: z.number().int().positive().exactOptional(),
})

const principal = z.object({
  /** The key of the space it is from. */
  space: z.string(),
  kind: z.enum(['user', 'role']),
  id: z.string(),
  name: z.string(),
})

export const team = z.object({
  /** What threads and topics name it by; never shown. */
  id: z.string().min(1),
  name: z.string().min(1).max(teamNameLength),
  people: z.array(principal).readonly(),
  /** Its private channel; where it is absent, what a space is looked after from. */
  channel: z.object({ space: z.string(), channel: z.string(), name: z.string() }).exactOptional(),
  /** An IANA zone, for its hours and holidays. */
  zone: z.string().exactOptional(),
  /** Empty: always. */
  hours: z.array(openHours).readonly().default([]),
  /** Days on which it is not there, `2026-12-25`. */
  holidays: z.array(z.iso.date()).readonly().default([]),
  /** What stands under its replies where they are signed as the team. */
  signature: z.string().max(teamSignatureLength).exactOptional(),
  targets: z.partialRecord(z.enum(priorities), target).default({}),
})

/** A team as it is kept. */
export type Team = z.infer<typeof team>

/** The team of that id; for a thread of everyone, the one that has neither people nor a channel of its own. */
export const teamOf = (teams: readonly Team[], id: string | undefined): Team | undefined =>
  id === undefined
    ? teams.find(({ people, channel }) => people.length === 0 && channel === undefined)
    : teams.find((one) => one.id === id)

/** The teams of two communities as those of one, as many as fit: the first's stay in front, and keep their names. */
export function mergedTeams(first: readonly Team[], second: readonly Team[], from: string): readonly Team[] {
  const isTaken = (name: string): boolean => first.some((one) => one.name.toLowerCase() === name.toLowerCase())
  const theirs = second.map((one) =>
    isTaken(one.name) ? { ...one, name: `${one.name} (${from})`.slice(0, teamNameLength) } : one,
  )
  return [...first, ...theirs].slice(0, teamsAtMost)
}

/**
 * What is left of the teams where some spaces have gone: their people and channels go with them, and whoever had nobody but
 * people of those is no team any more.
 */
export const teamsIn = (teams: readonly Team[], isHere: (space: string) => boolean): readonly Team[] =>
  teams.flatMap(({ people, channel, ...team }) => {
    const left = people.filter(({ space }) => isHere(space))
    if (people.length > 0 && left.length === 0) return []
    const stays = channel !== undefined && isHere(channel.space) ? { channel } : {}
    return [{ ...team, people: left, ...stays }]
  })
