// Invitations over the wire: into channels that Hearth is in, into public ones that it joins for it, and why not.
import { afterEach, expect, test } from 'vitest'
import type { Effect } from '../../src/ports/effect.ts'
import { type Bench, bench } from './slack-bench.ts'

const opened: Bench[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

async function started() {
  const made = await bench('socket')
  opened.push(made)
  await made.start()
  const { slack, platform } = made
  const space = { platform: 'slack', id: slack.teamId } as const
  const ana = slack.addUser({ name: 'ana' })
  const invite = (channel: string, user: string = ana.id) => {
    const effect: Effect = { kind: 'inviteToChannel', place: { kind: 'channel', space, channel }, user }
    return platform.perform(effect, { id: 'effect-1', number: 1 })
  }
  return { ...made, space, ana, invite }
}

const calls = ({ slack }: Pick<Bench, 'slack'>) =>
  slack.requests.map(({ method }) => method).filter((method) => /^conversations\.(invite|join)$/.test(method))

test('somebody is put into a channel that Hearth is in, and a second invitation changes nothing', async () => {
  const house = await started()
  const books = house.slack.addChannel({ name: 'books', private: true, botIn: true })
  expect(await house.invite(books.id)).toEqual({ kind: 'done', result: {} })
  expect(await house.invite(books.id)).toEqual({ kind: 'done', result: {} })
  expect(house.slack.canSee(house.ana, books)).toBe(true)
})

test('a public channel that Hearth is not in is joined for it', async () => {
  const house = await started()
  const books = house.slack.addChannel({ name: 'books' })
  expect(await house.invite(books.id)).toEqual({ kind: 'done', result: {} })
  expect([...books.members]).toEqual([house.slack.botUserId, house.ana.id])
  expect(calls(house)).toEqual(['conversations.invite', 'conversations.join', 'conversations.invite'])
})

test('Hearth itself is there once it has joined', async () => {
  const house = await started()
  const books = house.slack.addChannel({ name: 'books' })
  expect(await house.invite(books.id, house.slack.botUserId)).toEqual({ kind: 'done', result: {} })
  expect([...books.members]).toEqual([house.slack.botUserId])
})

test('what cannot be is refused with its reason', async () => {
  const house = await started()
  const secret = house.slack.addChannel({ name: 'secret', private: true })
  expect(await house.invite(secret.id)).toMatchObject({ kind: 'refused', reason: 'gone' })
  const old = house.slack.addChannel({ name: 'old' })
  old.archived = true
  expect(await house.invite(old.id)).toMatchObject({ kind: 'refused', reason: 'archived' })
  old.members.add(house.slack.botUserId)
  expect(await house.invite(old.id)).toMatchObject({ kind: 'refused', reason: 'archived' })
  expect(await house.invite(house.slack.general.id, 'U0NOBODY')).toMatchObject({ kind: 'refused', reason: 'gone' })
  for (const error of ['user_is_restricted', 'cant_invite', 'missing_scope']) {
    house.slack.faults.next({ method: 'conversations.invite' }, { error })
    expect(await house.invite(house.slack.general.id)).toMatchObject({ kind: 'refused', reason: 'not-allowed' })
  }
})

test('a limit is obeyed, and a cut connection leaves nothing in doubt', async () => {
  const house = await started()
  const books = house.slack.addChannel({ name: 'books', botIn: true })
  house.slack.faults.next({ method: 'conversations.invite' }, { status: 429, retryAfter: 9 })
  expect(await house.invite(books.id)).toMatchObject({ kind: 'later', because: 'limited', afterMs: 9000 })
  house.slack.faults.next({ method: 'conversations.invite' }, { cut: 'after' })
  expect(await house.invite(books.id)).toMatchObject({ kind: 'later', because: 'away' })
  expect(await house.invite(books.id)).toMatchObject({ kind: 'done' })
})

test('Slack has no roles to give', async () => {
  const { platform, space, ana } = await started()
  for (const kind of ['grantRole', 'revokeRole'] as const)
    expect(
      await platform.perform({ kind, space, user: ana.id, role: 'S1' }, { id: 'effect-1', number: 1 }),
    ).toMatchObject({
      kind: 'refused',
      reason: 'unsupported',
    })
})
