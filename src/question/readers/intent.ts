import type { Asked, Intent, Question } from '../question.ts'

/** What is asked, by the words people use for it. Patterns see folded text without quotations. */
const intents: readonly (readonly [Intent, RegExp])[] = [
  [
    'help',
    /^\W*(help|hilfe|usage|commands?|what can (you|i|u) (do|ask)|how (do|can) (i|you) (use|work)( (this|it|talks|you|the bot))?|how does (this|it) work|who are you|what are you|examples?)\b[^a-z]*(please|pls|me)?\W*$/,
  ],
  [
    'coverage',
    /\b(which|what|list|show|name|how many)\b.{0,25}\b(documents?|sources)\b(?!.{0,20}\b(say|said|claim|call))|\bwhat (do|does) (you|the record|the archive|it|talks|this bot) (cover|know|have|hold|contain)|\b(your coverage|how (far|recent|up to date|current|fresh)( back)? (is|does|do|are) (the|your|this|it))\b.{0,12}(record|data|archive|go|reach)?|\bwhat('s| is) (in|on) the record\b|\byour sources\b|^sources:?\s*$|what (is|are) (you|this|it) based on|most recent (document|source)|newest (document|source)|oldest (document|source)/,
  ],
  [
    'provenance',
    /\b(who|what|which)('s| is| was| are)? (the )?(original |actual )?sources? (for|of|behind|on)\b|\bwhere (does|did|do) (that|this|the|it)\b.{0,60}\b(come|came) from\b|\bfirst.?hand\b|\bsecond.?hand\b|\breadout or\b|\bor (a )?readout\b|\bhow (do|did) (we|you|it) (know|learn|reach|get)|\bwho (reported|reports|relayed|is reporting)\b|\bsourc(e|ing) (for|of|on|behind)\b|^\W*(source|sources|sourcing)\W*$|\b(from|on|in|by|through) whose (account|readout|report)|\baccording to whom\b|\bhow (reliable|solid|credible|trustworthy)\b|\bwho says so\b|\bon what basis\b|\bis (it|that|this) (confirmed|verified)\b/,
  ],
  [
    'whose-words',
    /\bwho (was it that |actually |really |exactly |first )?(said|says|told|tells|called|calls|claimed|claims|warned|wrote|tweeted|declared|used the (words?|phrase|term|expression)|spoke of|talked about|described|coined|uttered|complained|boasted|admitted|insisted|accused|predicted|promised|vowed|threatened|thinks|believes|mentioned|raised|hoped|referred|put it|blamed|expected|expects|expressed|argued|argues|stated|announced|denied|denies|rejected|suggested|demanded|questioned|likened|compared|dismissed)\b|\bwhose (words?|quotes?|lines?|phrase|sentence|remark|statement|claim|expression|wording|assessment|view|tweet)\b|\bwhich( \w+){1,4} (said|says|told|called|claimed|warned|tweeted|spoke of|described|used the (words?|phrase))\b|\bwho('s| is| was) (quoted|behind|being quoted|the speaker|speaking)\b|\battribut|\bwho (is|was) it that\b|\bwho do (we|i) credit\b|\bspeaker of\b|\bwho('s| is| are) (the )?(quote|words?|line|author)\b|\bquote\b.{0,12}\b(by|from) whom\b|\bwho said what about\b|\b(any(one|body)|some(one|body)) (else )?(said|says?|claim(s|ed)?|mention(s|ed)?|admit(s|ted)?|suggest(s|ed)?|call(s|ed)? (it|the|this|that))\b/,
  ],
  [
    'comparison',
    /\b(compar\w*|versus|vs|v|contrast\w*|differ\w*|agree(d|s)? (with each|on (how|what|whether)|about|with)|do(es)? .{2,40} agree\b|(?<!between )both sides|each side|(?<!between |between the )two sides (describe|descr|see|saw|say|said|view|assess|characteri|differ|agree|account|stand)\w*|(the )?two (reports|accounts|documents|versions|articles)|same (thing|way|view|line)|side by side|on the one hand|match (up|with)|square with|contradict\w*|consistent|changed?|change over|evolve\w*|shift(ed)?|over time|discrepan\w*|difference)\b/,
  ],
  [
    'stalled',
    /\b(stall\w*|block\w*|stuck|obstacles?|derail\w*|sticking points?|hurdles?|deadlock\w*|stumbling|impasse|snags?|hang.?ups?|scupper\w*|torpedo\w*|thwart\w*|hinder\w*|hamper\w*|bog(ged)? down|(held|hold|holds|holding)( \w+){0,2} (up|back)|in the way|broke(n)? down|break(ing)? down|fell (through|apart)|fall (through|apart)|froze\w*|freez\w*|on ice|on hold|went wrong|prevent\w*|sabotag\w*|slow\w*|disrupt\w*|collaps\w*|fail(ed|s|ure)?|crumbl\w*|undermin\w*|complicat\w*|bottleneck|roadblocks?|stopp\w*|end(s|ed|ing)? (the )?(talks|contact|negotiations|efforts?)|put an end|halt(ed)?|suspend\w*|interrupt\w*|sank|sunk|doom\w*|keep\w* (them|the sides|both sides) apart|far apart|hardest|toughest|biggest (issue|problem|difference|disagreement)|disagree\w*|stalemate|unresolved|open issues|no (deal|progress|breakthrough|agreement)|(little|scant) progress|(turn|turned|turning) down|unacceptable|pull(ed)? out|walk(ed)? (out|away)|withdrew|broke off|call(ed)? off|what became of|drag\w*|prolong\w*|delay\w*|stonewall\w*|contentious|disputed|problem(s|atic)?|difficult(y|ies)?)\b|\bwhy\b.{0,40}\b(not|no|n't|didnt|dont|doesnt|cant|couldnt|wont|havent|hasnt|refus\w*|reject\w*|leave|left|quit|end|stop|pause\w*|break)\b/,
  ],
  [
    'positions',
    /\b(demand\w*|conditions?|positions?|red lines?|redlines?|ask(ed|s|ing)? for|terms|insist\w*|requir\w*|concession\w*|conced\w*|offer\w*|propos\w*|stances?|seek\w*|sought|accept\w*|willing\w*|(ok|okay|fine|happy|comfortable) with|open to|prepared to|ready to|give up|giv\w+ (away|ground)|compromis\w*|want(s|ed)?|wish\w*|after from|expect\w* from|refus\w*|rule(d)? out|reject\w*|goals?|aims?|objectives?|wishlist|guarantees? (is|does|do|are)|call(ed|ing|s)? for|prerequisite\w*|precondition\w*|non.?negotiable|bottom line|dropped|drop|settle for|price|push\w* for|stands? (where|on)|where .{2,40} stands?|(\d|three|two|key|main|core) asks)\b/,
  ],
  [
    'timeline',
    /\b(timeline|time line|chronolog\w*|sequence|in order|run.?down|calendar|history of|step by step|day by day|blow by blow|what (all )?(has )?happened|developments?|(in )?what order|order of|what('s| has| is)? (happened|new|latest)|latest(?! (round|call|meeting|session|talks))|anything (new |at all )?(from|in|dated)|recap|overview|catch me up|bring me up|list (of )?(all |every |the )?(\w+ ){0,3}(calls|meetings|rounds|sessions|talks|contacts)|all (the )?(calls|meetings|rounds|sessions|contacts)|every (call|meeting|round|session|contact)|most recent|events|how did .{2,40} (unfold|develop|progress|proceed))\b/,
  ],
]

const asks: readonly (readonly [Asked, RegExp])[] = [
  [
    'how-long',
    /\b(how long|how many (minutes|hours|days|mins|hrs)|duration|length|minutes|for how long|hours|long did|last(ed)? (for|long)|lasting|how lengthy)\b/,
  ],
  [
    'how-many',
    /\b(how many (?!minutes|hours|days|mins|hrs)|how often|number of|count of|how frequently|total number)\b/,
  ],
  [
    'mode',
    /\b(in person|in.person|online|virtual\w*|by (video|phone)|video ?(conference|link|call)?s?\b.{0,12}\bor\b|face to face|remote\w*|zoom|how (was|were) (it|they|the) .{0,30}(held|conducted)|physical\w*|what format|by what means|what medium|how did (the |both |two |sides |delegations |negotiators |teams |they |russia(n|ns)? |ukrain\w* |and |officials )+(meet|talk|negotiate|confer))\b/,
  ],
  [
    'who-led',
    /\b(who (was |were )?(led|lead|leads|leading|headed|heads|heading|chaired|chief of)|(led|headed|lead) by|heads? of (the|each|both)|who .{0,30}chief negotiators?|in charge|at the head|led (the|each|both)|did .{2,40} (lead|head|chair) |chair(ed|s)|leaders? of the (two |russian |ukrainian )?(team|delegation)s?)\b/,
  ],
  [
    'who-arranged',
    /\b(who (arranged|organi[sz]ed|hosted|brokered|mediated|set up|facilitated|initiated|helped|requested|asked for|asked \w+ to|proposed|convened|called for|invited)|(arranged|hosted|brokered|mediated|organi[sz]ed|facilitated) by|mediators?\b|go.between|at whose request|whose (initiative|idea|request|efforts?|doing)|brought about|made .{2,30} possible)\b/,
  ],
  [
    'who',
    /\b(who (met|meets|meet|attended|took part|takes part|participated|was there|were there|was present|sat|represented|negotiated|came|went|joined|else|was in|were in|was at|were at|were the|was on|spoke (to|with)|talked (to|with)|did .{2,30} (meet|talk|speak|call|phone|negotiate)( (with|to))?|phoned|called whom|was involved|is involved|are involved|were involved|showed up|travel\w*)|participants?|attendees|names of|line.?up|present at|which (\w+ ){0,3}(envoys?|officials?|negotiators?|diplomats?|ministers?|representatives|leaders|countries|people)\b.{0,40}\b(took|attended|part|there|present|in|at|joined|met|involved)|took part|taking part|in the room|delegations? (made up|consist|composed)|with whom|whom did|who with|everyone (at|in))\b/,
  ],
  [
    'where',
    /\b(where|venues?|locations?|which (city|cities|country|countries|town|place|places|forest)|what (city|country|town|place|places)|whereabouts|in what (city|place|country)|hosted where|site of|took place at|capital)\b/,
  ],
  [
    'calendar',
    /\b(months?|years?|exact(ly)? (date|day|when)|(what|which) (was the |is the |exact )?dates?|dates? (of|for|did|were|was)|calendar date)\b/,
  ],
  [
    'when',
    /\b(when|what day|which day|what date|which date|dates?|what (month|year|time)|which (month|year|weekday|week)|how long ago|on what day|month and year|day of the week)\b/,
  ],
  [
    'outcome',
    /\b(what (came|became|has become|resulted|emerged)( out)? of|outcomes?|results?|(was|were|been|is|are|did they|got|get) (\w+ ){0,2}(agreed?|achieved?|decided?|concluded?|accomplish\w*|settled?)|what .{0,30}(agreed|achieve\w*|decide\w*|accomplish\w*) (at|in|on|during|upon)|what did .{2,40} (achieve|produce|yield|agree|bring|accomplish|lead to|decide|deliver)|how did .{2,40} (go|end|turn out)|upshot|produce[ds]?|yield\w*|how .{0,20}went|end(ed)? up|deliver(ed)?|breakthrough)\b/,
  ],
  [
    'agenda',
    /\b(agenda|discuss\w*|on the table|talk(ed)? about (at|in|during)|negotiat\w+ (over|about)|subjects?|topics?|items|what (were|was) .{0,40} about|covered at|themes?|raise[ds]?)\b/,
  ],
  [
    'status',
    /\b(ever (take place|took place|happen|happened|held|meet|met|go ahead)|take place|took place|go(ne)? ahead|went ahead|\bwas .{2,40} held\b|actually (happen|held|take place|meet|met|took place)|(has|have|had) .{2,40} (met|been held|happened)|scheduled|planned|is there (a|another|going)|are there (any|plans)|upcoming|will there be|was there (a|any|ever)|were there (any|ever)|(next|new|another) (meeting|round|summit|session)|going to (meet|be)|real(ly)? (happen|exist)|exist(ed)?|did .{2,50} (happen|occur|materiali[sz]e))\b/,
  ],
  [
    'presence',
    /\b((was|were|is|are) .{2,40} (in|at|there|present|part of|involved|among)\b|did .{2,40} (attend|take part|join|go to|travel|fly|participate|visit|show up|come to|sit in|make it)|which (meetings?|rounds?|calls?|talks|sessions?) (was|were|did|has|had|have|is)|what (meetings?|rounds?|calls?|talks|sessions?) (was|were|did|has|had|have) |meetings? (was|did|has|had) .{2,30}(at|attend|have|join)|has .{2,40} (been to|attended|joined|visited)|where (was|were|did) .{2,30} (at|go|travel))/,
  ],
  [
    'list',
    /\b(list|all (the )?(calls|meetings|rounds|sessions|talks|contacts|venues|places)|every (call|meeting|round|session)|which (calls|meetings|rounds|sessions|talks)|what (calls|meetings|rounds|sessions))\b/,
  ],
]

/** Verbs of saying, as they follow "who". */
const verbs =
  'said|says|say|saying|told|tells|called|calls|call|claimed|claims|warned|warns|wrote|tweeted|declared|declares|used|uses|spoke|speaks|talked|talks|talking|described|describes|coined|uttered|complained|boasted|admitted|admits|insisted|insists|accused|accuses|predicted|predicts|promised|vowed|threatened|thinks|thought|believes|believed|mentioned|mentions|raised|hoped|hopes|referred|refers|put|blamed|blames|expected|expects|expressed|argued|argues|stated|states|announced|denied|denies|rejected|rejects|suggested|suggests|demanded|demands|questioned|likened|compared|dismissed|dismisses|judged|judges|assessed|noted|notes|stressed|emphasi[sz]ed|underlined|acknowledged|conceded|concedes|quoted|attributed|credited|voiced|urged|urges|asked|asks|appealed|swore|reckons|reckoned|figured|felt|feels|saw|sees|characteri[sz]ed|remarked|observed|replied|responded|retorted|maintained|alleged|alleges|assured|reported|reports|explained|summed|criticised|criticized|praised|welcomed|agreed|disputes|disputed|sounded|behind|attribute|credit'

const whoSays = new RegExp(
  String.raw`\b(?:who|whom)\b(?: (?:was|is|were|are|it|that|actually|really|exactly|first|else|do|does|did|should|can|we|i|has|have|had|also))* (?:${verbs})\b(?! (?:part|place|with|for (?:the|ukraine|russia)))`,
)

/** "Why did X say …": about the saying, not about what stalled. */
const whySaid =
  /\b(why|when|where|how) (did|does|has|had) .{2,60}? (say|said|claim|admit|confirm|announce|acknowledge|concede|tell|blame|promise|describe|think|believe|argue|call (the|it|this|that|them|those|these|his|her|their|an?))\b/

/** "did Putin call the talks viscous": what somebody said of them, and no call by telephone. */
const calledThem =
  /\b(did|does|has|had) .{2,60}? call(ed)? (it|this|that|them|(the|these|those) (\w+ )?(talks|rounds?|negotiations?|meetings?|sessions?|process|draft|plan|war|offensive|operation|proposals?)) (?!on|off|in|at|for|to|after|before|about|with|from|by|and)\w+/

/** "who did Medinsky meet", "who sat across from whom", "met whom". Calls are asked for by their own verbs. */
const acrossFrom =
  /\bwho(m|'s|s)?( all)? (did|does|has|have|had) (?!they\b|the two\b).{2,40}? (meet|met|face|faced|sit down with|sat down with)\b|\b(sat|sit|sits|sitting|seated) (right |directly )?(ac+ros+|opposite|facing)\b|\bac+ros+ the table\b|\bmet (who|whom)\b|^\W*met (with )?\w+/

/** Somebody's words at different times, side by side. */
const overTime = /\b(chang(e|es|ed|ing)|evol\w+|shift(s|ed|ing)?|over time|develop\w*)\b/
/** "regime change" is a subject, and asks for no change of words. */
const changeOfPower =
  /\b(regime|government|leadership) change\b|\bchange of (regime|government|power|leadership)\b/
const firstAndLast =
  /\bfirst and (then )?(last|later|finally)\b|\bfirst words?\b.{0,60}\blast\b|\bat first and (later|last|in the end)\b/

const superlatives: readonly (readonly [NonNullable<Question['superlative']>, RegExp])[] = [
  ['longest', /\b(longest|lengthiest|most (time|minutes)|(which|was|were|what) .{0,30}longer)\b/],
  ['shortest', /\b(shortest|briefest|shorter|quickest)\b/],
  [
    'first',
    /\b(earliest|very first|first (ever )?(call|phone call|contact|high.level|ministerial|time)|first (speak|spoke|talk(ed)?|meet|met|phoned?))\b/,
  ],
  [
    'last',
    /\b(last|latest|most recent|final|newest) (thing|entry|item|word|news|call|phone call|contact|round|meeting|session|talks|one|time)\b|\blatest\b|\bmost recent\b|\b(last|most recently) (speak|spoke|talk(ed)?|meet|met|phoned?|in touch)\b/,
  ],
]

/** "before they went online": when, and no kind of talks asked for. */
export const wentOnline =
  /\b(before|after|until|since|once) (they|it|things|talks|the (talks|sides|teams|delegations|negotiations)|both sides) (had )?(went|go|going|moved?|switched|turned|shifted) (to )?(online|virtual\w*|remote\w*|video\w*|zoom)\b/

export interface IntentReading {
  readonly intent: Intent
  readonly intentBasis: 'stated' | 'implied'
  readonly asked: readonly Asked[]
  readonly superlative?: NonNullable<Question['superlative']>
  readonly talkKinds: readonly string[]
  /** What follows "who said …": words to look for. */
  readonly saying: string | null
}

const said =
  /\b(sa(y|id|ys|ying)|told|tell|tweet\w*|post(ed)?|comment\w*|remark\w*|quot\w*|statements?|words|reacti?o?n?\w*|respon\w*|repl(y|ied)|think|thinks|thought|view\w*|opinion|describ\w*|characteri\w*|assess\w*|claim\w*|argu\w*|warn\w*|admit\w*|stress\w*|announc\w*|promis\w*|threaten\w*|accus\w*|blam\w*|deny|denie[sd]|denial|according to|spoke about|talk(ed)? about|mention\w*|write|wrote|explain\w*|complain\w*|predict\w*|expect\w*|hope\w*|insist\w*|urge\w*|believ\w*|outlook|line on|take on|make of|made of|feel|felt|sum up|summed|rate[ds]?|confirm\w*|message|told reporters|optimis\w*|pessimis\w*|appeal\w*|address\b|interview\w*|signal\w*|hint\w*|suggest\w*|put it|have to say|has to say|had to say)\b/

/** Kinds of talks named in the question. */
const kinds: readonly (readonly [string, RegExp])[] = [
  [
    'leaders-call',
    /\b(phone calls?|calls?|phoned|phone|telephon\w*|rang|rung|ring|by phone|on the phone|three.way|spoke (to|with)|speak (to|with)|talked (to|with))\b/,
  ],
  ['delegation-round', /\b(rounds?|delegations?|negotiating teams?)\b/],
  ['ministerial-meeting', /\b(ministerial|foreign ministers(?!')|high.level)\b/],
  ['working-group', /\b(sub.?groups?|working (sub)?groups?|military (group|negotiat\w+))\b/],
  [
    'secret-talks',
    /\b(secret|clandestine|back.?channels?|covert|second track|behind closed doors|undisclosed|hidden)\b/,
  ],
  ['in-person', /\b(in person|in.person|face to face|physically)\b/],
  ['video', /\b(video\w*|virtual\w*|online|remote\w*)\b/],
]

/** Every word that the patterns know, for telling what a mistyped one was meant to be. */
export const intentWords: ReadonlySet<string> = new Set(
  [...intents, ...asks, ...superlatives, ...kinds]
    .flatMap(([, pattern]) => pattern.source.match(/[a-z]{5,}/g) ?? [])
    .concat(verbs.match(/[a-z]{5,}/g) ?? []),
)

/** "according to our files": where the answer is looked for anyway, and nobody's words. */
const ourFiles =
  /\b(according to|acc to|per|going by|by) (our|the|your|what) (own )?(files?|records?|archives?|data(base)?|notes|documents we have|we have)\b/g

const standing =
  /\bwhere (?:do|does|did) (?!things|it|this|matters|(?:the )?(?:talks|negotiations|process)\b).{2,40}? stand\b/g

export function readIntent(text: string, hasQuotation: boolean): IntentReading {
  const folded = text.replace(ourFiles, ' ')
  // "where do the sides stand": their positions, and no place.
  const asked = asks
    .filter(([ask, pattern]) => pattern.test(ask === 'where' ? folded.replace(standing, ' ') : folded))
    .map(([ask]) => ask)
  const superlative = superlatives.find(([, pattern]) => pattern.test(folded))?.[0]
  // "meetings and calls": more than one kind is meant, and no kind narrows.
  const mixed =
    /\b(meetings?|rounds?|talks|contacts)\b.{0,12}\b(and|or|&)\b.{0,12}\bcalls?\b|\bcalls?\b.{0,12}\b(and|or|&)\b.{0,12}\b(meetings?|rounds?|talks|contacts)\b/.test(
      folded,
    )
  const kindWords = folded.replace(wentOnline, ' ')
  const talkKinds = mixed ? [] : kinds.filter(([, pattern]) => pattern.test(kindWords)).map(([kind]) => kind)
  const hits = new Set(intents.filter(([, pattern]) => pattern.test(folded)).map(([intent]) => intent))
  if (
    hasQuotation &&
    /\b(who|whose|which|did|source|said|say|when|where|is this|real|verbatim|from)\b|^\W*$/.test(folded) &&
    !hits.has('stalled')
  )
    hits.add('whose-words')
  const result = (intent: Intent, basis: 'stated' | 'implied' = 'stated'): IntentReading => ({
    intent,
    intentBasis: basis,
    asked,
    ...(superlative ? { superlative } : {}),
    talkKinds,
    saying: intent === 'whose-words' ? sayingOf(folded) : null,
  })
  if (
    whoSays.test(folded) &&
    !/\bwho (called|asked|wanted) for\b|\bwho asked \w+ to\b|\bwho (spoke|talked|talks) (to|with)\b|\bwho (called|phoned|asked) (whom|who)\b/.test(
      folded,
    )
  )
    hits.add('whose-words')
  if (/^\W*(and |but |so )?why\b/.test(folded)) hits.add('stalled')
  if (/\bsaid by\b( whom| who)?\W*$/.test(folded)) return result('whose-words')
  const says = said.test(folded)
  // A leading word of a slash sub-command settles it.
  const led =
    /^(who said what|where and when|what stalled|timeline|positions|sources|changed over time|changed|who met whom|met):/.exec(
      folded,
    )?.[1]
  if (led)
    return result(
      (
        {
          'who said what': 'said',
          'where and when': 'talks',
          'what stalled': 'stalled',
          timeline: 'timeline',
          positions: 'positions',
          sources: 'provenance',
          'changed over time': 'change',
          changed: 'change',
          'who met whom': 'meetings',
          met: 'meetings',
        } as const
      )[led as 'timeline'] ?? 'any',
    )
  if (hits.has('help')) return result('help')
  if (hits.has('coverage') && !says) return result('coverage')
  if (/\b(timeline|chronolog\w*|time line)\b/.test(folded)) return result('timeline')
  if (acrossFrom.test(folded)) return result('meetings')
  const changes = overTime.test(folded) && !changeOfPower.test(folded)
  if (firstAndLast.test(folded) && (says || /\bwords?\b/.test(folded))) return result('change')
  // "how has what X said about Y changed": the saying is no question of its own.
  if (changes && /^\W*how (has|have|did|does) what\b/.test(folded)) return result('change')
  if (calledThem.test(folded) && !hits.has('whose-words')) return result('said')
  if (whySaid.test(folded) && !(hits.has('provenance') && /\b(come|came) from\b/.test(folded)))
    return result('said')
  if (hits.has('comparison') && !hits.has('whose-words') && !/\bnames of\b/.test(folded))
    return result(changes ? 'change' : 'comparison')
  if (hits.has('provenance')) return result('provenance')
  if (
    says &&
    /\bwhat (did|does|do|has|have|had) .{2,60}? (say|said|tell|tweet|claim|think|write|post)\b/.test(
      folded,
    ) &&
    !hits.has('comparison')
  )
    return result('said')
  if (superlative === 'longest' || superlative === 'shortest') return result('talks')
  if (/\bwho said what\b/.test(folded)) return result('said')
  const fields = asked.filter((ask) => ask !== 'agenda' && ask !== 'list' && ask !== 'presence')
  if (hits.has('whose-words') && !/^(who )?(led|met)\b/.test(folded)) return result('whose-words')
  const what =
    /^\W*(so |and |but |ok |okay |hi |hey |hello )*(what|whats|what's|how) (did|does|do|has|have|had|was|is|are|were|would)/.test(
      folded,
    )
  if (hits.has('timeline') && !says && !fields.some((ask) => ask === 'how-long' || ask === 'how-many'))
    return result('timeline')
  if (fields.some((ask) => ask === 'how-long' || ask === 'how-many' || ask === 'who-led' || ask === 'mode'))
    return result('talks')
  if (hits.has('stalled') && !(says && what && !/\b(why|block|stall|obstacle)/.test(folded))) {
    if (!fields.some((ask) => ask === 'where' || ask === 'when') || /\bwhy\b/.test(folded))
      return result('stalled')
  }
  if (
    hits.has('positions') &&
    !(says && /\b(say|said|tweet|comment)/.test(folded)) &&
    !fields.some((ask) => ask === 'where' || ask === 'who')
  )
    return result('positions')
  if (fields.some((ask) => ask === 'where' || ask === 'who' || ask === 'who-arranged') && !(says && what))
    return result('talks')
  if (asked.includes('presence') && !says) return result('talks')
  if (fields.includes('when') && !says) return result('talks')
  if (says) return result('said')
  if (hits.has('stalled')) return result('stalled')
  if (fields.length || asked.includes('agenda') || superlative) return result('talks')
  if (hits.has('greeting')) return result('greeting')
  return result('any', 'implied')
}

/** What follows "who said …" or precedes "– who said it?", without the words that only ask. */
function sayingOf(folded: string): string | null {
  const asking = new RegExp(
    `\\b(?:who|whom|whose|which|what|anyone|anybody|someone|somebody)\\b(?: (?:was|is|were|are|it|that|actually|really|exactly|first|else|do|does|did|should|can|we|i|to))*(?: (?:\\w+ ){0,3}?(?:${verbs})\\b| (?:words?|quotes?|lines?|phrase|sentence|remark|statement|claim|expression|wording|assessment|view|tweet|description|term)(?: is| are| was| were)?(?: this| that)?\\b)`,
  )
  const match = asking.exec(folded)
  if (!match) return /^(.*?)\W*\bsaid by\b/.exec(folded)?.[1]?.trim() || null
  const after = folded.slice(match.index + match[0].length)
  const before = folded.slice(0, match.index)
  const clean = (text: string) =>
    text
      .replace(/[?!.:,;–—-]+\s*$/g, '')
      .replace(
        /^\W*(that|it was|about|as saying|saying|of saying|to|it|this|with|the remark|the words?)\b\W*/,
        '',
      )
      .replace(/\b(,? and (on what day|when|where|how|to whom|in what|in which)\b.*)$/, '')
      .trim()
  const [tail, head] = [clean(after), clean(before)]
  if (/^and (to whom|when|where|why|how|on what)\b/.test(tail)) return head || null
  return tail.split(' ').length >= 2 || tail.length > head.length ? tail || null : head || tail || null
}
