// A playground of a Hearth that runs as its owner runs it, lived in: its sample is over, and somebody suggests things.

import { expect } from 'vitest'
import type { State } from '../../adapters/playground/api.ts'
import { type Client, signIn } from '../adapters/playground-client.ts'
import type { Run } from '../start/house.ts'

export interface LivedIn {
  readonly client: Client
  /** Suggests something; resolves once Hearth has said that it did it. */
  suggests(title: string): Promise<void>
  /** Suggests one thing after the other until the returned function is called, or Hearth is gone; `told` fills with what Hearth acknowledged. */
  keepsSuggesting(told: string[]): () => Promise<void>
  /** The titles of the suggestions that stand in their channel. */
  shown(): Promise<readonly string[]>
}

/** Waits for its address, and for the end of the sample. */
export async function livedIn(run: Run): Promise<LivedIn> {
  const [, url = ''] = await run.says(/^Playground: (\S+)$/m)
  const client = await signIn({ address: () => url })
  await expect.poll(async () => (await client.state('mo')).busy, { timeout: 60_000 }).toBeUndefined()
  let calls = 0
  const suggests = async (title: string): Promise<void> => {
    calls += 1
    const { status, body } = await client.call('command', {
      key: `call-${process.pid}-${performance.now()}-${calls}`,
      as: 'ben',
      place: { kind: 'channel', channel: 'general' },
      words: `/suggest title: ${title}`,
    })
    if (status !== 200) throw new Error(`it was refused: ${JSON.stringify(body)}`)
  }
  return {
    client,
    suggests,
    keepsSuggesting(told) {
      let going = true
      const done = (async () => {
        for (let number = 1; going; number += 1) {
          await suggests(`Wish ${number}`)
          told.push(`Wish ${number}`)
        }
      })().catch(() => undefined)
      return async () => {
        going = false
        await done
      }
    },
    shown: async () => titlesIn(await client.state('mo')),
  }
}

const titlesIn = (state: State): readonly string[] =>
  state.places.flatMap(({ messages }) =>
    messages.flatMap(({ message }) => /Suggestion \d+: (.+?)$/m.exec(headOf(message.text))?.[1] ?? []),
  )

const headOf = (text: State['places'][number]['messages'][number]['message']['text']): string =>
  text.map((part) => ('text' in part ? part.text : '')).join('')
