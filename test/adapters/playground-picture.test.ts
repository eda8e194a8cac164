// A picture put to a message in the playground: shown by the page to whoever reads the message.
import { afterEach, expect, test } from 'vitest'
import type { Place } from '../../src/domain/place.ts'
import { plain } from '../../src/view/text.ts'
import { pictureBytes } from '../drawn-pictures.ts'
import { signIn } from './playground-client.ts'
import { channel, type House, openHouse } from './playground-house.ts'

let house: House | undefined

afterEach(async () => {
  await house?.playground.stop()
  house = undefined
})

const message = { text: plain('Welcome') }

async function opened(place: Place) {
  house = await openHouse()
  const { post, perform } = house
  const posted = await post(place, message, 'greeting')
  const ref = posted.kind === 'done' ? posted.result.message : undefined
  if (ref === undefined) throw new Error('nothing was posted')
  const user = { space: place.space, user: 'nia' }
  const picture = { user, name: 'Nia', title: 'Welcome', alt: 'A picture of Nia' }
  const client = await signIn(house.playground)
  return {
    house,
    client,
    adding: () => perform({ kind: 'addPicture', ref, message, picture }, 'picture'),
    shown: (as: string) => client.get(`/api/picture?${new URLSearchParams({ as, message: ref.id })}`),
  }
}

test('it is shown with its words, once however often it is put there, and only to whoever reads the message', async () => {
  const { house, client, adding, shown } = await opened(channel('moderators'))
  expect((await shown('mo')).status).toBe(404)
  for (let time = 0; time < 2; time += 1) expect(await adding()).toMatchObject({ kind: 'done' })
  const { places } = await client.state('mo')
  const found = places.find(({ name }) => name === 'moderators')?.messages.at(-1)
  expect(found).toMatchObject({ picture: 'A picture of Nia', edited: false })
  const answer = await shown('mo')
  expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([...pictureBytes])
  expect(answer.headers.get('content-type')).toBe('image/png')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  await client.post('join', { as: 'nia' })
  expect((await shown('nia')).status).toBe(404)
  expect((await house.shelf.entries()).filter(([key]) => key.startsWith('file/'))).toHaveLength(1)
})

test('one that cannot be drawn leaves the message as it was', async () => {
  const { house, adding, shown } = await opened(channel('general'))
  house.pictures.breaks()
  expect(await adding()).toMatchObject({ kind: 'refused', detail: 'the picture was not drawn' })
  expect((await shown('mo')).status).toBe(404)
})
