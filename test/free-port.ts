// Ports for servers that are to listen where something else is told of it beforehand.
import { createServer } from 'node:net'

/** Ports of this machine that were free a moment ago, each another one. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const probes = Array.from({ length: count }, () => createServer())
  for (const probe of probes) await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const ports = probes.map((probe) => {
    const address = probe.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return address.port
  })
  for (const probe of probes) await new Promise((resolve) => probe.close(resolve))
  return ports
}

/** One such port. */
export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1)
  return port
}
