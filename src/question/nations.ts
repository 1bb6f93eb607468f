import type { Side } from '../record/vocabulary.ts'

/** Folded words by which a side is called: country, people, capital. Reference data. */
export const nations: ReadonlyMap<string, Side> = new Map<string, Side>([
  ...words('ukraine', 'ukraine ukrainian ukrainians kyiv kiev ukr bankova'),
  ...words('russia', 'russia russian russians moscow muscovite rus ru'),
  ...words('united-states', 'us usa america american americans washington'),
  ['united states', 'united-states'],
  ['european union', 'european-union'],
  ...words('france', 'france french paris'),
  ...words('germany', 'germany german germans berlin'),
  ...words('turkey', 'turkey turkish turks ankara turkiye'),
  ...words('israel', 'israel israeli israelis'),
  ...words('belarus', 'belarus belarusian belarusians'),
  ...words('european-union', 'eu brussels'),
  ...words('china', 'china chinese beijing'),
  ...words('qatar', 'qatar qatari qataris'),
])

function words(side: Side, list: string): [string, Side][] {
  return list.split(' ').map((word) => [word, side])
}

/** Capitals that stand for a government, and for no venue unless the record has talks there. */
export const capitals: ReadonlySet<string> = new Set(
  'kyiv kiev moscow washington paris berlin ankara brussels beijing'.split(' '),
)

/** Other countries and their adjectives, by which somebody is told from a side of the record: "the Polish president". */
export const otherNations: ReadonlySet<string> = new Set(
  (
    'poland polish britain british uk english scotland england ireland irish italy italian spain spanish portugal portuguese ' +
    'netherlands dutch belgium luxembourg austria austrian sweden swedish norway norwegian denmark danish finland finnish ' +
    'iceland estonia estonian latvia latvian lithuania lithuanian czech czechia slovakia slovak slovenia slovenian hungary ' +
    'hungarian romania romanian bulgaria bulgarian greece greek cyprus croatia croatian serbia serbian bosnia albania ' +
    'montenegro macedonia kosovo moldova moldovan switzerland swiss georgia georgian armenia armenian azerbaijan azeri ' +
    'kazakhstan kazakh uzbekistan uzbek turkmenistan iran iranian iraq iraqi syria syrian lebanon saudi emirati uae kuwait ' +
    'oman jordan egypt egyptian algeria morocco libya india indian pakistan pakistani japan japanese korea korean vietnam ' +
    'vietnamese thailand indonesia indonesian malaysia singapore philippines australia australian canada canadian mexico ' +
    'mexican brazil brazilian argentina cuba cuban venezuela nigeria kenya ethiopia'
  ).split(' '),
)
