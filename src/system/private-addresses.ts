// Which addresses lead into a private network, or to the machine itself, and which of them the owner of Hearth allows.
import { BlockList, isIP, isIPv6 } from 'node:net'

/** IANA's special-purpose registries: what is not the public internet, in the ranges of IPv4. */
const closedRanges = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const

/** Of IPv6 one range is public, and these within it are not: tunnels into IPv4 among them. */
const publicRange = ['2000::', 3] as const
const closedWithin = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const closed4 = new BlockList()
for (const [net, prefix] of closedRanges) closed4.addSubnet(net, prefix, 'ipv4')
const open6 = new BlockList()
open6.addSubnet(...publicRange, 'ipv6')
const closed6 = new BlockList()
for (const [net, prefix] of closedWithin) closed6.addSubnet(net, prefix, 'ipv6')

/** Whether an IP address is anything but one of the public internet. */
export function isPrivate(ip: string): boolean {
  if (isIPv6(ip)) return !open6.check(ip, 'ipv6') || closed6.check(ip, 'ipv6')
  return closed4.check(ip, 'ipv4')
}

/** `on`: all of them; else hosts by name, addresses and ranges. */
export type AllowedPrivate = 'on' | readonly string[]

/** Whether a private address may be called, by the host that was named. */
export function privateAllowed(allowed: AllowedPrivate): (host: string, ip: string) => boolean {
  if (allowed === 'on') return () => true
  const hosts = new Set(allowed.map((one) => one.toLowerCase()))
  const ranges = new BlockList()
  for (const one of allowed) {
    const [net = '', prefix] = one.split('/')
    const family = isIP(net)
    if (family === 0) continue
    const kind = family === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) ranges.addAddress(net, kind)
    else ranges.addSubnet(net, Number(prefix), kind)
  }
  return (host, ip) => hosts.has(host.toLowerCase()) || ranges.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4')
}
