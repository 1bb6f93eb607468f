/** Verbs that introduce somebody's words, in English, and the commonest in German and French. */
const verbs =
  `said|says|say|saying|told|tells|added|adds|tweeted|tweets|wrote|writes|written|posted|posts|blogged|
declared|declares|stated|states|insisted|insists|warned|warns|argued|argues|claimed|claims|announced|announces|replied|
replies|answered|answers|responded|responds|asked|asks|asked for|noted|notes|stressed|stresses|emphasi[sz]ed|continued|
continues|called|calls|described|describes|admitted|admits|explained|explains|reiterated|remarked|observed|commented|
comments|put it|vowed|promised|concluded|confirmed|denied|denies|acknowledged|complained|urged|urges|demanded|demands|
quoted|quotes|spoke|speaks|went on|goes on|recalled|joked|suggested|suggests|indicated|reported|reports|conceded|
predicted|offered|offers|made it clear|makes it clear|underscored|underlined|thinks|believes|hopes|hoped|expects|wants|
sees|saw|conveyed|proposed|tells|
sagte|erklärte|betonte|schrieb|meinte|a déclaré|a dit|a affirmé|déclare|affirme`.replace(/\s*\n\s*/g, '')

export const speechVerb = new RegExp(String.raw`(?<![\p{L}])(?:${verbs})(?![\p{L}])`, 'giu')

/** "According to X", "laut X", "selon X": the name follows. */
export const accordingTo =
  /(?<![\p{L}])(?:according to|as per|in the words of|laut|selon|d['’]après)\s+(?:the\s+)?/giu

/** "Moscow’s answer", "the words of …": what follows a possessive and means words. */
export const speechNoun =
  /^['’]s?\s+(?:\p{L}+\s+)?(?:answer|reply|words?|response|message|statement|verdict|tweet|post|comment|line|phrase|term|assessment|position)(?![\p{L}])/iu

export const pronoun = /(?:^|[\s,(—–-])(he|she|they|it)$/i

/** Capitalised words that are no names of speakers. */
export const noName = new Set(
  `i he she it they we you the a an this that these those but and or yet so as on in at by for from with after before
  when while asked later earlier then also still there here what who how why no not yes now today yesterday tomorrow
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december according meanwhile however officials one some many others another his her their its our my
  words words' quoted both sources`.split(/\s+/),
)
