// Somebody with an account on each side of a joined community says that both are theirs.
import { expect } from 'vitest'
import type { JoinedStage } from './joined-stage.ts'

export const codeIn = (said: string): string => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(said)?.[0] ?? ''

/** Ben gets a code on Discord, and enters it on Slack: what he is told there. */
export async function linksAccounts({ discord, slack }: JoinedStage): Promise<string> {
  await discord.runs('ben', 'start')
  const code = codeIn((await discord.presses('ben', 'Link my other account')).said)
  const shown = await slack.runs('ben', 'start', { link: code })
  expect(shown.said).toContain('This code is of Ben in Lantern')
  expect(shown.said).toContain('Nothing has changed yet')
  return (await slack.presses('ben', 'Link')).said
}
