// Links: where they lead, as Slack takes it, and what is read of them.
import { isUnseen, visible } from '../../src/view/visible.ts'
import { limits } from './limits.ts'

/** Where a link leads; undefined for what Slack takes for no address. */
export function addressOf(url: string): string | undefined {
  const target = URL.parse(url)
  const leads = target?.protocol === 'https:' || target?.protocol === 'http:'
  return leads && target.href.length <= limits.url ? target.href : undefined
}

/** What is read of a link: its label; also its address, where it leads nowhere or its label looks like another one. */
export function linkWords(url: string, label: string): string {
  const address = addressOf(url)
  if (address === undefined) return `${label} (${visible(url)})`.trim()
  if (isUnseen(label)) return address
  return label.includes('://') && label !== address ? `${label} (${address})` : label
}
