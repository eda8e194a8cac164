// Whether the Hearth in this container is well, for its HEALTHCHECK: 0 or 1. With HTTP_PORT it asks it, without it looks
// whether the container's first process is still Hearth.
import { readFileSync } from 'node:fs'

const port = process.env.HTTP_PORT?.trim()

async function answers() {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4_000) })
  return response.ok
}

const lives = () => readFileSync('/proc/1/cmdline', 'utf8').includes('hearth.mjs')

try {
  process.exitCode = (port ? await answers() : lives()) ? 0 : 1
} catch {
  process.exitCode = 1
}
