// What happens in the sample, as data: who does what, and when. Times are shares of the days before the digest and of
// those after it, since the day of the week on which somebody first looks decides how many there are of each.

export type Step =
  | { readonly kind: 'joins'; readonly who: string }
  | { readonly kind: 'says'; readonly who: string; readonly in: string; readonly text: string }
  | { readonly kind: 'types'; readonly who: string; readonly in: string; readonly words: string }
  | { readonly kind: 'suggests'; readonly who: string; readonly title: string; readonly details: string }
  /** Presses the vote button of the first, second, third suggestion. */
  | { readonly kind: 'votes'; readonly who: string; readonly suggestion: number }
  /** Writes in the support thread of `of`. */
  | { readonly kind: 'writes-in-thread'; readonly who: string; readonly of: string; readonly text: string }

export type Scene = readonly [share: number, steps: readonly Step[]]

const joins = (who: string): Step => ({ kind: 'joins', who })
const says = (who: string, text: string, where = 'general'): Step => ({ kind: 'says', who, in: where, text })
const suggests = (who: string, title: string, details: string): Step => ({ kind: 'suggests', who, title, details })
const votes = (suggestion: number, ...people: readonly string[]): readonly Step[] =>
  people.map((who) => ({ kind: 'votes', who, suggestion }))

/** The very first steps: without them no digest is due. `{zone}` is where this machine stands. */
export const opening: readonly Step[] = [
  { kind: 'types', who: 'mo', in: 'moderators', words: 'digest schedule weekly 09:00 {zone}' },
  says('mo', 'Hearth posts our weekly digest here from now on, Mondays at nine.', 'moderators'),
]

export const beforeDigest: readonly Scene[] = [
  [0.05, [joins('ben'), says('ben', 'Hi everyone! Ben here, I bind books on weekends.', 'welcome')]],
  [
    0.25,
    [
      joins('ida'),
      joins('tomas'),
      says('tomas', 'Hello from Porto. I build shelves, mostly straight ones.', 'welcome'),
      says('ida', 'Good to be here. Is there a list of the open workshop evenings?'),
    ],
  ],
  [0.27, [says('mo', 'There is: Tuesdays and Thursdays, from six. Bring your own apron.')]],
  [
    0.45,
    [
      suggests('ida', 'A calendar of the workshop evenings', 'So that nobody has to ask in the chat every week.'),
      ...votes(1, 'ben', 'tomas'),
    ],
  ],
  [
    0.6,
    [
      joins('priya'),
      says('priya', 'Priya, she/her. I came for the pottery wheel and stayed for the tea.', 'welcome'),
      ...votes(1, 'priya'),
    ],
  ],
  [
    0.8,
    [
      suggests('tomas', 'Lend tools to each other', 'A shelf by the door, and a list of who has what.'),
      ...votes(2, 'ida', 'priya'),
    ],
  ],
]

export const afterDigest: readonly Scene[] = [
  [
    0.3,
    [
      joins('jun'),
      says('jun', 'Hey! First time in a group like this, be gentle.', 'welcome'),
      says('ben', 'We are. Mostly. Welcome, Jun!', 'welcome'),
      ...votes(2, 'jun'),
    ],
  ],
  [
    0.6,
    [
      suggests(
        'priya',
        'A beginners’ evening once a month',
        'One easy project, everything laid out, no questions too small.',
      ),
      ...votes(3, 'jun'),
    ],
  ],
  [
    0.9,
    [
      { kind: 'types', who: 'ben', in: 'support', words: 'support My membership card stopped opening the door' },
      {
        kind: 'writes-in-thread',
        who: 'ben',
        of: 'ben',
        text: 'It worked on Tuesday. Since this morning the reader blinks red twice and stays shut. I tried both doors.',
      },
    ],
  ],
  [0.97, [says('ida', 'The kettle is fixed, by the way. You can thank Tomás.')]],
]
