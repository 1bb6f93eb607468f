import type { Side } from '../record/vocabulary.ts'

/** Folded words by which a side is called: country, people, capital. Reference data. */
export const nations: ReadonlyMap<string, Side> = new Map<string, Side>([
  ...words('ukraine', 'ukraine ukrainian ukrainians kyiv kiev ukraines ukr zelenskyys zelenskys bankova'),
  ...words('russia', 'russia russian russians moscow putins muscovite rus ru'),
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
