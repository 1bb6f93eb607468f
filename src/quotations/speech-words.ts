/** Verbs that introduce somebody's words, in English, and the commonest in German and French. */
const verbs = `said|says|say|told|tells|added|adds|tweeted|tweets|wrote|writes|written|posted|posts|blogged|
declared|declares|stated|states|insisted|insists|warned|warns|argued|argues|claimed|claims|announced|announces|replied|
replies|answered|answers|responded|responds|asked|asks|asked for|noted|notes|stressed|stresses|emphasi[sz]ed|continued|
continues|called|calls|described|describes|admitted|admits|explained|explains|reiterated|remarked|observed|commented|
comments|put it|vowed|promised|concluded|confirmed|denied|denies|acknowledged|complained|urged|urges|demanded|demands|
quoted|quotes|spoke|speaks|went on|goes on|recalled|joked|suggested|suggests|indicated|reported|reports|conceded|
predicted|offered|offers|made it clear|makes it clear|underscored|underlined|conveyed|proposed|assured|assures|informed|cautioned|pledged|lamented|mused|quipped|retorted|countered|
maintained|maintains|testified|signalled|signaled|hinted|contended|asserted|asserts|repeated|repeats|praised|dismissed|
dubbed|wondered|inquired|wanted to know|reads|let it be known|
scoffed|snapped|shot back|sneered|boasted|mocked|grumbled|shouted|ventured|opined|exclaimed|sighed|summed up|
hit back|fired back|pointed out|points out|made plain|e-mailed|emailed|texted|
sagte|erklärte|betonte|schrieb|meinte|a déclaré|a dit|a affirmé|déclare|affirme`.replace(/\s*\n\s*/g, '')

export const speechVerb = new RegExp(String.raw`(?<![\p{L}-])(?:${verbs})(?![\p{L}])`, 'giu')

/** "Putin was told by Macron": the subject of these in the passive hears, and does not speak. */
export const toldVerb =
  /^(?:told|asked|informed|assured|warned|cautioned|urged|called|described|praised|dubbed|dismissed)$/i

/** "The Ukrainian": who is called by a nationality is not named. */
export const demonym =
  /^\p{Lu}\p{L}+(?:ians?|ish|ese|eans?|icans?|Turks?)$|^(?:Turks?|Germans?|French(?:wo)?m[ae]n|Israelis?|Qataris?)$/u

/**
 * Verbs that make a name or a pronoun speak, where nobody else is made to: "Markov put it bluntly: Ukraine wants to “…”"
 * is Markov’s, and "the talks began" nobody’s.
 */
export const weakVerb =
  /(?<![\p{L}-])(?:thinks|believes|hopes|hoped|expects|wants|sees|saw|began|begins|finished)(?![\p{L}])/giu

/** What somebody is called who is not named: it says who spoke, and names nobody. */
export const personNoun =
  /(?:spokes(?:man|woman|person|people)|officials?|diplomats?|sources?|advis[eo]rs?|aides?|ministers?|deputy|deputies|negotiators?|envoys?|delegates?|mediators?|ambassadors?|presidents?|chancellors?|leaders?|analysts?|experts?|reporters?|journalists?|editors?|authors?|correspondents?|commentators?|observers?|witness(?:es)?|soldiers?|officers?|generals?|mayors?|lawmakers?|insiders?|persons?|people|m[ae]n|wom[ae]n|colleagues?|counterparts?|readers?|residents?|waiters?|waitress)$/iu

/** What stands before a name and is no part of it. */
export const title =
  /^(?:the|an?|mr|mrs|ms|dr|prof|professor|sir|lord|madame|monsieur|herr|frau|comrade|foreign|prime|defen[cs]e|interior|deputy|vice|former|then|current|acting|chief|senior|top|lead|leading|head|special|presidential|opposition|state|press|secretary|chairman|chairwoman|chair|speaker|senator|king|pope|first|lady|security|council|party|government|general|delegation|billionaire)$/i

/** What may begin a sentence in front of a name, and is no first name. */
export const sentenceStarter =
  /^(?:about|above|across|against|alongside|although|amid|among|around|because|behind|beside|besides|between|beyond|despite|during|even|ever|except|far|given|if|inside|instead|into|just|like|maybe|near|neither|never|next|nor|now|of|off|often|once|only|or|outside|over|perhaps|per|quote|re|recall|remember|since|some|soon|such|than|therefore|though|through|throughout|thus|till|together|too|tonight|toward|towards|under|unless|unlike|until|up|upon|via|well|were|whenever|where|whereas|whether|whose|within|without|did|does|do|has|have|had|is|was|are|were|would|could|should|will|can|may|might|must|let|see|watch|read|team|enter|first|second|third|finally|last|how|whom|which|always|almost|again|ago|indeed|rather|elsewhere|afterwards?|beforehand|thereafter|otherwise|nevertheless|nonetheless|regardless)$/i

/** "Putin heard from Macron": who is named next speaks. */
export const heardFrom =
  /(?<![\p{L}])(?:heard|hears|hear|learn(?:ed|t|s)?|got|gets|received|receives)(?:\s+\p{L}+){0,4}?\s+from\s+/iu

/** Verbs of doing as well as of saying: "Medinsky said Ukraine offered “…”" are Medinsky’s words. */
export const actVerb =
  /^(?:offers?|offered|propose[sd]|suggest(?:s|ed)|promise[sd]|demand(?:s|ed)|pledged|call(?:s|ed)|described?|describes|urge[sd]|denie[sd]|asked for|dismissed|praised|dubbed|assure[sd]|signall?ed|indicated|maintain(?:s|ed)|announce[sd])$/i

/** "A spokesman for …": whoever is named next is spoken for; "an official at …" is somebody there, and speaks for nobody. */
export const speaksFor = new RegExp(
  String.raw`(?:(?:an?|the|one|another)\s+)?(?:\p{L}+\s+)?${personNoun.source.slice(0, -1)}\s+(?:(?<place>at|from|in|with)|for|of|to)\s+(?:the\s+)?$`,
  'iu',
)

/** "According to X", "laut X", "selon X": the name follows. */
export const accordingTo =
  /(?<![\p{L}])(?:according to|as per|in the words of|laut|selon|d['’]après)\s+(?:the\s+)?/giu

/** "…, saying that": the subject of the sentence speaks. */
export const sayingVerb =
  /(?<![\p{L}])(?:saying|adding|insisting|warning|calling|describing|noting|stressing|arguing|claiming|telling|writing|tweeting|declaring|stating|explaining|suggesting|complaining|promising|denying)(?![\p{L}])/iu

/** What may stand before the subject of a sentence: "But on Thursday the Russian foreign minister …". */
export const sentenceLead =
  /^[\s.”"’»]*(?:(?:But|And|Yet|Meanwhile|Later|Earlier|Then|Still|In turn|(?:On|In|At|By|Last|That) [\p{L}\p{N}]+(?: \p{L}+)?),?\s+)*(?:(?:the|an?|president|minister)\s+)*$/iu

/** "Moscow’s answer", "the words of …": what follows a possessive and means words. */
export const speechNoun =
  /^['’]s?\s+(?:\p{L}+\s+)?(?:answer|reply|words?|response|message|statement|verdict|tweet|post|comment|line|phrase|term|assessment|position|claim|remark|warning|complaint|promise|demand|call|assertion|view|description|account|insistence|admission|announcement)(?![\p{L}])/iu

export const pronoun = /(?:^|[\s,(—–-])(he|she|they|it)$/i

/** Capitalised words that are no names of speakers. */
export const noName = new Set(
  `i he she it they we you the a an this that these those but and or yet so as on in at by for from with after before
  when while asked later earlier then also still there here what who how why no not yes now today yesterday tomorrow
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december according meanwhile however officials one some many others another his her their its our my
  words words' quoted both sources
  nobody no-one everybody everyone somebody someone anybody anyone none neither`.split(/\s+/),
)
