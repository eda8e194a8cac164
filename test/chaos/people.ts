// Who is there when the chaos begins, the same on every platform. Mo owns the place.

/** They moderate beside Mo. */
export const moderatorNames = ['Max', 'Mia'] as const
export const memberNames = ['Ana', 'Ben', 'Cal', 'Dee', 'Eli', 'Fay', 'Gus', 'Hal', 'Ida', 'Jo'] as const
/** These take no direct messages. */
export const withoutDirect: readonly string[] = ['Gus', 'Hal']

/** Somebody looks at so many of the newest messages of a place. */
export const newest = 60
/** And writes in so many of their newest threads. */
export const newestThreads = 3
/** So long somebody waits for a form. */
export const formMs = 2500

/** The word of a subject, wherever it stands: last, since the names of newcomers are such words too. */
export const subjectIn = (text: string): string => text.match(/w\d+[du]\d+x/g)?.at(-1) ?? ''

/** The number of the suggestion whose card this is. */
export const numberOn = ({ text }: { readonly text: string }): number => Number(/Suggestion (\d+)/.exec(text)?.[1])

/** One of the last few; undefined when there is none. */
export const oneOfTheLast = <Thing>(things: readonly Thing[], count: number, which: number): Thing | undefined => {
  const last = things.slice(-count)
  return last[Math.floor(which * last.length)]
}
