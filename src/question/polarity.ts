/** Stems and words that turn a sentence round. */
const negative =
  /\b(not|no|never|nobody|none|nothing|neither|nor|without|cannot|cant|wont|dont|doesnt|didnt|isnt|wasnt|arent|werent|wouldnt|couldnt|shouldnt|refus\w*|reject\w*|den(y|ies|ied|ial)|unlikely|impossible|fail\w*|disput\w*|out of the question|drop\w*|abandon\w*|un(realistic|successful|acceptable|constructive)|less|hardly|scarcely|lack\w*|far from)\b/

/** Whether words say that something is not so. A plain sign, not a parse: it only lowers trust. */
export function isNegative(text: string): boolean {
  return negative.test(
    text
      .toLowerCase()
      .replace(/[’']/g, '')
      .replace(/\bnot only\b/g, ''),
  )
}
