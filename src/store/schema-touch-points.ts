// The table of notes on people as TypeScript sees it, as schema.ts has the others.

interface TouchPoints {
  id: string
  community: string
  member: string
  author: string
  at: number
  how: string
  said: string
  follows: string | null
  thread: string | null
}

export interface TouchPointTables {
  touch_points: TouchPoints
}
