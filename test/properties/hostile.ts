// What people may write, at its worst: any Unicode, the markup and the mentions of every platform, at any length.
import fc from 'fast-check'

/** The same runs everywhere, so that what fails here fails there. Another number here explores other words. */
export const seed = 20_260_301

const markup = [
  ...['*', '**', '_', '__', '~', '~~', '|', '||', '`', '```', '```js\n', '\\', '>', '> ', '>>> ', '#', '# ', '### '],
  ...[
    '-',
    '-# ',
    '- ',
    '* ',
    '+ ',
    '1. ',
    '2) ',
    '123456789012. ',
    '[',
    ']',
    '(',
    ')',
    '](',
    '<',
    '>',
    '&',
    '&lt;',
    '&amp;',
  ],
  ...[
    '[good](https://evil.example)',
    '[x](<https://evil.example>)',
    '¯\\_(ツ)_/¯',
    ':wave:',
    '::',
    ':',
    '{name}',
    '<b>',
    "'",
  ],
]
const mentions = [
  ...['@everyone', '@here', '@channel', '@', 'everyone', '<@42>', '<@!42>', '<@&7>', '<#9>', '<!channel>', '<!here|x>'],
  ...[
    '<!subteam^S1>',
    '<@U1>',
    '<@U1|ana>',
    '<#C1|help>',
    '</help:1>',
    '<t:1:R>',
    '<:wave:1>',
    '<a:wave:1>',
    '<id:guide>',
  ],
  ...['<!date^1^{date}|x>'],
]
const addresses = [
  ...[
    'https://',
    '//',
    'http://a.example',
    'https://a.example/b_c_(d)',
    'https://a.example/*~`|\\x',
    'xhttps://a.example.',
  ],
  ...[
    '<https://a.example|b.example>',
    'discord.gg/x',
    'https://discord.gg/x',
    'mailto:a@b.example',
    'javascript:alert(1)',
  ],
  ...['steam://run', 'https://a.example?x="y"&z', 'HTTPS://A.EXAMPLE**', 'ftp://a.example'],
]
const unicode = [
  ...[
    '\ud800',
    '\udc00',
    '\u{1f44b}',
    '👩‍👩‍👧‍👦',
    '👋🏽',
    '🇩🇪',
    '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
    'e\u0301',
    'Z\u0351\u036b\u0343',
    '\u0301',
    '\u200d',
    '\ufe0f',
  ],
  ...[
    '\u202e',
    '\u202d',
    '\u202c',
    '\u2066',
    '\u2067',
    '\u2069',
    '\u200b',
    '\u2060',
    '\ufeff',
    '\u00ad',
    '\u3164',
    '\u200f',
  ],
  ...[
    '\0',
    '\u0007',
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '\u009c',
    '\ufffe',
    '\u{e0001}',
    'שלום',
    'ﷺ',
    '각',
    'क्षि',
    '“',
    '”',
  ],
]
const spaces = ['\n', '\r\n', '\r', '\u2028', '\u2029', '\t', '\v', '\f', ' ', '  ', '\u00a0', '\u3000', '\n\n']
const words = ['a', 'Zoë', 'two words', '12', '1', '.', ',', '!', 'https:', 'here']

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...markup) },
  { weight: 3, arbitrary: fc.constantFrom(...mentions) },
  { weight: 2, arbitrary: fc.constantFrom(...addresses) },
  { weight: 3, arbitrary: fc.constantFrom(...unicode) },
  { weight: 2, arbitrary: fc.constantFrom(...spaces) },
  { weight: 3, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
)

/** A few of the worst, one after the other; sometimes nothing at all. */
export const hostile: fc.Arbitrary<string> = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''))

/** Hostile words, as they are or repeated: to a limit, to one character less or more, to ten times as many. */
export const hostileUpTo = (limit: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: hostile },
    {
      weight: 2,
      arbitrary: fc
        .tuple(hostile, fc.constantFrom(1, limit - 1, limit, limit + 1))
        .map(([unit, length]) => stretched(unit, length)),
    },
    { weight: 1, arbitrary: fc.constantFrom(...longest(limit)) },
  )

const stretched = (unit: string, length: number): string =>
  unit === '' ? '' : unit.repeat(Math.ceil(length / unit.length)).slice(0, Math.max(0, length))

const longest = (limit: number): readonly string[] => [
  ...['a', '*', '<', '\u202e', '\ud800', '\0', ':', '👩‍👩‍👧‍👦', 'e\u0301', '\u0301'].map((unit) =>
    stretched(unit, limit + 1),
  ),
  stretched('word ', 10 * limit),
  `a${'\u0301'.repeat(2 * limit)}`,
]
