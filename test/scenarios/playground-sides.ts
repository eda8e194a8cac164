// Two spaces of the playground side by side in a browser, over the whole of Hearth: what somebody does and sees in each.
// Leaves pictures in test/output/.
import { mkdirSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { type Browser, type Locator, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { Hearth } from '../../src/wire.ts'
import { bugs, startHearth } from './stage.ts'

const pictures = 'test/output'
const wide = { width: 1280, height: 800 }
/** How wide a phone is. */
export const phone = { width: 390, height: 844 }

export type Kind = 'a Discord-like server' | 'a Slack-like workspace'
export const server: Kind = 'a Discord-like server'
export const workspace: Kind = 'a Slack-like workspace'

/** Opens the page with both spaces shown before each test of a file, and closes it after. `name` begins its pictures' names. */
export function twoSpaces(name: string) {
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
    await page.getByRole('button', { name: 'Show a second space' }).click()
    await page.getByRole('button', { name: 'Hide the second space' }).waitFor()
  })
  afterEach(async () => {
    await page?.context().close()
    await hearth?.stop()
    expect(complaints).toEqual([])
    expect(bugs.splice(0)).toEqual([])
  })

  const pane = (kind: Kind): Locator => page.getByRole('region', { name: new RegExp(`, ${kind}$`) })
  const line = (kind: Kind): Locator => pane(kind).getByRole('combobox', { name: /^Message/ })
  const log = (kind: Kind): Locator => pane(kind).getByRole('log')
  const place = (kind: Kind, called: string | RegExp): Locator =>
    pane(kind).getByRole('navigation').getByRole('button', { name: called }).first()
  return {
    page: () => page,
    pane,
    line,
    log,
    place,
    picture: (what: string) => page.screenshot({ path: `${pictures}/${name}-${what}.png` }),
    /** From now on the reader is somebody of the cast there. */
    async isNow(kind: Kind, person: string): Promise<void> {
      const label = `${person}, ${person === 'Mo' ? 'moderator' : 'member'}`
      await pane(kind).getByLabel('You are').selectOption({ label })
      const who = `${kind === workspace ? 'w-' : ''}${person.toLowerCase()}`
      await expect.poll(() => pane(kind).getAttribute('data-who')).toBe(who)
    },
    async types(kind: Kind, words: string): Promise<void> {
      await line(kind).fill(words)
      await page.keyboard.press('Escape')
      await line(kind).press('Enter')
    },
  }
}
