// Our own reactions over the wire: added and taken back once, refused where Discord has no such emoji, and never heard as somebody's.
import { expect, test } from 'vitest'
import type { MessageRef } from '../../src/domain/place.ts'
import { done, startedStage } from './discord-stage.ts'

test('a reaction of ours is there once and goes again, and one that Discord does not know is refused', async () => {
  const { discord, guild, platform, attempt, space, ana, inbox, until } = await startedStage()
  const channel = guild.channel('general').id
  const said = discord.write(ana, channel, 'It hums')
  const ref: MessageRef = { place: { kind: 'channel', space, channel }, channel, id: said.id }
  const reacts = (emoji: string, kind: 'react' | 'unreact' = 'react', id = `${kind}-${emoji}`) =>
    platform.perform({ kind, ref, emoji }, attempt(id))
  const ours = () => [...said.reactions].flatMap(([emoji, who]) => (who.has(discord.world.bot.id) ? [emoji] : []))
  done(await reacts(':+1:'))
  done(await reacts('👍'))
  done(await reacts(':wave::skin-tone-3:'))
  expect(ours()).toEqual(['👍', '👋🏼'])
  done(await reacts('👍', 'unreact'))
  done(await reacts('👍', 'unreact', 'again'))
  done(await reacts(':shipit:', 'unreact'))
  expect(ours()).toEqual(['👋🏼'])
  expect(await reacts(':shipit:')).toMatchObject({ kind: 'refused', reason: 'unsupported' })
  expect(await reacts('no emoji')).toMatchObject({ kind: 'refused', reason: 'unsupported' })
  discord.react(ana, said, '❤️')
  await until(() => inbox.seen('reacted').length > 0)
  expect(inbox.seen('reacted').map(({ emoji }) => emoji)).toEqual(['❤️'])
})
