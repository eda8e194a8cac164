// Two spaces of the playground that become one community in a browser: one card on each side with one tally, one person
// with two accounts, one queue, and both apart again.
import { expect, test } from 'vitest'
import { type Kind, phone, server, twoSpaces, workspace } from './playground-sides.ts'

const { page, pane, log, place, picture, isNow, types } = twoSpaces('joined')

const ideas: Record<Kind, RegExp> = { 'a Discord-like server': /^suggestions/, 'a Slack-like workspace': /^ideas/ }
const hint = () => page().locator('.first-line')
const codeIn = (words: string): string => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(words)?.[0] ?? ''

/** The newest message there that has these words. */
const said = (kind: Kind, words: string | RegExp) => log(kind).getByRole('article').filter({ hasText: words }).last()

/** The card of a suggestion. */
const card = (kind: Kind, title: string) =>
  log(kind).getByRole('article').filter({ hasText: title }).filter({ hasText: 'Status' }).first()

const presses = (kind: Kind, words: string | RegExp, label: string): Promise<void> =>
  said(kind, words).getByRole('button', { name: label, exact: true }).click()

/** Somebody of the cast comes into the first space, where only Mo is from the start. */
async function comes(name: string): Promise<void> {
  await pane(server)
    .getByLabel('You are')
    .selectOption({ label: `${name}, member, not here yet` })
  await pane(server).getByRole('button', { name: 'Join', exact: true }).click()
  await place(server, /^general/).waitFor()
}

/** The code that Hearth says there. */
async function codeFrom(kind: Kind, words: string | RegExp): Promise<string> {
  const message = said(kind, words)
  await message.waitFor()
  return codeIn(await message.innerText())
}

/** Mo gets a code in the first space, enters it in the second, and joins them. */
async function joins(): Promise<void> {
  await types(server, '/setup link')
  await types(workspace, `/setup link ${await codeFrom(server, 'The code is')}`)
  await presses(workspace, 'would make', 'Join')
  await said(workspace, /are one community\./).waitFor()
}

test('both spaces are joined by a code, and a suggestion of one is voted for on the cards of both', async () => {
  expect(await hint().innerText()).toContain('/setup link')
  await joins()
  await expect.poll(() => hint().innerText()).toContain('Both are one community now')
  await place(server, /^moderators/).click()
  await said(server, 'are one community from now on').waitFor()

  await isNow(workspace, 'Ida')
  for (const kind of [server, workspace]) await place(kind, ideas[kind]).click()
  await types(workspace, '/suggest title: Dark mode details: My eyes hurt at night')
  for (const kind of [server, workspace]) await card(kind, 'Dark mode').waitFor()
  // Nobody is mentioned across the spaces.
  await card(server, 'Dark mode')
    .getByText(/^Ida, in Lantern on Slack/)
    .waitFor()
  await card(workspace, 'Dark mode').getByText('@Ida').waitFor()
  await presses(server, 'My eyes hurt', 'Vote for 1')
  await card(workspace, 'Dark mode').getByText('1 person wants it').waitFor()
  await isNow(workspace, 'Ben')
  await place(workspace, ideas[workspace]).click()
  await presses(workspace, 'My eyes hurt', 'Vote for 1')
  for (const kind of [server, workspace]) await card(kind, 'Dark mode').getByText('2 people want it').waitFor()
  await picture('cards')

  await page().setViewportSize(phone)
  await page().getByRole('navigation', { name: 'Which space' }).waitFor()
  expect(
    await page()
      .locator('html')
      .evaluate((root) => root.scrollWidth),
  ).toBeLessThanOrEqual(phone.width)
  await picture('phone')
})

test('what people write under the cards of both is one count', async () => {
  await joins()
  for (const kind of [server, workspace]) await place(kind, ideas[kind]).click()
  await types(server, '/suggest Dark mode')
  for (const kind of [server, workspace]) {
    const one = card(kind, 'Dark mode')
    await one.hover()
    await one.getByRole('button', { name: 'Thread under this message' }).click()
    await types(kind, 'My eyes would love it')
    await log(kind).getByText('1 reply').waitFor()
  }
  for (const kind of [server, workspace]) {
    await place(kind, ideas[kind]).click()
    await card(kind, 'Dark mode').getByText('2 messages').waitFor()
  }
})

test('somebody who links their accounts has one vote', async () => {
  await joins()
  await comes('Ben')
  await isNow(workspace, 'Ben')
  for (const kind of [server, workspace]) await place(kind, ideas[kind]).click()
  await types(server, '/suggest Dark mode')
  await presses(server, 'Status', 'Vote for 1')
  await card(workspace, 'Dark mode').getByText('1 person wants it').waitFor()

  await types(server, '/start link')
  await presses(server, 'you can link the two', 'Link my other account')
  await types(workspace, `/start link: ${await codeFrom(server, 'Your code is')}`)
  await presses(workspace, 'This code is of Ben in Lantern on Discord', 'Link')
  await said(workspace, 'are one person to me').waitFor()

  await presses(workspace, 'Status', 'Vote for 1')
  await said(workspace, 'it stands').waitFor()
  await card(server, 'Dark mode').getByText('1 person wants it').waitFor()
})

test('the queue of one space shows the thread that somebody opened in the other, until they are separated', async () => {
  await joins()
  await comes('Ben')
  await types(server, '/support The lamp is broken')
  await said(server, 'thread 1').waitFor()
  await types(workspace, '/queue')
  await said(workspace, 'The lamp is broken').waitFor()
  await picture('queue')

  await types(workspace, '/setup separate')
  await presses(workspace, 'Nothing has changed yet', 'Separate')
  await expect.poll(() => hint().innerText()).toContain('/setup link')
  await types(workspace, '/queue')
  await expect
    .poll(async () => said(workspace, /Only you can see this/).innerText())
    .not.toContain('The lamp is broken')

  for (const kind of [server, workspace]) await place(kind, ideas[kind]).click()
  await types(workspace, '/suggest Dark mode')
  await card(workspace, 'Dark mode').waitFor()
  await log(server).getByText('Nothing here yet').waitFor()
})

test('after Start over both spaces are new, and apart', async () => {
  await joins()
  await place(server, ideas[server]).click()
  await types(server, '/suggest Dark mode')
  await card(server, 'Dark mode').waitFor()
  await page().getByRole('button', { name: 'Start over' }).click()
  await page().getByRole('button', { name: 'Forget it all' }).click()
  await page().getByRole('button', { name: 'Show a second space' }).click()
  await expect.poll(() => hint().innerText()).toContain('/setup link')
  await isNow(workspace, 'Mo')
  await types(workspace, '/suggestion list')
  await said(workspace, 'Only you can see this').waitFor()
  expect(await said(workspace, 'Only you can see this').innerText()).not.toContain('Dark mode')
  await joins()
})
