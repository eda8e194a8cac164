// Numbers by how they begin, as ranges that an index answers.

/** No number has more digits. */
const mostDigits = 9

/** The numbers that begin so: itself, the ten that have one digit more, the hundred that have two, and so on. */
export function numbersBeginning(digits: string): readonly (readonly [from: number, to: number])[] {
  if (!/^[1-9]\d*$/.test(digits) || digits.length > mostDigits) return []
  return Array.from({ length: mostDigits - digits.length + 1 }, (_, more) => {
    const from = Number(digits) * 10 ** more
    return [from, from + 10 ** more - 1] as const
  })
}
