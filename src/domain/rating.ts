// What somebody says of the help they got.

export const ratings = [1, 2, 3, 4, 5] as const
export type Rating = (typeof ratings)[number]

/** The longest comment to it. */
export const commentLength = 500

/** The rating that this number is; undefined for any other. */
export const ratingOf = (value: number | null): Rating | undefined => ratings.find((one) => one === value)
