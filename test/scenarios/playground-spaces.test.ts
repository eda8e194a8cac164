// Two spaces of the playground side by side in a browser, over the whole of Hearth. Leaves pictures in test/output/.
import { mkdirSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Hearth } from '../../src/wire.ts'
import { bugs, startHearth } from './stage.ts'

const pictures = 'test/output'
const wide = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
let browser: Browser
let hearth: Hearth
let page: Page
let complaints: string[]

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  // Not with the package's own arguments: they switch off the very protection that the page relies on.
  const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none']
  browser = await playwright.launch({ args, executablePath: await chromium.executablePath() })
}, 60_000)
afterAll(() => browser?.close())

beforeEach(async () => {
  complaints = []
  hearth = await startHearth({ playground: { port: 0 } })
  page = await browser.newPage({ viewport: wide, reducedMotion: 'reduce' })
  page.setDefaultTimeout(10_000)
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(hearth.playground?.address() ?? '')
  await page.getByRole('button', { name: 'Show a second space' }).waitFor()
  await picture('before')
  await page.getByRole('button', { name: 'Show a second space' }).click()
  await page.getByRole('button', { name: 'Hide the second space' }).waitFor()
})
afterEach(async () => {
  await page?.context().close()
  await hearth?.stop()
  expect(complaints).toEqual([])
  expect(bugs.splice(0)).toEqual([])
})

type Kind = 'a Discord-like server' | 'a Slack-like workspace'
const server: Kind = 'a Discord-like server'
const workspace: Kind = 'a Slack-like workspace'

const pane = (kind: Kind) => page.getByRole('region', { name: new RegExp(`, ${kind}$`) })
const line = (kind: Kind) => pane(kind).getByRole('combobox', { name: /^Message/ })
const log = (kind: Kind) => pane(kind).getByRole('log')
const place = (kind: Kind, name: string | RegExp) =>
  pane(kind).getByRole('navigation').getByRole('button', { name }).first()
const picture = (name: string) => page.screenshot({ path: `${pictures}/spaces-${name}.png` })

async function isNow(kind: Kind, name: string): Promise<void> {
  const label = `${name}, ${name === 'Mo' ? 'moderator' : 'member'}`
  await pane(kind).getByLabel('You are').selectOption({ label })
  const who = `${kind === workspace ? 'w-' : ''}${name.toLowerCase()}`
  await expect.poll(() => pane(kind).getAttribute('data-who')).toBe(who)
}

async function types(kind: Kind, words: string): Promise<void> {
  await line(kind).fill(words)
  await page.keyboard.press('Escape')
  await line(kind).press('Enter')
}

test('a suggestion made in the second space has its card there, and people talk about it under the card', async () => {
  await isNow(workspace, 'Ben')
  await place(workspace, /^ideas/).click()
  await types(workspace, '/suggest Dark mode')
  const card = log(workspace).getByRole('article').filter({ hasText: 'Dark mode' }).filter({ hasText: 'Status' })
  await card.getByRole('button', { name: /^Vote/ }).waitFor()
  await picture('suggestion')
  await card.hover()
  await card.getByRole('button', { name: 'Thread under this message' }).click()
  await log(workspace).getByText('No replies yet').waitFor()
  await types(workspace, 'My eyes would be grateful')
  await log(workspace).getByText('1 reply').waitFor()
  await isNow(workspace, 'Ida')
  await place(workspace, /^ideas/).click()
  await card.getByRole('button', { name: '1 reply' }).click()
  await types(workspace, 'Mine too')
  await log(workspace).getByText('2 replies').waitFor()
  await log(workspace).getByText('My eyes would be grateful').waitFor()
  await picture('card-thread')
  await pane(workspace).locator('.place-top').getByRole('button', { name: '#ideas' }).click()
  await card.getByRole('button', { name: '2 replies' }).waitFor()
})

test('a support thread of the second space is relayed: words cross to the team, and Reply crosses back', async () => {
  await isNow(workspace, 'Ben')
  await types(workspace, '/support The door stays shut')
  await log(workspace)
    .getByRole('button', { name: /thread 1/ })
    .click()
  await log(workspace).getByText('No replies yet').waitFor()
  await types(workspace, 'It blinks red twice')
  await log(workspace).getByText('It blinks red twice').waitFor()
  await picture('relayed-opener')

  await isNow(workspace, 'Mo')
  await place(workspace, /^team/).click()
  const notice = log(workspace).getByRole('article').filter({ hasText: 'The door stays shut' }).first()
  await notice.getByRole('button', { name: /repl/ }).click()
  await log(workspace).getByText('It blinks red twice').waitFor()
  await log(workspace).getByRole('button', { name: 'Reply', exact: true }).last().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').first().fill('The battery is flat: it is changed tonight.')
  await dialog.getByRole('button').last().click()
  await dialog.waitFor({ state: 'detached' })
  await picture('relayed-team')

  await isNow(workspace, 'Ben')
  await log(workspace).getByText('The battery is flat').waitFor()
})

test('one is somebody in each space, and each pane says whose it is in words', async () => {
  expect(await pane(server).getByRole('heading', { level: 2 }).innerText()).toContain('Lantern on Discord')
  expect(await pane(workspace).getByRole('heading', { level: 2 }).innerText()).toContain('Lantern on Slack')
  await pane(server).getByLabel('You are').selectOption({ label: 'Nia, newcomer, not here yet' })
  await pane(server).getByRole('button', { name: 'Join' }).click()
  await place(server, /^general/).click()
  await types(server, 'Hello from the left')
  await log(server).getByText('Hello from the left').waitFor()
  await pane(server).getByRole('navigation', { name: 'Places of Nia, Lantern on Discord' }).waitFor()
  await pane(workspace).getByRole('navigation', { name: 'Places of Mo, Lantern on Slack' }).waitFor()
  expect(await pane(workspace).getByText('Hello from the left').count()).toBe(0)
  await picture('wide')
  await page.reload()
  await pane(server).getByRole('navigation', { name: 'Places of Nia, Lantern on Discord' }).waitFor()
  await page.getByRole('button', { name: 'Hide the second space' }).click()
  const nia = page.getByRole('region', { name: /^Nia,/ })
  await nia.getByRole('button', { name: /^general/ }).click()
  await nia.getByText('Hello from the left').waitFor()
})

test('on a phone one switches between the spaces', async () => {
  await page.setViewportSize(phone)
  await line(workspace).waitFor()
  expect(await pane(server).count()).toBe(0)
  await picture('phone-workspace')
  const spaces = page.getByRole('navigation', { name: 'Which space' })
  await spaces.getByRole('button', { name: /Lantern on Discord/ }).click()
  await line(server).waitFor()
  expect(await pane(workspace).count()).toBe(0)
  await isNow(server, 'Mo')
  await types(server, '/help')
  await log(server).getByText('Only you can see this').waitFor()
  await picture('phone-server')
  expect(await page.locator('html').evaluate((root) => root.scrollWidth)).toBeLessThanOrEqual(phone.width)
})
