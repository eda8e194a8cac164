// All four flows in a browser, as somebody meets them who has just started Hearth. Leaves pictures in test/output/.
import { mkdirSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Hearth } from '../../src/wire.ts'
import { namesHelpers } from '../services/helpers-named.ts'
import { bugs, startHearth, storeOf } from './stage.ts'

const pictures = 'test/output'
let browser: Browser
let hearth: Hearth

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  // Not with the package's own arguments: they switch off the very protection that the page relies on.
  const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none']
  browser = await playwright.launch({ args, executablePath: await chromium.executablePath() })
  hearth = await startHearth({ playground: { port: 0 } }, { sample: true })
  await namesHelpers(storeOf(hearth))
  await hearth.playground?.ready()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await hearth?.stop()
})

const pane = (page: Page, who: 'Nia' | 'Mo') => page.getByRole('region', { name: new RegExp(`^${who},`) })
const line = (page: Page, who: 'Nia' | 'Mo') => pane(page, who).getByRole('combobox', { name: /^Message/ })
const place = (page: Page, who: 'Nia' | 'Mo', name: string | RegExp) =>
  pane(page, who).getByRole('navigation').getByRole('button', { name })
const picture = (page: Page, name: string) => page.screenshot({ path: `${pictures}/hearth-${name}.png` })

async function types(page: Page, who: 'Nia' | 'Mo', words: string): Promise<void> {
  await line(page, who).fill(words)
  await page.keyboard.press('Escape')
  await line(page, who).press('Enter')
}

test('a newcomer joins, asks and suggests; a moderator answers and decides; a digest comes out', async () => {
  const complaints: string[] = []
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  page.setDefaultTimeout(10_000)
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(hearth.playground?.address() ?? '')

  await page.getByText('You are Nia and have just found this community. Press Join.').waitFor()
  await place(page, 'Mo', /^moderators/).click()
  await pane(page, 'Mo')
    .getByText(/^Digest from/)
    .first()
    .waitFor()
  await picture(page, 'opens-lived-in')

  await page.getByRole('button', { name: 'Join' }).click()
  await place(page, 'Nia', /^welcome/).click()
  await pane(page, 'Nia')
    .getByText(/Welcome, .*Nia/)
    .waitFor()
  await pane(page, 'Nia').getByRole('button', { name: 'Start here' }).last().click()
  await pane(page, 'Nia').getByRole('button', { name: 'Ask a question' }).click()
  const form = page.getByRole('dialog')
  await form
    .getByText(/can read/)
    .first()
    .waitFor()
  await picture(page, 'asks')
  await form.getByRole('textbox').first().fill('How do I change my name?')
  await page.keyboard.press('Enter')
  await place(page, 'Nia', /How do I change my name/).click()
  await pane(page, 'Nia').getByRole('button', { name: 'Solved' }).waitFor()

  await pane(page, 'Mo')
    .getByText(/How do I change my name/)
    .first()
    .waitFor()
  await pane(page, 'Mo').getByRole('button', { name: 'Claim' }).last().click()
  await place(page, 'Mo', /How do I change my name/).click()
  await types(page, 'Mo', 'In your profile, under Name.')
  await pane(page, 'Nia').getByRole('log').getByText('In your profile, under Name.').waitFor()
  await picture(page, 'answered')
  await pane(page, 'Nia').getByRole('button', { name: 'Solved' }).click()
  await pane(page, 'Nia')
    .getByRole('log')
    .getByText(/solved/i)
    .first()
    .waitFor()

  await place(page, 'Nia', /^suggestions/).click()
  await types(page, 'Nia', '/suggest Dark mode')
  await pane(page, 'Nia').getByRole('button', { name: 'Vote for 4' }).click()
  await pane(page, 'Nia').getByText('1 person wants it').first().waitFor()
  await place(page, 'Mo', /^suggestions/).click()
  await types(page, 'Mo', '/decide 4 planned In the next version')
  await pane(page, 'Nia').getByRole('log').getByText('In the next version').first().waitFor()
  await picture(page, 'decided')

  await place(page, 'Mo', /^moderators/).click()
  const before = await pane(page, 'Mo')
    .getByText(/^Digest from/)
    .count()
  await page.getByRole('button', { name: 'Skip ahead' }).click()
  await page.getByRole('menuitem', { name: /digest/ }).click()
  await expect
    .poll(
      () =>
        pane(page, 'Mo')
          .getByText(/^Digest from/)
          .count(),
      { timeout: 10_000 },
    )
    .toBe(before + 1)
  await picture(page, 'digest')

  await place(page, 'Nia', /^general/).click()
  await types(page, 'Nia', 'My key broke in the lock')
  const message = pane(page, 'Nia').getByRole('article').filter({ hasText: 'My key broke in the lock' })
  const menu = message.getByRole('button', { name: 'What Hearth can do with this message' })
  const entry = message.getByRole('button', { name: 'Open a support thread' })
  await menu.press('Enter')
  await entry.waitFor()
  await picture(page, 'message-menu')
  await entry.press('Escape')
  await entry.waitFor({ state: 'hidden' })
  await page.keyboard.press('Enter')
  await entry.press('Enter')
  await pane(page, 'Mo')
    .getByText(/Support thread \d+, opened by.*My key broke/)
    .first()
    .waitFor()

  await page.setViewportSize({ width: 390, height: 844 })
  await picture(page, 'phone')
  const box = await line(page, 'Nia').boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 999), 'nothing is cut off at a phone’s width').toBeLessThanOrEqual(390)
  expect(complaints).toEqual([])
  expect(bugs.splice(0)).toEqual([])
}, 90_000)
