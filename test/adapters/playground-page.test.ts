// The playground's page in a real browser: keyboard, buttons, forms, a phone's width. Screenshots go to test/output/.
import { mkdirSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Given } from '../../src/ports/answer.ts'
import type { Form } from '../../src/view/form.ts'
import { button } from '../../src/view/message.ts'
import { plain } from '../../src/view/text.ts'
import { signIn } from './playground-client.ts'
import { channel, type Heard, type House, ideaCard, openHouse, space } from './playground-house.ts'
import { liveIn } from './playground-week.ts'

const output = 'test/output'
const wide = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

const form: Form = {
  action: 'command:1:start',
  title: 'Open a private support thread',
  submit: 'Open the thread',
  intro: plain('Only you and the moderators read what you write here.'),
  fields: [
    {
      kind: 'text',
      name: 'subject',
      label: 'Subject',
      hint: 'A few words',
      lines: 'one',
      maxLength: 80,
      required: true,
    },
    { kind: 'text', name: 'details', label: 'What happened', lines: 'many', maxLength: 400, required: false },
  ],
}

const withFiles: Form = {
  action: 'reply:1:1',
  title: 'Reply to the member',
  submit: 'Send',
  fields: [
    { kind: 'text', name: 'text', label: 'Your reply', lines: 'many', maxLength: 400, required: true },
    { kind: 'files', name: 'files', label: 'Files', hint: 'Ten at most', most: 10, required: false },
  ],
}

/** A form for `/start`, whose first sending is found wanting; a private answer for everything else. */
function answers() {
  let sent = 0
  return (heard: Heard): Promise<Given> | undefined => {
    if (heard.kind === 'words' && heard.call.words.startsWith('/start')) return Promise.resolve({ kind: 'form', form })
    if (heard.kind === 'words' && heard.call.words.startsWith('/settings'))
      return Promise.resolve({ kind: 'form', form: withFiles })
    if (heard.kind !== 'form') return undefined
    if (heard.call.action === withFiles.action) return undefined
    sent += 1
    const fields = { subject: plain('Subject: please say a little more.') }
    if (sent === 1) return Promise.resolve({ kind: 'errors', fields, resume: { text: [] } })
    return Promise.resolve({ kind: 'say', visibility: 'private', message: { text: plain('Your thread is open.') } })
  }
}

let browser: Browser
let house: House
let context: BrowserContext
let complaints: string[]

beforeAll(async () => {
  mkdirSync(output, { recursive: true })
  // Not with the package's own arguments: they switch off the very protection that the page relies on.
  const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none']
  browser = await playwright.launch({ args, executablePath: await chromium.executablePath() })
})
afterAll(() => browser?.close())

beforeEach(async () => {
  complaints = []
  house = await openHouse({ answer: answers() })
  await liveIn(house)
})
afterEach(async () => {
  await context?.close()
  await house.close()
  expect(complaints).toEqual([])
})

async function open(options: { viewport?: typeof wide; colorScheme?: 'light' | 'dark'; touch?: boolean } = {}) {
  const { viewport = wide, colorScheme = 'light', touch = false } = options
  context = await browser.newContext({ viewport, colorScheme, hasTouch: touch, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(house.playground.address())
  await page.getByText('You are Nia and have just found this community. Press Join.').waitFor()
  return page
}

const pane = (page: Page, who: 'Nia' | 'Mo') => page.getByRole('region', { name: new RegExp(`^${who},`) })
const line = (page: Page, who: 'Nia' | 'Mo') => pane(page, who).getByRole('combobox', { name: /^Message/ })
const place = (page: Page, who: 'Nia' | 'Mo', name: string | RegExp) =>
  pane(page, who).getByRole('navigation').getByRole('button', { name })
const shot = (page: Page, name: string) => page.screenshot({ path: `${output}/playground-${name}.png` })

test('Nia joins, writes, and Mo reads it live', async () => {
  const page = await open()
  await shot(page, 'invitation')
  await page.getByRole('button', { name: 'Join' }).click()
  await place(page, 'Nia', 'general').click()
  await line(page, 'Nia').fill('Hello everybody')
  await line(page, 'Nia').press('Enter')
  await place(page, 'Mo', /general/).click()
  await pane(page, 'Mo').getByRole('log').getByText('Hello everybody').waitFor()
  await shot(page, 'joined')
})

test('Like is pressed by keyboard, says whether it is and how many like it, and the roles of who wrote stand beside their name', async () => {
  const page = await open()
  await page.getByRole('button', { name: 'Join' }).click()
  await place(page, 'Nia', 'general').click()
  await line(page, 'Nia').fill('Who has clay?')
  await line(page, 'Nia').press('Enter')
  const grant = { kind: 'grantRole', space, user: 'nia', role: 'pottery' } as const
  await house.perform(grant)
  await place(page, 'Mo', /general/).click()
  const seen = pane(page, 'Mo').getByRole('article').filter({ hasText: 'Who has clay?' })
  await seen.getByText('Pottery').waitFor()
  const like = seen.getByRole('button', { name: /^Like/ })
  expect(await like.getAttribute('aria-pressed')).toBe('false')
  await like.focus()
  await page.keyboard.press('Space')
  await expect.poll(() => like.getAttribute('aria-pressed')).toBe('true')
  expect(await like.getAttribute('aria-label')).toBe('Like, 1 so far')
  const theirs = pane(page, 'Nia').getByRole('article').filter({ hasText: 'Who has clay?' })
  await theirs.getByRole('button', { name: 'Like, 1 so far' }).waitFor()
  expect(await theirs.getByRole('button', { name: /^Like/ }).getAttribute('aria-pressed')).toBe('false')
  await shot(page, 'like')
  await page.keyboard.press('Enter')
  await expect.poll(() => like.getAttribute('aria-label')).toBe('Like')
})

test('a command is completed by keyboard alone: arrows, Tab, Escape, Enter', async () => {
  const page = await open()
  const mine = line(page, 'Mo')
  await mine.focus()
  await page.keyboard.type('/set')
  const list = pane(page, 'Mo').getByRole('option')
  await expect.poll(() => list.count()).toBe(2)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => list.nth(1).getAttribute('aria-selected')).toBe('true')
  expect(await mine.getAttribute('aria-activedescendant')).toBe(await list.nth(1).getAttribute('id'))
  await shot(page, 'completion')
  await page.keyboard.press('Tab')
  await expect.poll(() => mine.inputValue()).toBe('/setup channel ')
  await list.filter({ hasText: /support/i }).waitFor()
  await shot(page, 'completion-options')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => mine.inputValue()).toBe('/setup channel support ')
  await list.filter({ hasText: '#general' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => list.count()).toBe(0)
  await page.keyboard.type('#general')
  await list.filter({ hasText: '#general' }).waitFor()
  await page.keyboard.press('Enter')
  await pane(page, 'Mo').getByText('Hello Mo, this is for you.').waitFor()
  await pane(page, 'Mo').getByText('Only you can see this').waitFor()
  const words = house.heard.flatMap((one) => (one.kind === 'words' ? [one.call.words] : []))
  expect(words).toEqual(['/setup channel support #general'])
})

test('a button is pressed, and its card changes under the reader’s eyes', async () => {
  const page = await open()
  await page.getByRole('button', { name: 'Join' }).click()
  await place(page, 'Nia', 'suggestions').click()
  await pane(page, 'Nia').getByRole('button', { name: 'Vote for 2' }).click()
  await pane(page, 'Nia').getByText('Hello Nia, this is for you.').waitFor()
  const ref = { place: channel('suggestions'), channel: 'suggestions', id: 'idea-2' }
  await house.perform({ kind: 'edit', ref, message: ideaCard('Lend tools to each other', 42) })
  await pane(page, 'Nia').getByText('42').waitFor()
  await shot(page, 'card')
  await pane(page, 'Nia').getByRole('button', { name: 'Dismiss' }).click()
  await pane(page, 'Nia').getByText('Hello Nia, this is for you.').waitFor({ state: 'detached' })
})

test('several choices are ticked by keyboard and sent together, and what is chosen already is ticked', async () => {
  const page = await open()
  await page.getByRole('button', { name: 'Join' }).click()
  await place(page, 'Nia', 'suggestions').click()
  const choices = ['Pottery', 'Woodwork', 'Weaving'].map((label) => ({ value: label.toLowerCase(), label }))
  const [first, ...others] = choices.map((one, at) => (at === 0 ? { ...one, chosen: true as const } : one))
  const several = { kind: 'select', action: 'pick:1:', placeholder: 'Your interests', most: 3 } as const
  const message = {
    text: plain('What are you here for?'),
    controls: [{ ...several, choices: [first, ...others].filter((one) => one !== undefined) }],
  }
  await house.perform({ kind: 'post', place: channel('suggestions'), message })
  const group = pane(page, 'Nia').getByRole('group', { name: 'Your interests' })
  expect(await group.getByLabel('Pottery').isChecked()).toBe(true)
  await group.getByLabel('Weaving').focus()
  await page.keyboard.press('Space')
  await shot(page, 'several')
  await group.getByRole('button').focus()
  await page.keyboard.press('Enter')
  await pane(page, 'Nia').getByText('Hello Nia, this is for you.').waitFor()
  const pressed = house.heard.flatMap((one) => (one.kind === 'action' ? [one.call.values] : []))
  expect(pressed).toEqual([['pottery', 'weaving']])
})

test('a form is filled by keyboard, keeps its errors by field, and closes when it is taken', async () => {
  const page = await open()
  await page.getByRole('button', { name: 'Join' }).click()
  await line(page, 'Nia').fill('/start')
  await expect.poll(() => pane(page, 'Nia').getByRole('option').count()).toBe(1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: form.title })
  await dialog.waitFor()
  await page.keyboard.type('Door')
  await page.keyboard.press('Tab')
  await page.keyboard.type('It stays shut.')
  await dialog.getByRole('button', { name: form.submit }).click()
  await dialog.getByText('please say a little more').waitFor()
  expect(await dialog.locator('input:focus').getAttribute('name')).toBe('subject')
  await shot(page, 'form')
  await page.keyboard.type(' is stuck')
  await page.keyboard.press('Enter')
  await pane(page, 'Nia').getByText('Your thread is open.').waitFor()
  expect(await dialog.count()).toBe(0)
  const values = house.heard.flatMap((one) => (one.kind === 'form' ? [one.call.values.subject] : []))
  expect(values.at(-1)).toEqual({ kind: 'text', text: 'Door is stuck' })
})

test('a file is attached, read by name on the other side, and downloaded as it was sent', async () => {
  const page = await open()
  await pane(page, 'Nia').getByRole('button', { name: 'Join', exact: true }).click()
  const lamp = { name: 'lamp.txt', mimeType: 'text/plain', buffer: Buffer.from('It flickers.') }
  const choosing = page.waitForEvent('filechooser')
  await pane(page, 'Nia').getByRole('button', { name: 'Attach a file' }).click()
  await (await choosing).setFiles([lamp, { ...lamp, name: 'film.mp4', buffer: Buffer.alloc(1024 * 1024 + 1) }])
  await page.getByText('A file here may have 1 MB at most.').waitFor()
  await pane(page, 'Nia').getByRole('button', { name: 'Remove lamp.txt' }).waitFor()
  await shot(page, 'attached')
  await line(page, 'Nia').press('Enter')
  await place(page, 'Mo', 'welcome').click()
  const link = pane(page, 'Mo').getByRole('link', { name: 'lamp.txt' })
  const downloading = page.waitForEvent('download')
  await link.click()
  const stream = await (await downloading).createReadStream()
  expect(Buffer.concat(await stream.toArray()).toString()).toBe('It flickers.')
  await shot(page, 'file')
})

test('a form takes files beside its words', async () => {
  const page = await open()
  await line(page, 'Mo').fill('/settings')
  await line(page, 'Mo').press('Escape')
  await line(page, 'Mo').press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Reply to the member' })
  await dialog.getByLabel('Your reply').fill('Here is the manual.')
  await dialog
    .getByLabel('Files')
    .setInputFiles({ name: 'manual.txt', mimeType: 'text/plain', buffer: Buffer.from('Read me.') })
  await shot(page, 'form-files')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await dialog.waitFor({ state: 'detached' })
  const sent = house.heard.findLast((one) => one.kind === 'form')
  expect(sent?.kind === 'form' ? sent.call.values : {}).toMatchObject({
    text: { kind: 'text', text: 'Here is the manual.' },
    files: { kind: 'files', files: [{ name: 'manual.txt', bytes: 8 }] },
  })
})

test('on a phone one pane is shown, and the switch counts what is new on the other side', async () => {
  const page = await open({ viewport: phone, touch: true })
  await shot(page, 'phone-invitation')
  await page.getByRole('button', { name: 'Join' }).click()
  await line(page, 'Nia').waitFor()
  expect(await pane(page, 'Mo').count()).toBe(0)
  await house.post(channel('moderators'), { text: plain('Ben waits for an answer.') })
  const mo = page.getByRole('navigation', { name: 'Whose view' }).getByRole('button', { name: /Mo/ })
  await mo.getByText('1 unread').waitFor()
  await shot(page, 'phone')
  await mo.click()
  await pane(page, 'Mo').getByRole('button', { name: 'Show all places' }).click()
  await shot(page, 'phone-places')
  await place(page, 'Mo', /moderators/).click()
  await pane(page, 'Mo').getByText('Ben waits for an answer.').waitFor()
  await shot(page, 'phone-moderators')
  await page.emulateMedia({ colorScheme: 'dark' })
  await place(page, 'Mo', /membership/).waitFor({ state: 'hidden' })
  await pane(page, 'Mo').getByRole('button', { name: 'Show all places' }).click()
  await place(page, 'Mo', /membership/).click()
  await line(page, 'Mo').fill('/')
  await pane(page, 'Mo').getByRole('option').first().waitFor()
  await shot(page, 'phone-dark')
  const width = await page.locator('html').evaluate((root) => root.scrollWidth)
  expect(width).toBeLessThanOrEqual(phone.width)
})

test('on the narrowest phone nothing stands over, and a button says what it is about', async () => {
  const page = await open({ viewport: { width: 320, height: 640 }, touch: true })
  const choices = [{ value: 'a', label: 'Those that have waited longest for somebody of the team to answer' }]
  const select = { kind: 'select', action: 'queue:1', placeholder: 'Show another list', choices } as const
  const controls = [button('support-claim:1:7', 'Claim'), select]
  await house.post(channel('moderators'), { text: plain('Support thread 7, opened by Ida'), controls })
  await page.getByRole('navigation', { name: 'Whose view' }).getByRole('button', { name: /Mo/ }).click()
  const claim = pane(page, 'Mo').getByRole('button', { name: 'Claim', exact: true })
  const about = (await claim.getAttribute('aria-describedby')) ?? ''
  expect(await page.locator(`[id="${about}"]`).innerText()).toContain('Support thread 7')
  expect(await page.locator('html').evaluate((root) => root.scrollWidth)).toBeLessThanOrEqual(320)
  const edge = await pane(page, 'Mo')
    .getByRole('combobox', { name: 'Show another list' })
    .evaluate((shown) => shown.getBoundingClientRect().right)
  expect(edge).toBeLessThanOrEqual(320)
})

test('an answer for its reader alone is brought into sight, also when they have scrolled up', async () => {
  const page = await open()
  await page.getByRole('button', { name: 'Join' }).click()
  const log = pane(page, 'Mo').getByRole('log')
  for (let count = 1; count <= 12; count += 1)
    await house.post(channel('moderators'), { text: plain(`Ben waits, ${count}\n\n\n\n`) })
  await log.getByText('Ben waits, 12').waitFor()
  await log.evaluate((list) => list.scrollTo(0, 0))
  await line(page, 'Mo').fill('/help')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await log.getByText('Only you can see this').last().waitFor()
  const left = () => log.evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight)
  await expect.poll(left).toBeLessThan(80)
})

test('it is kept over a reload, at night too', async () => {
  const page = await open({ colorScheme: 'dark' })
  await page.getByRole('button', { name: 'Join' }).click()
  await place(page, 'Nia', 'suggestions').click()
  await place(page, 'Mo', /moderators/).click()
  await shot(page, 'dark')
  await page.reload()
  await line(page, 'Nia').waitFor()
  expect(new URL(page.url()).search).toBe('')
})

test('start over asks first, and Escape keeps everything', async () => {
  const page = await open()
  await page.getByRole('button', { name: 'Join' }).click()
  await line(page, 'Nia').waitFor()
  await page.getByRole('button', { name: 'Start over' }).click()
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.getByRole('button', { name: 'Skip ahead' }).click()
  await page.getByRole('menuitem', { name: /digest/ }).waitFor()
  await shot(page, 'skip')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Start over' }).click()
  await page.getByRole('button', { name: 'Forget it all' }).click()
  await page.getByRole('button', { name: 'Join' }).waitFor()
  expect((await (await signIn(house.playground)).state('nia')).me.joined).toBe(false)
})

test('a thread under a card is opened and written in by keyboard alone', async () => {
  const page = await open()
  await place(page, 'Mo', /^suggestions/).click()
  const mo = pane(page, 'Mo')
  const card = mo.getByRole('article').filter({ hasText: 'Lend tools to each other' })
  await card.getByRole('button', { name: 'Thread under this message' }).focus()
  await page.keyboard.press('Enter')
  await mo.getByRole('heading', { name: 'Lend tools to each other' }).waitFor()
  await expect.poll(() => mo.getByRole('log').evaluate((log) => log === log.ownerDocument.activeElement)).toBe(true)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.type('My drill, gladly')
  await page.keyboard.press('Enter')
  await mo.getByText('1 reply').waitFor()
  await shot(page, 'thread')
  await mo.getByRole('button', { name: '#suggestions' }).click()
  await card.getByRole('button', { name: '1 reply' }).waitFor()
})

test('a second space is shown and hidden again, and every part of the page has a name of its own there', async () => {
  const page = await open()
  await page.getByRole('button', { name: 'Show a second space' }).click()
  const names = ['Lantern on Discord, a Discord-like server', 'Lantern on Slack, a Slack-like workspace']
  for (const name of names) await page.getByRole('region', { name, exact: true }).waitFor()
  const labels = (role: 'navigation' | 'log') =>
    page.getByRole(role).evaluateAll((found) => found.map((one) => one.getAttribute('aria-label')))
  expect(await labels('navigation')).toEqual(['Places of Mo, Lantern on Discord', 'Places of Mo, Lantern on Slack'])
  expect(await labels('log')).toEqual([
    'Messages in #moderators, Lantern on Discord',
    'Messages in #team, Lantern on Slack',
  ])
  const who = page.getByRole('region', { name: names[1] ?? '' }).getByRole('combobox', { name: 'You are' })
  await who.focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('navigation', { name: 'Places of Ben, Lantern on Slack' }).waitFor()
  expect(await who.evaluate((select) => select === select.ownerDocument.activeElement)).toBe(true)
  await page.emulateMedia({ colorScheme: 'dark' })
  await shot(page, 'spaces-dark')
  await page.getByRole('button', { name: 'Hide the second space' }).click()
  await page.getByText('You are Nia and have just found this community. Press Join.').waitFor()
})
