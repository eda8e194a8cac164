// Takes the README's pictures: `npm run screenshots`. A Hearth of its own plays its sample in a fresh folder. On the first,
// Nia joins and looks at the ideas, and Mo, who moderates, sees what waits, side by side. On the second, two spaces have
// become one community, and a suggestion stands in both.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import chromium from '@sparticuz/chromium'
import { type Page, chromium as playwright } from 'playwright-core'

const pictures = { one: resolve('docs/playground.png'), joined: resolve('docs/playground-joined.png') }
const viewport = { width: 1280, height: 800 }
const folder = mkdtempSync(join(tmpdir(), 'hearth-picture-'))

const pane = (page: Page, who: 'Nia' | 'Mo') => page.getByRole('region', { name: new RegExp(`^${who},`) })

const goTo = (page: Page, who: 'Nia' | 'Mo', place: RegExp): Promise<void> =>
  pane(page, who).getByRole('navigation').getByRole('button', { name: place }).click({ timeout: 60_000 })

const hearth = spawn(process.execPath, [resolve('hearth.mjs')], {
  cwd: folder,
  env: { TZ: 'Europe/Berlin', PLAYGROUND_PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  await takePictures(await addressOf(hearth))
  console.log(`The pictures are ${Object.values(pictures).join(' and ')}`)
} finally {
  const ended = new Promise((done) => hearth.once('exit', done))
  hearth.kill()
  await ended
  rmSync(folder, { recursive: true })
}

/** The playground's address, from the lines that Hearth prints. */
async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('Hearth has no output')
  for await (const line of createInterface(stdout)) {
    const address = /^Playground: (http\S+)/.exec(line)?.[1]
    if (address !== undefined) return address
  }
  throw new Error('Hearth ended before it named the address of its playground')
}

async function takePictures(address: string): Promise<void> {
  const browser = await playwright.launch({
    // Not with the package's own arguments: they switch off what guards the page.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    executablePath: await chromium.executablePath(),
  })
  try {
    const page = await browser.newPage({ viewport, colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(address)
    await showOne(page)
    await page.screenshot({ path: pictures.one })
    await showJoined(page)
    await page.screenshot({ path: pictures.joined })
  } finally {
    await browser.close()
  }
}

async function showOne(page: Page): Promise<void> {
  await goTo(page, 'Mo', /moderators/)
  await pane(page, 'Mo').getByText('Support thread 1').first().waitFor()
  await page.getByRole('button', { name: 'Join' }).click()
  await goTo(page, 'Nia', /suggestions/)
  await pane(page, 'Nia').getByRole('button', { name: 'Vote for 3' }).click()
  await pane(page, 'Nia').getByText('Your vote for 3 is counted').waitFor()
}

/** Mo joins both spaces; Ida suggests something in one, and people of both vote for it. */
async function showJoined(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show a second space' }).click()
  const [server, workspace] = [sideOf(page, 'Discord-like server'), sideOf(page, 'Slack-like workspace')]
  await server.types('/setup link')
  const given = await server.pane.getByText('The code is').innerText()
  await workspace.types(`/setup link ${/\w{4}(-\w{4}){2}/.exec(given)?.[0]}`)
  await workspace.pane.getByRole('button', { name: 'Join', exact: true }).click()
  await page.getByText('Both are one community now').waitFor()

  await workspace.becomes('Ida', /ideas/)
  await workspace.types('/suggest title: A seed library details: Bring what you have left over, take what you need.')
  await workspace.becomes('Jun', /ideas/)
  await server.becomes('Ben', /suggestions/)
  for (const side of [workspace, server]) await side.votes(4)
  await workspace.answers('A seed library', 'I have beans for a whole street')
  await workspace.goes(/ideas/)
  await server.pane.getByText('1 message').waitFor()
  await workspace.pane.getByText('1 reply').waitFor()
  await page.mouse.move(0, 0)
}

function sideOf(page: Page, kind: string) {
  const pane = page.getByRole('region', { name: new RegExp(`, a ${kind}$`) })
  const line = pane.getByRole('combobox', { name: /^Message/ })
  const card = (title: string) => pane.getByRole('article').filter({ hasText: title }).last()
  const goes = (place: RegExp): Promise<void> =>
    pane.getByRole('navigation').getByRole('button', { name: place }).click()
  async function types(words: string): Promise<void> {
    await line.fill(words)
    await line.press('Escape')
    await line.press('Enter')
  }
  return {
    pane,
    types,
    goes,
    /** The reader is somebody else there from now on, and goes to a place. */
    async becomes(name: string, place: RegExp): Promise<void> {
      await pane.getByLabel('You are').selectOption({ label: `${name}, member` })
      await pane.and(page.locator(`[data-who$=${name.toLowerCase()}]`)).waitFor()
      await goes(place)
    },
    /** They write in the thread under what has just been suggested. */
    async answers(title: string, words: string): Promise<void> {
      await card(title).hover()
      await card(title).getByRole('button', { name: 'Thread under this message' }).click()
      await types(words)
      await pane.getByText('1 reply').waitFor()
    },
    /** They vote for a suggestion, and read what comes of it. */
    async votes(number: number): Promise<void> {
      await pane.getByRole('button', { name: `Vote for ${number}` }).click()
      const answer = pane.getByRole('article').filter({ hasText: `Your vote for ${number} is counted` })
      await answer.getByRole('button', { name: 'Dismiss' }).click()
    },
  }
}
