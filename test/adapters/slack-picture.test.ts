// A picture put to a message in Slack: a block of it, over a file that is shared nowhere else.
import { afterEach, expect, test } from 'vitest'
import type { MessageRef } from '../../src/domain/place.ts'
import type { Message } from '../../src/view/message.ts'
import { plain } from '../../src/view/text.ts'
import { pictureBytes } from '../drawn-pictures.ts'
import { type Bench, type BenchOptions, bench } from './slack-bench.ts'

let open: Bench | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

const message: Message = {
  text: plain('Welcome'),
  controls: [{ kind: 'button', action: 'start:1', label: 'Start here', style: 'primary' }],
}

async function greeted(options: BenchOptions = {}) {
  const house = await bench('socket', options)
  open = house
  await house.start()
  const { slack, platform } = house
  const ana = slack.addUser({ name: 'ana' })
  const space = { platform: 'slack', id: slack.teamId } as const
  const place = { kind: 'direct', space, user: ana.id } as const
  const posted = await platform.perform({ kind: 'post', place, message }, { id: 'one', number: 1 })
  const ref = posted.kind === 'done' ? posted.result.message : undefined
  if (ref === undefined) throw new Error('nothing was posted')
  const adding = (to: MessageRef = ref) =>
    platform.perform(
      {
        kind: 'addPicture',
        ref: to,
        message,
        picture: { user: { space, user: ana.id }, name: 'Ana', title: 'Welcome', alt: 'A picture of Ana' },
      },
      { id: 'two', number: 1 },
    )
  return { house, slack, adding, seen: () => slack.directMessages(ana) }
}

test('it stands between the words and the buttons, once however often it is put there', async () => {
  const { slack, adding, seen } = await greeted()
  for (let time = 0; time < 2; time += 1) {
    expect(await adding()).toMatchObject({ kind: 'done' })
    const [greeting, ...others] = seen()
    expect(others).toEqual([])
    expect(greeting?.blocks.map(({ type }) => type)).toEqual(['rich_text', 'image', 'actions'])
    const image = greeting?.blocks.find((block) => block.type === 'image')
    expect(image?.alt_text).toBe('A picture of Ana')
    const file = slack.world.files.get(image?.slack_file?.id ?? '')
    expect(file).toMatchObject({ name: 'welcome.png', shares: [] })
    expect([...(file?.content ?? [])]).toEqual([...pictureBytes])
  }
})

test('it is shown once Slack has looked at the file', async () => {
  const { adding, seen } = await greeted({ slack: { timing: { shareMs: 500 } } })
  expect(await adding()).toMatchObject({ kind: 'done' })
  expect(seen()[0]?.blocks.map(({ type }) => type)).toContain('image')
})

test('one that cannot be drawn or uploaded leaves the message as it was', async () => {
  const { house, slack, adding, seen } = await greeted()
  slack.faults.next({ method: 'files.getUploadURLExternal' }, { error: 'file_uploads_disabled' })
  expect(await adding()).toMatchObject({ kind: 'refused', detail: 'file_uploads_disabled' })
  house.pictures.breaks()
  expect(await adding()).toMatchObject({ kind: 'refused', detail: 'the picture was not drawn' })
  expect(seen()[0]?.blocks.map(({ type }) => type)).toEqual(['rich_text', 'actions'])
})

test('an avatar is fetched from the files of Slack alone', async () => {
  const { house, slack } = await greeted()
  const { world } = slack
  const space = { platform: 'slack', id: slack.teamId } as const
  world.avatars.set('ben.png', Uint8Array.of(1, 2))
  const ben = slack.addUser({ name: 'ben', avatar: `${world.filesAt}/avatars/ben.png` })
  expect([...((await house.platform.avatar(space, ben.id, 100)) ?? [])]).toEqual([1, 2])
  await expect(house.platform.avatar(space, ben.id, 1)).rejects.toMatchObject({ why: 'too-large' })
  const ida = slack.addUser({ name: 'ida', avatar: 'https://gravatar.example/ida.png' })
  expect(await house.platform.avatar(space, ida.id, 100)).toBeUndefined()
})
