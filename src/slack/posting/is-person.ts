/** Whether a post is addressed to a person, and so goes into the direct message with them. */
export function isPerson(channel: string): boolean {
  return /^[UW]/.test(channel)
}
