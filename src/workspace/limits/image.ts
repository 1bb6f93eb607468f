import { type Fields, object, required, rule, string, url } from './check.ts'
import { limits } from './limits.ts'

/** What the image block and the image element have in common: the picture, and the words that stand for it. */
export const imageFields: Fields = {
  alt_text: required(string({ max: limits.imageAlt })),
  image_url: url(limits.url),
  slack_file: object({ id: string({ max: limits.blockId }), url: url(limits.url) }),
}

export const oneSource = rule(
  'must define either `image_url` or `slack_file`',
  (image) => (image.image_url === undefined) !== (image.slack_file === undefined),
)
