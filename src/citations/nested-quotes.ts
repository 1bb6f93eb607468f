/**
 * Words as they stand inside double quotation marks: the marks alternate, so that double ones become single and single
 * ones double (AP Stylebook, "quotation marks: quotes within quotes"; Chicago Manual of Style, 17th ed., 13.30).
 * Straight double marks become curly on the way; apostrophes stay. Words and their order are untouched.
 */
export function insideQuotes(words: string): string {
  const curly = words.replace(/(^|[\s([{—–-])"/g, '$1“').replace(/"/g, '”')
  let singles = 0
  return [...curly]
    .map((mark, index, all) => {
      if (mark === '“' || mark === '„') return '‘'
      if (mark === '”') return '’'
      if (mark === '‘') {
        singles += 1
        return '“'
      }
      // A letter behind it makes it an apostrophe: “the people’s”.
      if (mark === '’' && singles > 0 && !/\p{L}/u.test(all[index + 1] ?? '')) {
        singles -= 1
        return '”'
      }
      return mark
    })
    .join('')
}

/** Quoted at the end of a sentence: the closing full stop stands inside, unless the words bring an ending of their own. */
export function quotedSentence(words: string): string {
  const trimmed = words.trim().replace(/[,;:]$/, '')
  const ending = /[.?!…][”’]?$/.test(trimmed) ? '' : '.'
  return `“${insideQuotes(`${trimmed}${ending}`)}”`
}
