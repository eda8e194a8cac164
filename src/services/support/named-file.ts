// A file as people read of it: its name, and how large it is.
import type { FileSeen } from '../../domain/file.ts'
import type { Say } from '../../locales/say.ts'

const steps = [
  { unit: 'mega', bytes: 1024 * 1024 },
  { unit: 'kilo', bytes: 1024 },
] as const

/** `photo.png (1.4 megabytes)`. */
export const namedFile = (say: Say, { name, bytes }: Pick<FileSeen, 'name' | 'bytes'>): string =>
  say.label('file.named', { name, size: sizeSaid(say, bytes) })

/** `20 megabytes`. */
export function sizeSaid(say: Say, bytes: number): string {
  const step = steps.find((one) => bytes >= one.bytes) ?? { unit: 'one', bytes: 1 }
  const number = new Intl.NumberFormat(say.locale, { maximumFractionDigits: 1 })
  return say.label('file.size', { amount: number.format(bytes / step.bytes), unit: step.unit })
}
