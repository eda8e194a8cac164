// A table as a file for spreadsheets: RFC 4180, with the mark by which they know UTF-8. What a member wrote can be no formula:
// a cell that a spreadsheet would calculate begins with an apostrophe.

export type Cell = string | number | undefined

const mark = '\uFEFF'

/** What spreadsheets take for the beginning of a formula, also after space that they leave out, and in full width. */
const begunAsFormula = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/

/** The file, its first row the names of the columns. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `${mark}${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`

function cellOf(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  // A zero byte ends the file for some of them.
  const plain = cell.replaceAll('\0', '')
  const safe = begunAsFormula.test(plain) ? `'${plain}` : plain
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
