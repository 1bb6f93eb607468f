/** Words by what they do in a question. All folded; stems where the name says so. */
const set = (list: string) => new Set(list.split(/\s+/).filter(Boolean))

/** Function words: never searched for. */
export const stopWords =
  set(`outside besides excluding except once a an and the of to in on at by for from with about into over under between among as is are was
  were be been being am do does did done doing has have had having will would shall should can could may might must not no
  nor or but if then than that this these those there here it its itself he him his himself she her hers herself they them
  their theirs themselves we us our ours you your yours i me my mine what which who whom whose where when why how whether
  while during before after since until till up down out off again further once so too very just only own same such both
  each few more most other some any all also ever never still yet already now well via per re vs versus due toward towards
  within without against because through throughout across along around near onto upon else even though although however
  whos whats wheres hows thats theres im ive youre isnt arent wasnt werent didnt doesnt dont hasnt havent hadnt wont wouldnt
  cant couldnt shouldnt lets got get gets getting go goes going went gone come comes came coming s t re ll d m ve one ones
  much many lot lots really actually exactly`)

/** Words about asking, and newsroom shorthand: understood, never a subject. */
export const metaWords =
  set(`compare compared comparing comparison contrast contrasted differ differs difference differences
  stall stalled stalls stalling block blocked blocks blocking obstacle obstacles hurdle hurdles deadlock deadlocked stuck snag snags stalemate impasse stymied mon tue tues wed weds thu thurs fri sat sun morn wk wks yr yrs hr min versus v vs incl etc eg ie dated run rundown timeline developments development chronology chronological sequence order weekday weekdays month months year years duration durations
  telephone telephoned longest shortest longer shorter earliest counterpart counterparts description descriptions
  job title role post publication published publish scoop judgment judgement event format means length lengthy
  minute minutes hour hours mins hrs summed tale versions version account accounts contrasting
  official officials speaker speakers author authors wrote written text texts document documents
  take line total number many remaining rest full overall sort opinion verdict reading stance stances
  gloomier rosier upbeat harsher likewise opposite agree agreed disagree differing
  venue venues location locations site city cities country countries town attended attend attendees participants
  participant present absent involved involving unfold unfolded occurred occur occurs scheduled
  please pls plz thanks thank thx hi hello hey morning evening afternoon quick question questions
  q need needs want wants know tell show give find look looking help me asap urgent urgently fyi btw eod ok okay guys team folks
  anyone anybody somebody someone everyone everybody thing things stuff something anything everything nothing quote quotes
  quoted quoting quotation quotations word words wording line lines phrase remark remarks comment comments statement
  statements saying say says said sayings record records article articles piece story stories copy draft deadline source
  sources sourced cite cited citation according report reports reported reporting coverage cover talks talk talked talking
  negotiation negotiations negotiate negotiating negotiated negociation negociations meeting meetings meet met round rounds
  session sessions call calls phone phoned conversation exact exactly verbatim full detail details info information
  background context summary overview summarise summarize list lists bullet short brief briefly date dates day days time
  times place places name names person people side sides party parties main key major exact abt wht wat wot wheres hw u r ur
  y n n't w wo bc cuz cos coz thru tho rn idk imo tbh lol lmk gonna wanna gotta plse pleas sry sorry again bot talksbot
  supposed supposedly allegedly alleged apparently reportedly claimed claim claims happen happened happens happening take
  takes took taken taking place hold holding held make makes made making call called let use used using put puts say tells
  told ask asked asks asking answer answers answered possible possibly maybe perhaps currently current recent recently
  latest new newest last first next previous early late later earlier today yesterday ago moment far long kind kinds sort
  type types way ways part parts number figure point view opinion think thinks thought believe believes believed feel feels
  mean means meant regarding concerning respect terms case russian russians ukrainian ukrainians war conflict peace process
  describe described describes characterise characterize characterised characterized sum mention mentions mentioned
  hm hmm um uh eh oh ah yes yep yeah no nope right correct true false really wrong instead there theirs whoever whatever
  confirm confirms confirmed fact check checking explain explained explains reason reasons cause causes caused exactly
  mr mrs ms miss dr prof sir madam acc abt b4 bt cld cd wld shd wud gd vry evry ppl msg w o r precise precisely specific specifically simply simple one two three four five six seven eight nine ten eleven twelve several bunch pair couple both
  good great nice dear cheers ta ya yo bit threeway trilateral incl included counting counted btwn amid anyways piece file files archive desk`)

/** Stems of verbs whose subject is a speaker. */
export const reportingStems =
  set(`say tell claim tweet post write wrote blog argu insist warn stress announc declar think
  believ describ admit conced deni reject respond repli react comment remark express urg demand ask want expect hope promis
  predict suggest propos offer accus blame complain explain mean signal hint confirm assess judg see view feel sound quot
  state note add acknowledg report mention threaten reveal disclos regard character summar moan gripe vow pledg brag boast
  cite underlin emphas point underscor call label term dub dismiss rule talk speak seek requir set rate sum mock slam critic
  prais welcom thank agre disagre refus contend maintain assert alleg relai commit allow consid give put make forecast pitch
  lai list object wai convei commun paint portrai frame cast bill tout hail play claim lament vent whine rail fume`)

/** Nouns that make the person before them a speaker: "Podoliak's assessment". */
export const utteranceStems =
  set(`word remark comment statement assess view tweet line quot reaction respons take account
  version outlook claim denial posit demand term condit opinion messag post speech address interview answer explan
  verdict tone read stanc argument stori wai red offer proposal request promis warn threat mood evalu apprais judgment judgement judg reckon forecast ask`)

/** Prepositions and verbs whose object is not the speaker. */
export const objectMarkers =
  set(`to with about between against told tell ask asked urged called phoned rang met meet meets
  meeting calls urge warn warned on over for of call see saw joined joins versus`)

/** Stems of judgements of talks that say much the same: whoever called them "tough" called them difficult. */
export const alikeJudgements: readonly ReadonlySet<string>[] = [
  'tough hard difficult heavi complic complex thorni messi',
  'good construct posit product success fruit',
  'bad poor fail fruitless useless pointless disappoint',
].map(set)
