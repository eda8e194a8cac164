// The list of those who arrived and have not taken part: who is on it, and how it is read page by page.
import { expect, test } from 'vitest'
import { welcomeStalledDeclared } from '../../commands/welcome-stalled.ts'
import { memberId, personId } from '../../src/domain/ids.ts'
import { lettersService } from '../../src/services/welcome/letters.ts'
import { lettersFlow } from '../../src/services/welcome/letters-flow.ts'
import { stalledService } from '../../src/services/welcome/stalled.ts'
import { labelsSeen, messageSeen } from './as-seen.ts'
import { smallHouse } from './small-house.ts'

const hour = 3_600_000
const day = 24 * hour
const garden = { platform: 'discord', id: 'garden' } as const

async function withNewcomers(names: readonly string[]) {
  const town = await smallHouse({
    startsAt: Date.UTC(2026, 2, 2, 9),
    declared: [...welcomeStalledDeclared],
    make: (house) => ({
      services: { stalled: stalledService(house), letters: lettersService(house) },
      flows: [lettersFlow(house)],
    }),
  })
  const community = await town.addSpace({ community: 'c1', space: garden })
  const mia = await town.addMember(community, garden, 'Mia', { level: 'staff' })
  const { members, newcomers, firstSteps } = town.store.of(community)
  const arrives = async (name: string, more: { bot?: true; guest?: true; pending?: true; as?: string } = {}) => {
    const { bot = false, guest = false, pending = false, as = `p-${name}` } = more
    const user = { space: garden, user: `garden-${name}` }
    const about = { name, locale: undefined, bot, guest, pending, joinedAt: town.now() }
    await members.add({ ...about, id: memberId(`m-${name}`.padEnd(20, 'x')), person: personId(as), user })
    await town.until(town.now() + 1)
  }
  for (const name of names) await arrives(name)
  return { town, mia, arrives, members, newcomers, firstSteps }
}

const idOf = (name: string) => memberId(`m-${name}`.padEnd(20, 'x'))

test('it names people once, with where they stalled, and nobody who is a bot, a guest, gone, active, new or long there', async () => {
  const { town, mia, arrives, members, newcomers, firstSteps } = await withNewcomers(['Old'])
  await town.until(town.now() + 30 * day)
  for (const name of ['Ana', 'Ben', 'Cem', 'Fay']) await arrives(name)
  await firstSteps.take(idOf('Fay'), 'guidelines', town.now())
  await arrives('Ana2', { as: 'p-Ana' })
  await arrives('Dee', { pending: true })
  await arrives('Rob', { bot: true })
  await arrives('Gus', { guest: true })
  await members.left(idOf('Ben'), town.now())
  await newcomers.activated(idOf('Cem'), 'vote', town.now())
  await town.until(town.now() + day + hour)
  await arrives('Eve')
  const list = await mia.runs('welcome stalled')
  const rows = messageSeen(list).split('\n')
  expect(rows[0]).toBe('3 people arrived in the last 30 days and have not taken part yet, the longest here first:')
  expect(rows.slice(1)).toEqual([
    expect.stringMatching(/^• @?Ana, here since .*: no first step so far$/),
    expect.stringMatching(/^• @?Fay, here since .*: 1 of 3 steps$/),
    expect.stringMatching(/^• @?Dee, here since .*: has not passed the rules$/),
  ])
  expect(labelsSeen(list)).toEqual(['Write to Ana', 'Write to Fay', 'Write to Dee'])
})

test('of many it shows a page, and whom to write to is chosen', async () => {
  const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'].map((sign) => `Ana ${sign}`)
  const { town, mia } = await withNewcomers(names)
  await town.until(town.now() + day + hour)
  const list = await mia.runs('welcome stalled')
  expect(messageSeen(list).split('\n')).toHaveLength(10)
  expect(messageSeen(list)).toContain('And 2 more.')
  const form = await mia.pressesForForm(list, 'Write to one of them', idOf('Ana C'))
  expect(messageSeen(await mia.sends(form, {}))).toContain('Ana C')
  expect(town.platform.standing.at(-1)?.ref.place).toEqual({ kind: 'direct', space: garden, user: 'garden-Ana C' })
  const rest = await mia.presses(list, 'Show more')
  expect(labelsSeen(rest)).toEqual(['Write to Ana I', 'Write to Ana J'])
  // Who was written to while the form was open keeps the others' words where they are.
  const again = await mia.sends(form, { text: 'Shall I show you around?' })
  expect(messageSeen(again)).toContain('has no answer yet')
})

test('a letter of another person cannot be answered, and whoever has gone cannot be written to', async () => {
  const { town, mia, members } = await withNewcomers(['Ana', 'Ben'])
  await town.until(town.now() + day + hour)
  const list = await mia.runs('welcome stalled')
  const form = await mia.pressesForForm(list, 'Write to Ana')
  await mia.sends(form, {})
  const letter = town.platform.standing.at(-1)?.message
  if (letter === undefined) throw new Error('no letter came')
  expect(messageSeen(await mia.presses(letter, 'Answer Mia'))).toContain('was not for you')
  await members.left(idOf('Ben'), town.now())
  expect(messageSeen(await mia.presses(list, 'Write to Ben'))).toContain('is not here any more')
})
