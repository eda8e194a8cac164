// Two communities that become one, and a space that leaves it again, on either database: what goes where, and by which number
// it is found.
import { describe, expect, test } from 'vitest'
import { type CommunityId, communityId, memberId, personId, suggestionId, threadId } from '../../src/domain/ids.ts'
import type { SpaceRef } from '../../src/domain/place.ts'
import type { Store } from '../../src/store/store.ts'
import { kinds, lantern, opened, space as server } from './opened.ts'

const harbour = communityId('harbour')
const workspace: SpaceRef = { platform: 'slack', id: 'T1' }

const member = (store: Store, community: CommunityId, space: SpaceRef, id: string) =>
  store.of(community).members.add({
    ...{ id: memberId(id), person: personId(`person-${id}`), user: { space, user: id }, name: id },
    ...{ locale: undefined, bot: false, guest: false, joinedAt: undefined },
  })

const suggest = async (store: Store, community: CommunityId, space: SpaceRef, author: string, title: string) => {
  const { records, suggestions } = store.of(community)
  const number = await records.nextNumber('suggestion')
  const id = suggestionId(`${title}-id`)
  await suggestions.add({ id, number, author: memberId(author), space, title, details: undefined, at: number })
  const place = { kind: 'channel', space, channel: 'ideas' } as const
  await store.ledger.appearances.add({
    ...{ id: `card-${title}`, community, subjectKind: 'suggestion', subject: id, role: 'card', place, at: 0 },
  })
  return id
}

const openThread = async (store: Store, community: CommunityId, space: SpaceRef, opener: string) => {
  const { records, threads } = store.of(community)
  const number = await records.nextNumber('thread')
  const id = threadId(`thread-${opener}`)
  const subject = `${opener} asks`
  await threads.add({
    id,
    number,
    opener: memberId(opener),
    space,
    subject,
    shape: 'relayed',
    at: number,
    call: opener,
  })
  return id
}

/** A server with Ana in it and a workspace with Ben, each with a suggestion and a thread of its own. */
async function two(kind: (typeof kinds)[number]) {
  const { store } = await opened({ kind })
  await store.spaces.add({ ref: workspace, name: 'Harbour', locale: undefined, host: undefined, at: 1 }, harbour)
  await member(store, lantern, server, 'ana')
  await member(store, harbour, workspace, 'ben')
  await suggest(store, lantern, server, 'ana', 'Lamps')
  await suggest(store, harbour, workspace, 'ben', 'Boats')
  const thread = await openThread(store, harbour, workspace, 'ben')
  await store.of(harbour).spaces.setChannel(workspace, 'suggestions', { channel: 'ideas', name: 'ideas' })
  return { store, thread, join: () => store.transaction(lantern, () => store.joining.join(lantern, harbour)) }
}

const separate = (store: Store, space: SpaceRef, from: CommunityId, to: CommunityId) =>
  store.transaction(from, () =>
    store.joining.separate({
      space,
      from,
      to,
      at: 9,
      newPerson: () => personId('person-anew'),
      newOrganisation: () => 'organisation-anew',
    }),
  )

const titles = async (store: Store, community: CommunityId): Promise<readonly string[]> =>
  (await store.of(community).suggestions.list()).map(({ number, title }) => `${number} ${title}`)

describe.each(kinds)('on %s', (kind) => {
  test('everything of the second is the first one’s', async () => {
    const { store, join } = await two(kind)
    await join()
    expect((await store.spaces.find(workspace))?.community).toBe(lantern)
    expect((await store.of(lantern).members.byUser({ space: workspace, user: 'ben' }))?.name).toBe('ben')
    expect((await store.of(lantern).spaces.channels(workspace)).suggestions?.name).toBe('ideas')
    expect(await titles(store, harbour)).toEqual([])
    expect(await store.of(harbour).threads.openAfter(undefined, 100)).toEqual([])
  })

  test('saved replies go with the space they were saved in, and drafts with their thread and its card', async () => {
    const { store, join, thread } = await two(kind)
    const savedIn = (community: CommunityId) => async () =>
      (await store.of(community).savedReplies.all()).map(({ text }) => text)
    for (const [community, space, by] of [
      [lantern, server, 'ana'],
      [harbour, workspace, 'ben'],
    ] as const)
      await store.of(community).savedReplies.add({
        ...{ id: `saved-${by}`, space, name: 'Door', text: by, language: undefined, team: undefined },
        ...{ by: memberId(by), at: 1 },
      })
    const draft = { id: 'draft', thread, author: memberId('ben'), text: 'Try the key', files: [], at: 1 }
    await store.of(harbour).replyDrafts.add({ ...draft, signature: { by: 'team', called: 'Desk' } })
    const place = { kind: 'channel', space: workspace, channel: 'mods' } as const
    await store.ledger.appearances.add({
      ...{ id: 'card', community: harbour, subjectKind: 'reply-draft', subject: 'draft', role: 'card', place, at: 0 },
    })
    await join()
    expect((await savedIn(lantern)()).toSorted()).toEqual(['ana', 'ben'])
    expect(await store.of(lantern).replyDrafts.get('draft')).toMatchObject({
      signature: { by: 'team', called: 'Desk' },
    })
    await separate(store, workspace, lantern, harbour)
    expect(await savedIn(lantern)()).toEqual(['ana'])
    expect(await savedIn(harbour)()).toEqual(['ben'])
    expect((await store.of(harbour).replyDrafts.waitingIn(thread)).map(({ text }) => text)).toEqual(['Try the key'])
    expect(await store.ledger.appearances.find(harbour, 'reply-draft', 'draft', 'card')).toHaveLength(1)
  })

  test('what was said in a thread goes where the thread goes, with what it said before and its files', async () => {
    const { store, thread, join } = await two(kind)
    const ref = { place: { kind: 'direct', space: workspace, user: 'ben' }, channel: 'D', id: '1' } as const
    const { conversations, threadFiles, threadKeeping } = store.of(harbour)
    const said = { thread, end: 'opener', internal: false, author: memberId('ben'), ref, text: 'Two', at: 2 } as const
    await conversations.add({ id: 'said', ...said })
    await conversations.keepEarlier('before', 'said', { text: 'One', at: 1 })
    const source = { id: 'F', name: 'boat.png', bytes: 3, space: workspace }
    await threadFiles.add({ id: 'file', thread, message: 'said', source, state: 'waiting', at: 2 })
    await threadKeeping.hold(thread, { at: 3, by: memberId('ben'), reason: 'A complaint' })
    const whatIn = async (community: CommunityId) => {
      const there = store.of(community)
      return [
        (await there.conversations.of(thread)).map(({ text }) => text),
        [...(await there.conversations.earlierOf(thread)).values()].flat().map(({ text }) => text),
        (await there.threadFiles.of(thread)).map(({ name }) => name),
        (await there.threadKeeping.of(thread)).hold?.reason,
      ]
    }
    const all = [['Two'], ['One'], ['boat.png'], 'A complaint']
    const nothing = [[], [], [], undefined]
    await join()
    expect([await whatIn(lantern), await whatIn(harbour)]).toEqual([all, nothing])
    await separate(store, workspace, lantern, harbour)
    expect([await whatIn(lantern), await whatIn(harbour)]).toEqual([nothing, all])
  })

  test('where both gave numbers the second’s are given anew, and the old ones find them where they were known', async () => {
    const { store, join, thread } = await two(kind)
    await join()
    expect(await titles(store, lantern)).toEqual(['2 Boats', '1 Lamps'])
    // Only one side had threads: its number stays.
    expect((await store.of(lantern).threads.byNumber(1))?.id).toBe(thread)
    const { formerNumbers, records } = store.of(lantern)
    expect(await formerNumbers.find(workspace, 'suggestion', 1)).toBe('Boats-id')
    expect(await formerNumbers.find(server, 'suggestion', 1)).toBeUndefined()
    expect(await records.nextNumber('suggestion')).toBe(3)
    expect(await records.nextNumber('thread')).toBe(2)
  })

  test('a card whose number is another is brought up to it', async () => {
    const { store, join } = await two(kind)
    await join()
    const [card] = await store.ledger.appearances.find(lantern, 'suggestion', 'Boats-id', 'card')
    expect(card?.wanted).toBe(2)
    const [other] = await store.ledger.appearances.find(lantern, 'suggestion', 'Lamps-id', 'card')
    expect(other?.wanted).toBe(1)
  })

  test('what was claimed before is ended as the one’s that it is of now', async () => {
    const { store, join } = await two(kind)
    const effect = { id: 'e1', community: harbour, placeKey: 'slack:T1/channel/ideas', effect: {}, followUp: undefined }
    await store.transaction(harbour, () => store.ledger.outbox.add({ ...effect, notBefore: 0, at: 0 }))
    const [claimed] = await store.ledger.outbox.claim('slack', 10, 100, 5)
    expect(await store.ledger.outbox.mine('e1', harbour)).toBe(harbour)
    await join()
    expect(claimed?.community).toBe(harbour)
    expect(await store.ledger.outbox.mine('e1', harbour)).toBe(lantern)
  })

  test('a space that leaves takes along what was begun in it, and nobody is one person across any more', async () => {
    const { store, join, thread } = await two(kind)
    await join()
    const members = store.of(lantern).members
    await store.of(lantern).votes.add(suggestionId('Boats-id'), memberId('ana'), 1)
    await members.linkTo(memberId('ben'), personId('person-ana'), 5)
    const teamPlace = { kind: 'thread', space: server, channel: 'mods', thread: 't' } as const
    await store.of(lantern).threads.change(thread, { teamPlace, assignee: memberId('ana') })
    const across = { kind: 'channel', space: server, channel: 'ideas' } as const
    const card = { id: 'card-across', community: lantern, subjectKind: 'suggestion', subject: 'Boats-id', role: 'card' }
    await store.ledger.appearances.add({ ...card, place: across, at: 0 })

    const cut = await separate(store, workspace, lantern, harbour)

    expect(cut.appearances.map(({ id }) => id)).toEqual(['card-across'])
    expect(cut.threads).toEqual([thread])
    expect((await store.spaces.find(workspace))?.community).toBe(harbour)
    expect(await titles(store, lantern)).toEqual(['1 Lamps'])
    expect(await titles(store, harbour)).toEqual(['2 Boats'])
    // What was counted stays counted.
    expect(await store.of(harbour).votes.tally(suggestionId('Boats-id'))).toBe(1)
    const gone = await store.of(harbour).threads.get(thread)
    expect(gone).toMatchObject({ teamPlace: undefined, assignee: undefined })
    expect((await store.of(harbour).members.byUser({ space: workspace, user: 'ben' }))?.person).toBe('person-anew')
    expect((await store.of(lantern).members.byUser({ space: server, user: 'ana' }))?.person).toBe('person-ana')
    expect(await store.of(harbour).records.nextNumber('suggestion')).toBe(3)
  })

  test('what is kept of a newcomer goes with them, and is forgotten with their community', async () => {
    const { store, join } = await two(kind)
    await join()
    const [ana, ben] = [memberId('ana'), memberId('ben')]
    const { unasked, newcomers, letters } = store.of(lantern)
    for (const member of [ana, ben]) {
      const piece = { id: `piece-${member}`, member, kind: 'news', line: undefined, subject: undefined } as const
      await unasked.keep({ ...piece, message: { words: member } }, personId(`person-${member}`), 1)
      await unasked.sent(`sent-${member}`, member, 'greeting', 5, 0)
      await unasked.wishes(member, 'weekly', 1)
      await newcomers.activated(member, 'vote', 1)
      await newcomers.nudged(member, 'never', 1)
    }
    await letters.add({ id: 'letter', member: ben, moderator: ana, at: 1 })
    await separate(store, workspace, lantern, harbour)
    for (const [community, mine, other] of [
      [lantern, ana, ben],
      [harbour, ben, ana],
    ] as const) {
      const rows = store.of(community)
      const [person, stranger] = [personId(`person-${mine}`), personId(`person-${other}`)]
      expect((await rows.unasked.waiting(person)).map(({ id }) => id)).toEqual([`piece-${mine}`])
      expect(await rows.unasked.waiting(stranger)).toEqual([])
      expect(await rows.unasked.sentSince(person, 0)).toEqual([5])
      expect([await rows.unasked.wish(person), await rows.unasked.wish(stranger)]).toEqual(['weekly', 'usual'])
      expect([await rows.newcomers.isActivated(mine), await rows.newcomers.isActivated(other)]).toEqual([true, false])
      expect(await rows.newcomers.nudges(person)).toEqual(['never'])
      expect((await rows.letters.latestTo(person))?.id).toBe(mine === ben ? 'letter' : undefined)
    }
    await store.forget(harbour)
    expect(await store.of(harbour).letters.get('letter')).toBeUndefined()
    expect(await store.of(harbour).unasked.waiting(personId('person-ben'))).toEqual([])
    expect(await store.of(lantern).unasked.waiting(personId('person-ana'))).toHaveLength(1)
  })

  test('newcomers who wait, bursts, pauses and what is due for them go with their space', async () => {
    const { store, join } = await two(kind)
    await join()
    const { arrivals, hellos, rushes } = store.of(lantern)
    const ben = memberId('ben')
    const about = { accountMadeAt: undefined, back: false, state: 'together', late: 'no' } as const
    await arrivals.came({ member: ben, space: workspace, at: 1, ...about })
    await hellos.wait(ben)
    await hellos.ask([ben], 'list')
    await rushes.began({ id: 'burst', space: workspace, beganAt: 1, lastAt: 2 })
    await rushes.paused({ space: workspace, member: ben, at: 3 })
    await rushes.leftWithOthers(ben, workspace, 4)
    await store.ledger.due.set({ id: 'd', community: lantern, kind: 'welcome.together', subject: 'slack:T1', at: 5 })
    const own = { community: lantern, role: 'notice', at: 0 }
    const here = { kind: 'channel', space: workspace, channel: 'mods' } as const
    const there = { kind: 'channel', space: server, channel: 'mods' } as const
    const { appearances } = store.ledger
    await appearances.add({ id: 'a1', ...own, subjectKind: 'welcome-burst', subject: 'burst', place: here })
    await appearances.add({ id: 'a2', ...own, subjectKind: 'welcome-hellos', subject: 'list', place: here })
    await appearances.add({ id: 'a3', ...own, subjectKind: 'welcome-burst', subject: 'burst', place: there })

    await separate(store, workspace, lantern, harbour)

    const gone = store.of(harbour)
    expect(await gone.arrivals.waiting(workspace, 'together', 9)).toEqual([ben])
    expect(await gone.hellos.listOf(ben)).toBe('list')
    expect(await gone.rushes.pause(workspace)).toMatchObject({ member: ben })
    expect(await gone.rushes.burstSince(workspace, 0)).toMatchObject({ id: 'burst' })
    expect(await gone.rushes.takeLeaves(workspace)).toEqual([ben])
    expect(await store.ledger.due.get(harbour, 'welcome.together', 'slack:T1')).toBe(5)
    // What stands on the other side says what it said last.
    expect(await appearances.find(harbour, 'welcome-burst', 'burst', 'notice')).toHaveLength(1)
    expect(await appearances.find(harbour, 'welcome-hellos', 'list', 'notice')).toHaveLength(1)
    expect(await appearances.find(lantern, 'welcome-burst', 'burst', 'notice')).toEqual([])
    expect(await rushes.pause(workspace)).toBeUndefined()
  })

  test('a community that is forgotten leaves nothing of those that joined it', async () => {
    const { store, join } = await two(kind)
    await store.of(harbour).settings.change({ 'digest.every': 'daily' })
    await join()
    await store.forget(lantern)
    expect(await store.spaces.all()).toEqual([])
    expect(await store.of(harbour).settings.areSet()).toBe(false)
    expect(
      await store
        .of(harbour)
        .records.nextNumber('suggestion')
        .catch(() => 'gone'),
    ).toBe('gone')
  })

  test('of two who take a code at once, one gets it, and nobody does once it is old', async () => {
    const { store } = await two(kind)
    const given = { kind: 'spaces', community: lantern, space: server, member: memberId('ana') } as const
    await store.transaction(lantern, () => store.codes.give('CODE', given, 100))
    expect(await store.codes.look('CODE', 'accounts', 10)).toBeUndefined()
    expect(await store.codes.look('CODE', 'spaces', 100)).toBeUndefined()
    const taken = await Promise.all([
      store.transaction(lantern, () => store.codes.take('CODE', 'spaces', 10)),
      store.transaction(harbour, () => store.codes.take('CODE', 'spaces', 10)),
    ])
    expect(taken.filter((one) => one !== undefined)).toEqual([given])
  })
})
