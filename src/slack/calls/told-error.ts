/** A failure whose message is a whole sentence for whoever waits: nothing is wrong on our side. */
export class ToldError extends Error {
  override name = 'ToldError'
}
