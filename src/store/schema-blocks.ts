// The table of who can't open support threads, as TypeScript sees it.

interface SupportBlocks {
  member: string
  community: string
  reason: string
  ends_at: number | null
  by: string
  at: number
}

export interface BlockTables {
  support_blocks: SupportBlocks
}
