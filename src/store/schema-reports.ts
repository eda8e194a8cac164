// The tables of reports as TypeScript sees them, as schema.ts has the others.

interface Reports {
  id: string
  community: string
  space: string
  number: number
  confidential: number
  reporter: string | null
  unnamed: number
  /** The reported message as JSON. */
  message: string | null
  words: string
  state: string
  sent_at: number
  decided_at: number | null
  closed_at: number | null
  decision: string | null
  note: string | null
  handler: string | null
  confidant: string | null
  /** Ids of members as JSON. */
  next: string
}

interface ReportConcerned {
  report: string
  community: string
  space: string
  kind: string
  account: string
  name: string
}

interface ReportWords {
  id: string
  community: string
  report: string
  member: string
  by_reporter: number
  text: string
  at: number
}

export interface ReportTables {
  reports: Reports
  report_concerned: ReportConcerned
  report_words: ReportWords
}
