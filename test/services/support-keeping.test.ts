// What support keeps: the conversation as it is and as it was, copies of files, and how all of it goes again.
import { expect, test } from 'vitest'
import { communityId } from '../../src/domain/ids.ts'
import { keepingHouse } from './keeping-house.ts'
import { wordsOf } from './words-of.ts'

const day = 24 * 60 * 60_000

/** Ana's thread, with something said in it. */
async function talked() {
  const house = await keepingHouse()
  await house.opens(house.ana, 'My lamp')
  await house.writes(house.ana, { id: '1', text: 'It is brokn', files: [{ name: 'lamp.png', type: 'image/png' }] })
  await house.writes(house.ana, {
    id: '1',
    text: 'It is broken',
    what: 'edited',
    at: house.town.now() + 60_000,
    files: [{ name: 'lamp.png' }],
  })
  await house.writes(house.mo, { id: '2', text: 'Which one is it?' })
  return house
}

test('the team gets a transcript with edits and copies, and that it did stands in the history', async () => {
  const { mo, got, town } = await talked()
  expect(wordsOf(await mo.runs('thread transcript', { thread: '1' }))).toContain(
    'I send you the transcript of thread 1',
  )
  const files = await got(mo)
  expect(Object.keys(files)).toEqual(['thread-1.txt', 'thread-1.html', 'lamp.png'])
  expect(files['thread-1.txt']).toContain('Thread 1: My lamp')
  expect(files['thread-1.txt']).toMatch(
    /Ana:\n {2}It is broken\n {2}\(edited .*\)\n {2}Before, from .*:\n {4}It is brokn\n {2}File: lamp.png/,
  )
  expect(files['thread-1.txt']).toMatch(/Mo \(team\):\n {2}Which one is it\?/)
  expect(files['lamp.png']).toContain('PNG')
  expect(files['thread-1.html']).toContain('<img src="data:image/png;base64,')
  expect(wordsOf(await mo.runs('thread history', { thread: '1' }))).toContain('Mo took a transcript')
  expect(town.platform.effects.filter((one) => one.kind === 'post' && one.files !== undefined)).toHaveLength(1)
})

test('a page shows the words of people as words alone, and needs nothing from elsewhere', async () => {
  const { ana, mo, got, writes } = await talked()
  await writes(ana, { id: '3', text: '<script>alert("x")</script> & <img src=x onerror=y>\n\u202eevil' })
  await mo.runs('thread transcript', { thread: '1' })
  const { 'thread-1.html': page = '', 'thread-1.txt': text = '' } = await got(mo)
  expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &lt;img src=x onerror=y&gt;')
  expect(page).not.toMatch(/<script|https?:\/\//)
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/)
  expect(page).toMatch(/<time datetime="2026-03-02T09:00:00.000Z">/)
  expect(page).toContain('alt="Picture: lamp.png"')
  expect(text).toContain('\n  \u202eevil\u202c\n')
})

test('the opener gets what they may read, and nobody else gets anything', async () => {
  const { ana, ben, mo, got, writes, opens } = await talked()
  await writes(mo, { id: '4', text: 'Oops', what: 'posted' })
  await writes(mo, { id: '4', text: '', what: 'removed' })
  await ana.runs('privacy transcript')
  const { 'thread-1.txt': text = '' } = await got(ana)
  expect(text).toContain('For: whoever opened the thread')
  expect(text).toContain('Which one is it?')
  expect(text).toContain('[removed by its author,')
  expect(text).not.toContain('Oops')
  expect(wordsOf(await ben.runs('privacy transcript', { thread: '1' }))).toContain(
    'You have opened no support thread yet',
  )
  await opens(ben, 'Mine')
  expect(wordsOf(await ben.runs('privacy transcript', { thread: '1' }))).toContain(
    'no thread of that number. Yours: 2.',
  )
  expect(await ben.completes('privacy transcript', 'thread', '')).toEqual([{ value: '2', label: '2 Mine' }])
  expect(wordsOf(await ben.runs('thread transcript', { thread: '1' }))).not.toContain('I send you')
  expect(await got(ben)).toEqual({})
})

test('whoever knows the id of a thread of another community gets nothing by it', async () => {
  const { town, thread, ana } = await talked()
  const there = await town.addSpace({
    community: 'other',
    space: { platform: 'discord', id: 'O' },
    channels: ['moderators', 'support'],
  })
  const eve = await town.addMember(there, { platform: 'discord', id: 'O' }, 'Eve', { level: 'staff' })
  const { id } = await thread()
  const press = (name: string) =>
    ({ text: [], controls: [{ kind: 'button', action: `${name}:1:${id}`, label: 'Press', style: 'plain' }] }) as const
  for (const name of ['thread-transcript', 'thread-release', 'thread-history'])
    expect(wordsOf(await eve.presses(press(name), 'Press')), name).toContain("I don't know that support thread here")
  const other = town.store.of(communityId('other'))
  expect(await other.conversations.of(id)).toEqual([])
  expect(await other.threadFiles.of(id)).toEqual([])
  expect((await other.threadKeeping.of(id)).hold).toBeUndefined()
  expect(await other.conversations.by([ana.caller.member])).toEqual([])
  const [message] = await town.store.of(communityId('town')).conversations.of(id)
  await other.conversations.goes(message?.id ?? '', { how: 'redacted', at: 1 }, 'go')
  expect(await other.conversations.erase(id)).toBe(0)
  expect((await town.store.of(communityId('town')).conversations.of(id))[0]?.text).toBe('It is broken')
})

test('what somebody removes loses its words, what they were before, and its files; the mark stays', async () => {
  const { ana, mo, writes, got, shelf } = await talked()
  expect(await shelf()).toHaveLength(1)
  await writes(ana, { id: '1', text: '', what: 'removed' })
  expect(await shelf()).toEqual([])
  await mo.runs('thread transcript', { thread: '1' })
  const files = await got(mo)
  expect(Object.keys(files)).toEqual(['thread-1.txt', 'thread-1.html'])
  expect(files['thread-1.txt']).toMatch(/Ana:\n\[removed by its author, /)
  expect(JSON.stringify(files)).not.toMatch(/brok|lamp.png/)
})

test('where the community keeps removals the team reads on, and the opener does not', async () => {
  const { ana, mo, writes, got, town, community, shelf } = await talked()
  await town.store.of(community).settings.change((now) => ({ ...now, 'support.keep-deletions': 'on' }))
  await writes(ana, { id: '1', text: '', what: 'removed' })
  expect(await shelf()).toHaveLength(1)
  await mo.runs('thread transcript', { thread: '1' })
  await ana.runs('privacy transcript', { thread: '1' })
  expect((await got(mo))['thread-1.txt']).toMatch(/\[removed by its author, .*\]\n {2}It is broken/)
  expect(await got(ana)).not.toHaveProperty(['lamp.png'])
  expect((await got(ana))['thread-1.txt']).not.toContain('brok')
})

test('files that are too large, programs, and what finds no room are named and not copied', async () => {
  const { ana, mo, writes, got, shelf, fills, bytes } = await talked()
  bytes.set('holiday.txt', new Uint8Array([0x4d, 0x5a, 1, 2]))
  const files = [{ name: 'film.mp4', bytes: 26 * 1024 * 1024 }, { name: 'setup.exe' }, { name: 'holiday.txt' }]
  await writes(ana, { id: '5', text: 'Look', files })
  fills('full')
  await writes(ana, { id: '6', text: 'And', files: [{ name: 'late.txt' }] })
  await mo.runs('thread transcript', { thread: '1' })
  const text = (await got(mo))['thread-1.txt'] ?? ''
  expect(text).toContain('film.mp4 (26 megabytes): not copied, it is larger than 25 megabytes')
  expect(text).toContain('setup.exe (100 bytes): not copied, programs are not kept')
  expect(text).toContain('holiday.txt (100 bytes): not copied, programs are not kept')
  expect(text).toContain('late.txt (100 bytes): not copied, there was no room for it')
  expect(await shelf()).toHaveLength(1)
})

test('the same bytes stand once, and go with the last file that has them', async () => {
  const { ana, writes, shelf, bytes } = await talked()
  const same = new TextEncoder().encode('the same')
  bytes.set('one.txt', same).set('two.txt', same)
  await writes(ana, { id: '7', text: 'One', files: [{ name: 'one.txt' }] })
  await writes(ana, { id: '8', text: 'Two', files: [{ name: 'two.txt' }] })
  expect(await shelf()).toHaveLength(2)
  await writes(ana, { id: '7', text: '', what: 'removed' })
  expect(await shelf()).toHaveLength(2)
  await writes(ana, { id: '8', text: '', what: 'removed' })
  expect(await shelf()).toHaveLength(1)
})

test('a file that goes while it is copied leaves no bytes', async () => {
  const { ana, writes, shelf, town } = await talked()
  const before = await shelf()
  const fetched = town.platform.bytes
  town.platform.bytes = async (file, most) => {
    town.platform.bytes = fetched
    const { threadFiles } = town.store.of(ana.caller.community)
    const [message] = (await threadFiles.by([ana.caller.member])).filter(({ name }) => name === 'quick.txt')
    await threadFiles.go(message?.message ?? '', 1)
    return fetched(file, most)
  }
  await writes(ana, { id: '9', text: 'Quick', files: [{ name: 'quick.txt' }] })
  expect(await shelf()).toEqual(before)
})

test('a moderator redacts a message that they choose by its words', async () => {
  const { ana, mo, got } = await talked()
  expect(wordsOf(await mo.runs('thread redact', { words: 'nowhere', thread: '1' }))).toContain(
    'has these words: “nowhere”',
  )
  const offered = await mo.runs('thread redact', { words: 'BROKN', thread: '1' })
  const [select] = offered.controls ?? []
  if (select?.kind !== 'select') throw new Error('nothing is offered')
  expect(select.choices.map(({ label, description }) => `${label}, ${description}`)).toEqual([
    expect.stringMatching(/^It is broken, Ana, March 2, 2026 at/),
  ])
  await mo.presses(offered, select.placeholder, select.choices[0]?.value)
  await ana.runs('privacy transcript', { thread: '1' })
  const { 'thread-1.txt': text = '', ...others } = await got(ana)
  expect(text).toContain('[removed by Mo, March 2, 2026')
  expect(JSON.stringify([text, others])).not.toMatch(/brok|lamp.png/)
  expect(wordsOf(await mo.presses(offered, select.placeholder, select.choices[0]?.value))).toContain(
    'Mo removed that message',
  )
  expect(wordsOf(await mo.runs('thread history', { thread: '1' }))).toContain('Mo redacted a message')
})

test('a thread is erased a year after it ended, but for how much there was; a legal hold keeps it', async () => {
  const { ben, mo, opens, town, got, shelf, thread, writes } = await talked()
  await opens(ben, 'Held one')
  await writes(ben, { id: '20', text: 'Keep this' }, 2)
  await mo.runs('thread hold', { reason: 'A complaint', thread: '2' })
  await solved([1, 2])
  await town.until(town.now() + 364 * day)
  expect((await thread()).subject).toBe('My lamp')
  await town.until(town.now() + 4 * day)
  expect((await thread()).subject).toBe('…')
  expect(await shelf()).toEqual([])
  await mo.runs('thread transcript', { thread: '1' })
  expect((await got(mo))['thread-1.txt']).toMatch(/Erased: .*: 2 messages and 1 file, which are kept no longer/)
  expect((await thread(2)).subject).toBe('Held one')
  await mo.runs('thread release', { thread: '2' })
  await town.until(town.now() + 2 * day)
  expect((await thread(2)).subject).toBe('…')

  async function solved(numbers: readonly number[]): Promise<void> {
    for (const number of numbers) {
      const action = `support-resolve:1:${(await thread(number)).id}`
      const press = { kind: 'button', action, label: 'Resolve', style: 'plain' } as const
      await mo.presses({ text: [], controls: [press] }, 'Resolve')
    }
  }
})

test('whoever asks sees what is kept of them, and has it erased after they were asked', async () => {
  const { ana, mo, got, town, community, thread, shelf, writes } = await talked()
  await writes(mo, { id: '9', text: 'Ana, is it on?' })
  const shown = wordsOf(await ana.runs('privacy show'))
  expect(shown).toContain('1 thread that you opened, 1 of them open; 1 message that you wrote')
  expect(shown).toContain('1 file (8 bytes of copies)')
  expect((await got(ana))['support.txt']).toMatch(
    /Thread 1: My lamp[\s\S]*What you wrote in thread 1:\n.*: It is broken\n[\s\S]*It is brokn/,
  )
  const asked = await ana.runs('privacy forget')
  expect(wordsOf(asked)).toContain('Thread 1 is open: it ends.')
  expect((await thread()).state).toBe('waiting on member')
  expect(wordsOf(await ana.presses(asked, 'Erase it'))).toContain('1 message of yours')
  expect(await thread()).toMatchObject({ state: 'closed', subject: '…' })
  expect(await shelf()).toEqual([])
  await mo.runs('thread transcript', { thread: '1' })
  const text = (await got(mo))['thread-1.txt'] ?? ''
  expect(text).toContain('Somebody:\n[erased because its author asked for it')
  expect(text).toContain('Which one is it?')
  expect(text).not.toMatch(/My lamp|brok|lamp.png|by Ana/)
  expect(await town.store.of(community).records.counts(['thread-opened'], 0, town.now() + 1)).toEqual({
    'thread-opened': 1,
  })
})

test('what is kept beside threads is shown, and goes where it is not the community’s own', async () => {
  const { ana, mo, got, town, community } = await talked()
  const { duty, settings, savedReplies, supportBlocks, threads } = town.store.of(community)
  const [thread] = await threads.openAfter(undefined, 1)
  if (thread === undefined) throw new Error('no thread is open')
  const [at, member] = [town.now(), mo.caller.member]
  const hours = [{ day: 1, from: '09:00', to: '13:00' }]
  await duty.say(member, { state: 'on', since: at, until: undefined })
  await duty.offer({ id: 'o1', thread: thread.id, member, state: 'passed', at })
  await settings.change({ 'support.shifts': [{ member, name: 'Mo', hours }] })
  const saved = { id: 's1', space: mo.caller.space, name: 'hello', text: 'Hello there', by: member, at }
  await savedReplies.add({ ...saved, language: undefined, team: undefined })
  await supportBlocks.add({ member: ana.caller.member, reason: 'Noise at night', until: undefined, by: member, at })

  expect(wordsOf(await ana.runs('privacy show'))).toMatch(/for this reason: .*Noise at night/)
  expect((await got(ana))['support.txt']).toContain('until -: Noise at night')
  expect(wordsOf(await mo.runs('privacy show'))).toMatch(
    /one shift, and one thread that you were offered.*\n.*One saved reply/,
  )
  expect((await got(mo))['support.txt']).toMatch(
    /On duty: on, since[\s\S]*A shift: Mon 09:00-13:00\n.*Offered thread 1 at .*: passed\n.*Saved reply hello: Hello there/,
  )
  const asked = await mo.runs('privacy forget')
  expect(wordsOf(asked)).toContain('You are on duty for nothing then')
  expect(wordsOf(await mo.presses(asked, 'Erase it'))).toContain('One saved reply stays in your name')
  expect(await duty.words()).toEqual([])
  expect(await duty.offersOf(thread.id)).toEqual([])
  expect((await settings.get())['support.shifts']).toEqual([])
  expect(await savedReplies.all()).toHaveLength(1)
  const again = await ana.runs('privacy forget')
  expect(wordsOf(await ana.presses(again, 'Erase it'))).toMatch(/The block stays.*Noise at night/)
  expect(await supportBlocks.all(at)).toHaveLength(1)
})

test('a legal hold is said to whoever asks, and what it is for stays', async () => {
  const { ana, mo, thread, town, community } = await talked()
  await mo.runs('thread hold', { reason: 'A complaint', thread: '1' })
  const asked = await ana.runs('privacy forget')
  expect(wordsOf(asked)).toContain('Thread 1 is under a legal hold and stays whole until that ends.')
  expect(wordsOf(await ana.presses(asked, 'Erase it'))).toContain('please ask again then')
  expect((await thread()).subject).toBe('My lamp')
  expect(await town.store.of(community).conversations.by([ana.caller.member])).toHaveLength(1)
  expect(wordsOf(await mo.runs('thread history', { thread: '1' }))).toContain(
    'Mo put it under a legal hold: A complaint',
  )
})
