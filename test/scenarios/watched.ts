// Hearth's pages as whoever watches over it reads them.
import { expect } from 'vitest'
import type { Hearth } from '../../src/wire.ts'

/** What stands at a path. */
export const page = (hearth: Hearth, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${hearth.httpPort()}${path}`, { headers })

/** Whether it is ready, and what is said of each part. */
export async function readyz(hearth: Hearth): Promise<{ readonly status: number; readonly body: unknown }> {
  const answer = await page(hearth, '/readyz')
  return { status: answer.status, body: await answer.json() }
}

/** Resolves once it says so. A connection that is lost may be tried again after seconds only. */
export const becomes = (hearth: Hearth, status: number, parts: object): Promise<void> =>
  expect.poll(() => readyz(hearth), { timeout: 15_000 }).toMatchObject({ status, body: parts })

/** The samples of the metrics that are Hearth's own: name and labels, with their value. */
export async function samples(hearth: Hearth): Promise<Readonly<Record<string, number>>> {
  const answer = await page(hearth, '/metrics')
  expect(answer.status).toBe(200)
  const lines = (await answer.text()).split('\n').filter((line) => line.startsWith('hearth_'))
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.lastIndexOf(' ')
      return [line.slice(0, at), Number(line.slice(at + 1))]
    }),
  )
}
