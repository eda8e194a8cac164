// Answers to a response_url: one POST with no token in it, to Slack's own host alone, following no redirect.
import { z } from 'zod'
import type { Outcome } from '../../src/ports/outcome.ts'
import type { Timers } from '../../src/ports/system.ts'
import { doubtful, limited, outcomeOfCode, outcomeOfNetwork, refused } from './outcome.ts'
import type { Rendered } from './render.ts'

export interface ResponseUrlOptions {
  readonly timers: Timers
  /** Where another Slack than the real one is reached. */
  readonly apiUrl?: string | undefined
}

const slackHosts = ['https://hooks.slack.com', 'https://hooks.slack-gov.com']
const answerMs = 10_000
const refusal = z.object({ ok: z.literal(false), error: z.string() })

/** Posts the answer once. */
export async function respond(
  options: ResponseUrlOptions,
  url: string,
  answer: Rendered & { readonly visibility: 'private' | 'public'; readonly thread?: string | undefined },
): Promise<Outcome> {
  if (!isSlack(url, options.apiUrl)) return refused('expired', 'the address is not one of Slack')
  const giveUp = new AbortController()
  const stopWaiting = options.timers.after(answerMs, () => giveUp.abort())
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: giveUp.signal,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        response_type: answer.visibility === 'public' ? 'in_channel' : 'ephemeral',
        replace_original: false,
        text: answer.text,
        blocks: answer.blocks,
        unfurl_links: false,
        unfurl_media: false,
        ...(answer.thread === undefined ? {} : { thread_ts: answer.thread }),
      }),
    })
    return outcomeOfResponse(response, await response.text())
  } catch (error) {
    return outcomeOfNetwork(error, 'once')
  } finally {
    stopWaiting()
  }
}

function isSlack(url: string, apiUrl: string | undefined): boolean {
  const origin = URL.parse(url)?.origin
  if (origin === undefined) return false
  return slackHosts.includes(origin) || (apiUrl !== undefined && origin === URL.parse(apiUrl)?.origin)
}

function outcomeOfResponse(response: Response, body: string): Outcome {
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after'))
    return seconds > 0 ? limited(seconds * 1000) : limited()
  }
  if (response.status >= 500) return doubtful('once', `HTTP ${response.status}`)
  const code = codeIn(body)
  if (response.ok) return code === undefined ? { kind: 'done', result: {} } : outcomeOfCode(code, 'once')
  if (response.status === 404 || response.status === 410 || code === undefined)
    return refused('expired', code ?? `HTTP ${response.status}`)
  return outcomeOfCode(code, 'once')
}

function codeIn(body: string): string | undefined {
  try {
    return refusal.safeParse(JSON.parse(body)).data?.error
  } catch {
    return undefined
  }
}
