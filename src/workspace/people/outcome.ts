/** How something a person did in the workspace turned out. `message` is a sentence for that person. */
export type Outcome =
  | { readonly ok: true; readonly ts?: string }
  | {
      readonly ok: false
      readonly error: string
      readonly message: string
      /** By block_id, when a form was not accepted. */
      readonly errors?: Readonly<Record<string, string>>
    }

export function refuse(error: string, message: string): Outcome {
  return { ok: false, error, message }
}
