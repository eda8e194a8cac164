// A picture put to a message in Discord: one file that hangs on it, with words for whoever does not see it.
import { expect, test } from 'vitest'
import type { MessageRef } from '../../src/domain/place.ts'
import { pictureBytes } from '../drawn-pictures.ts'
import { text } from '../emulators/discord/index.ts'
import { done, message, type Stage, stage } from './discord-stage.ts'

async function greeted(house: Stage): Promise<MessageRef> {
  const place = { kind: 'channel', space: house.space, channel: house.guild.channel('general').id } as const
  const posted = await house.platform.perform({ kind: 'post', place, message: message('Welcome') }, house.attempt())
  return done(posted).message ?? expect.fail('nothing was posted')
}

const adding = (house: Stage, ref: MessageRef, alt = 'A picture of Ana') =>
  house.platform.perform(
    {
      kind: 'addPicture',
      ref,
      message: message('Welcome'),
      picture: { user: { space: house.space, user: house.ana.id }, name: 'Ana', title: 'Welcome', alt },
    },
    house.attempt('two'),
  )

/** What stands there, and what hangs on it. */
const seen = ({ guild }: Stage) =>
  guild.channel('general').messages.map((one) => ({
    words: text(one),
    files: one.attachments.map(({ filename, contentType, description, content }) => ({
      ...{ filename, contentType, description },
      bytes: [...content],
    })),
  }))

test('it hangs on the message with its words, once however often it is put there', async () => {
  const house = await stage()
  const ref = await greeted(house)
  const file = {
    ...{ filename: 'welcome.png', contentType: 'image/png', description: 'A picture of Ana' },
    bytes: [...pictureBytes],
  }
  for (let time = 0; time < 2; time += 1) {
    expect(done(await adding(house, ref)).message).toEqual(ref)
    expect(seen(house)).toEqual([{ words: 'Welcome', files: [file] }])
  }
})

test('words that are too long for Discord are cut', async () => {
  const house = await stage()
  const ref = await greeted(house)
  done(await adding(house, ref, 'a'.repeat(3_000)))
  expect(seen(house)[0]?.files[0]?.description).toHaveLength(1_024)
})

test('one that cannot be drawn, or may not be put there, leaves the message as it was', async () => {
  const house = await stage()
  const ref = await greeted(house)
  house.discord.faults.next({ method: 'PATCH', path: /\/messages\/\d+$/ }, { status: 403, code: 50013 })
  expect(await adding(house, ref)).toMatchObject({ kind: 'refused', reason: 'not-allowed' })
  house.pictures.breaks()
  expect(await adding(house, ref)).toMatchObject({ kind: 'refused', detail: 'the picture was not drawn' })
  expect(seen(house)).toEqual([{ words: 'Welcome', files: [] }])
})

test('an avatar is that of the server, else their own, and nobody is asked for one that is not there', async () => {
  const { discord, guild, platform, space } = await stage()
  const avatar = (user: { readonly id: string }, most = 100) => platform.avatar(space, user.id, most)
  const ben = discord.addUser({ name: 'Ben', avatar: 'abc1' })
  discord.world.avatars.set('abc1', Uint8Array.of(1, 2)).set('abc2', Uint8Array.of(3))
  guild.join(ben)
  expect([...((await avatar(ben)) ?? [])]).toEqual([1, 2])
  await expect(avatar(ben, 1)).rejects.toMatchObject({ why: 'too-large' })
  const member = discord.world.guilds.get(guild.id)?.members.get(ben.id)
  if (member !== undefined) member.avatar = 'abc2'
  expect([...((await avatar(ben)) ?? [])]).toEqual([3])
  const ana = discord.addUser({ name: 'Ana' })
  guild.join(ana)
  expect(await avatar(ana)).toBeUndefined()
  guild.leave(ana)
  await expect(avatar(ana)).rejects.toMatchObject({ name: 'PlatformError' })
})
