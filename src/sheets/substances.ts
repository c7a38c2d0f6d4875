/** Standard atomic weights (IUPAC 2021, abridged) [g/mol]: for oxides, and to tell an isotope from a name with a number. */
const WEIGHTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ Li: 6.94, Be: 9.0121831, B: 10.81, C: 12.011, Na: 22.98976928, Mg: 24.305, Al: 26.9815384 },
    ...{ Si: 28.085, P: 30.973761998, S: 32.06, K: 39.0983, Ca: 40.078, Sc: 44.955907, Ti: 47.867 },
    ...{ V: 50.9415, Cr: 51.9961, Mn: 54.938043, Fe: 55.845, Co: 58.933194, Ni: 58.6934, Cu: 63.546 },
    ...{ Zn: 65.38, Ga: 69.723, Ge: 72.63, As: 74.921595, Sr: 87.62, Y: 88.905838, Zr: 91.224 },
    ...{ Nb: 92.90637, Mo: 95.95, Ag: 107.8682, Cd: 112.414, In: 114.818, Sn: 118.71, Sb: 121.76 },
    ...{ Ba: 137.327, La: 138.90547, Ce: 140.116, Pr: 140.90766, Nd: 144.242, Sm: 150.36, Gd: 157.25 },
    ...{ Dy: 162.5, Er: 167.259, Yb: 173.045, Hf: 178.486, Ta: 180.94788, W: 183.84, Re: 186.207 },
    ...{ Pb: 207.2, Bi: 208.9804, Th: 232.0377, U: 238.02891, Te: 127.6, Se: 78.971, H: 1.008, N: 14.007 },
    ...{
      F: 18.998403162,
      Cl: 35.45,
      Br: 79.904,
      Rb: 85.4678,
      Ru: 101.07,
      Rh: 102.90549,
      Pd: 106.42,
      I: 126.90447,
    },
    ...{ Cs: 132.90545, Eu: 151.964, Tb: 158.92535, Ho: 164.93033, Tm: 168.93422, Lu: 174.96669, Os: 190.23 },
    ...{ Ir: 192.217, Pt: 195.084, Au: 196.96657, Hg: 200.592, Tl: 204.38 },
  }),
);
const OXYGEN = 15.999;
/** Isotopes that are measured lie so near the weight of their element [1]. */
const ISOTOPES = 0.06;

/** Every symbol that an instrument may print; noble gases and what decays at once are left out. */
const SYMBOLS: ReadonlySet<string> = new Set(
  (
    'H Li Be B C N O F Na Mg Al Si P S Cl K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Rb Sr Y Zr Nb Mo Ru Rh Pd Ag Cd In Sn ' +
    'Sb Te I Cs Ba La Ce Pr Nd Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Th U'
  ).split(' '),
);

/** Names of elements in the languages of laboratories, in small letters. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(hydrogen|wasserstoff|hydrogène|hidrógeno|氢|水素|водород|idrogeno)$/, 'H'],
  [/^(lithium|锂)$/, 'Li'],
  [/^(beryllium)$/, 'Be'],
  [/^(boron|bor|bore|boro|硼|ホウ素|硼素|бор)$/, 'B'],
  [/^(carbon|kohlenstoff|carbone|carbono|碳|炭素|углерод|carbonio)$/, 'C'],
  [/^(nitrogen|stickstoff|azote|nitrógeno|氮|窒素|азот|azoto)$/, 'N'],
  [/^(oxygen|sauerstoff|oxygène|oxígeno|氧|酸素|кислород|ossigeno)$/, 'O'],
  [/^(fluorine|fluor)$/, 'F'],
  [/^(sodium|natrium)$/, 'Na'],
  [/^(magnesium|magnésium|magnesio|镁|マグネシウム|магний)$/, 'Mg'],
  [/^(aluminium|aluminum|aluminio|铝|アルミニウム|алюминий|alluminio)$/, 'Al'],
  [/^(silicon|silizium|silicium|silicio|硅|ケイ素|珪素|кремний)$/, 'Si'],
  [/^(phosphorus|phosphor|phosphore|fósforo|磷|リン|燐|фосфор|fosforo)$/, 'P'],
  [/^(sulphur|sulfur|schwefel|soufre|azufre|硫|硫黄|сера|zolfo)$/, 'S'],
  [/^(chlorine|chlor)$/, 'Cl'],
  [/^(potassium|kalium)$/, 'K'],
  [/^(calcium|kalzium|calcio|钙|カルシウム|кальций)$/, 'Ca'],
  [/^(scandium)$/, 'Sc'],
  [/^(titanium|titan|titane|titanio|钛|チタン|титан)$/, 'Ti'],
  [/^(vanadium|vanadin|vanadio|钒|バナジウム|ванадий)$/, 'V'],
  [/^(chromium|chrom|chrome|cromo|铬|クロム|хром)$/, 'Cr'],
  [/^(manganese|mangan|manganèse|manganeso|锰|マンガン|марганец)$/, 'Mn'],
  [/^(iron|eisen|fer|hierro|铁|鉄|железо|ferro)$/, 'Fe'],
  [/^(cobalt|kobalt|cobalto|钴|コバルト|кобальт)$/, 'Co'],
  [/^(nickel|níquel|镍|ニッケル|никель|nichel)$/, 'Ni'],
  [/^(copper|kupfer|cuivre|cobre|铜|銅|медь|rame)$/, 'Cu'],
  [/^(zinc|zink|锌|亜鉛|цинк)$/, 'Zn'],
  [/^(gallium|ガリウム|галлий|镓)$/, 'Ga'],
  [/^(germanium)$/, 'Ge'],
  [/^(arsenic|arsen|砷|ヒ素|砒素|мышьяк)$/, 'As'],
  [/^(selenium|selen|セレン|селен|硒)$/, 'Se'],
  [/^(strontium)$/, 'Sr'],
  [/^(yttrium|钇|イットリウム|иттрий|ittrio)$/, 'Y'],
  [/^(zirconium|zirkonium|zirconio|锆|ジルコニウム|цирконий)$/, 'Zr'],
  [/^(niobium|niob|columbium|niobio|铌|ニオブ|ниобий)$/, 'Nb'],
  [/^(molybdenum|molybdän|molybdène|molibdeno|钼|モリブデン|молибден)$/, 'Mo'],
  [/^(ruthenium|ルテニウム|рутений|钌)$/, 'Ru'],
  [/^(rhodium)$/, 'Rh'],
  [/^(palladium)$/, 'Pd'],
  [/^(silver|silber|argent|plata|银|銀|серебро)$/, 'Ag'],
  [/^(cadmium|カドミウム|кадмий|镉)$/, 'Cd'],
  [/^(indium)$/, 'In'],
  [/^(tin|zinn|étain|estaño|锡|スズ|錫|олово|stagno)$/, 'Sn'],
  [/^(antimony|antimon|锑|アンチモン|сурьма)$/, 'Sb'],
  [/^(tellurium|tellur|テルル|теллур|碲)$/, 'Te'],
  [/^(barium)$/, 'Ba'],
  [/^(lanthanum|lanthan|镧|ランタン|лантан)$/, 'La'],
  [/^(cerium|cer|铈|セリウム|церий|铈)$/, 'Ce'],
  [/^(praseodymium|praseodym|镨)$/, 'Pr'],
  [/^(neodymium|neodym|ネオジム|неодим|钕)$/, 'Nd'],
  [/^(samarium)$/, 'Sm'],
  [/^(gadolinium|гадолиний|钆)$/, 'Gd'],
  [/^(dysprosium|диспрозий|镝)$/, 'Dy'],
  [/^(erbium)$/, 'Er'],
  [/^(ytterbium)$/, 'Yb'],
  [/^(lutetium)$/, 'Lu'],
  [/^(hafnium|hafnio|铪|ハフニウム|гафний)$/, 'Hf'],
  [/^(tantalum|tantal|tantale|tantalio|钽|タンタル|тантал)$/, 'Ta'],
  [/^(tungsten|wolfram|tungstène|wolframio|钨|タングステン|вольфрам)$/, 'W'],
  [/^(rhenium|renio|铼|レニウム|рений)$/, 'Re'],
  [/^(osmium)$/, 'Os'],
  [/^(iridium)$/, 'Ir'],
  [/^(platinum|platin|platine)$/, 'Pt'],
  [/^(gold)$/, 'Au'],
  [/^(mercury|quecksilber)$/, 'Hg'],
  [/^(thallium|铊|タリウム|таллий)$/, 'Tl'],
  [/^(lead|blei|plomb|plomo|铅|鉛|свинец|piombo)$/, 'Pb'],
  [/^(bismuth|wismut|bismuto|铋|ビスマス|висмут)$/, 'Bi'],
  [/^(thorium)$/, 'Th'],
  [/^(uranium|uran)$/, 'U'],
];

/** An element, or the oxide as which it is stated. */
export interface Substance {
  readonly element: string;
  /** "TiO2"; absent where the element itself is stated. */
  readonly oxide?: string;
}

/** True for a chemical symbol. */
export const isSymbol = (text: string): boolean => SYMBOLS.has(text);

/** The element or oxide that a word is: "Cr", "Cr2O3", "27Al", "Zr90", "Sulphur"; undefined for another word. */
export function substanceOf(word: string): Substance | undefined {
  if (isSymbol(word)) return { element: word };
  // columbium, as American specifications say
  if (word === 'Cb') return { element: 'Nb' };
  const [, oxidised = '', , , rest = ''] = /^([A-Z][a-z]?)(\d?)O(\d?)((?:t|T|tot|\(t\))?)$/.exec(word) ?? [];
  if (WEIGHTS.has(oxidised) && word !== 'CO')
    return { element: oxidised, oxide: word.slice(0, word.length - rest.length) };
  const isotope = /^(\d{1,3})-?([A-Z][a-z]?)$/.exec(word) ?? /^([A-Z][a-z]?)-?(\d{2,3})$/.exec(word);
  const symbol = isotope?.slice(1).find((part) => isSymbol(part));
  const mass = Number(isotope?.slice(1).find((part) => /^\d+$/.test(part)));
  if (
    symbol !== undefined &&
    Math.abs(mass - (WEIGHTS.get(symbol) ?? Number.NaN)) <= Math.max(2, ISOTOPES * mass)
  )
    return { element: symbol };
  const small = word.toLowerCase();
  const named = NAMES.find(([pattern]) => pattern.test(small))?.[1];
  return named === undefined ? undefined : { element: named };
}

/** A word in capitals as a symbol: "NI" -> "Ni"; undefined for another word. Files that write all letters large write symbols so. */
export function largeSymbol(word: string): string | undefined {
  if (!/^[A-Z]{1,2}$/.test(word)) return undefined;
  const symbol = word[0]! + word.slice(1).toLowerCase();
  return isSymbol(symbol) ? symbol : undefined;
}

/** Mass of the element in a mass of its oxide [kg/kg]; undefined for an oxide whose weights are not known here. */
export function elementShare(oxide: string): number | undefined {
  const [, element = '', atoms = '', oxygens = ''] = /^([A-Z][a-z]?)(\d?)O(\d?)$/.exec(oxide) ?? [];
  const weight = WEIGHTS.get(element);
  if (weight === undefined) return undefined;
  const metal = weight * Number(atoms || 1);
  return metal / (metal + OXYGEN * Number(oxygens || 1));
}
