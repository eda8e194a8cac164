// Takes the README's picture: `npm run screenshots`. A Hearth of its own plays its sample in a fresh folder; Nia joins and
// looks at the ideas, and Mo, who moderates, sees what waits, side by side.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import chromium from '@sparticuz/chromium'
import { type Page, chromium as playwright } from 'playwright-core'

const picture = resolve('docs/playground.png')
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
  await takePicture(await addressOf(hearth))
  console.log(`The picture is ${picture}`)
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

async function takePicture(address: string): Promise<void> {
  const browser = await playwright.launch({
    // Not with the package's own arguments: they switch off what guards the page.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    executablePath: await chromium.executablePath(),
  })
  try {
    const page = await browser.newPage({ viewport, colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(address)
    await goTo(page, 'Mo', /moderators/)
    await pane(page, 'Mo').getByText('Support thread 1').first().waitFor()
    await page.getByRole('button', { name: 'Join' }).click()
    await goTo(page, 'Nia', /suggestions/)
    await pane(page, 'Nia').getByRole('button', { name: 'Vote for 3' }).click()
    await pane(page, 'Nia').getByText('Your vote for 3 is counted').waitFor()
    await page.screenshot({ path: picture })
  } finally {
    await browser.close()
  }
}
