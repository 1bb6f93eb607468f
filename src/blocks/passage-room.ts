/** How much of everything beside the citation to copy is shown; in characters, `parts` and `list` in pieces. */
export interface PassageRoom {
  readonly passage: number
  /** 0 leaves neighbours out and says so. */
  readonly neighbour: number
  /** Own passages and gaps of one document. */
  readonly parts: number
  readonly line: number
  readonly list: number
}

/** From whole passages with their neighbours down to the words around the quotation. */
export const passageRooms: readonly PassageRoom[] = [
  { passage: 6_000, neighbour: 900, parts: 40, line: 600, list: 15 },
  { passage: 3_000, neighbour: 500, parts: 40, line: 500, list: 15 },
  { passage: 1_500, neighbour: 250, parts: 40, line: 400, list: 12 },
  { passage: 800, neighbour: 120, parts: 30, line: 300, list: 8 },
  { passage: 500, neighbour: 0, parts: 15, line: 200, list: 5 },
  { passage: 250, neighbour: 0, parts: 8, line: 120, list: 3 },
  { passage: 150, neighbour: 0, parts: 4, line: 80, list: 2 },
]
