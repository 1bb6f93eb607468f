/** What the doctor found in one place: how it is and, where it is not well, what to do. */
export interface Finding {
  readonly check: string
  readonly state: 'ok' | 'warning' | 'problem'
  /** One sentence. No token, and no value of a secret variable, is ever in it. */
  readonly text: string
  /** One sentence; absent where all is well. */
  readonly mend?: string
}

export function ok(check: string, text: string): Finding {
  return { check, state: 'ok', text }
}

export function warning(check: string, text: string, mend: string): Finding {
  return { check, state: 'warning', text, mend }
}

export function problem(check: string, text: string, mend: string): Finding {
  return { check, state: 'problem', text, mend }
}
