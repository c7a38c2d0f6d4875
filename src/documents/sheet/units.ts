import { plainWords } from './words.ts';

/** Units of contents, and of masses, that a sheet may be written in. */
export type ContentUnit = 'wt%' | 'ppm' | 'ppb' | 'kg/kg';
export type MassUnit = 'kg' | 't' | 'g' | 'lb';

/** Decimal places between a unit and wt%, or ppm for what is that small: 1 ppb = 0.001 ppm, 1 kg/kg = 100 wt%. */
export const CONTENT_SHIFT: Readonly<
  Record<ContentUnit, { readonly power: number; readonly unit: 'wt%' | 'ppm' }>
> = {
  'wt%': { power: 0, unit: 'wt%' },
  ppm: { power: 0, unit: 'ppm' },
  ppb: { power: -3, unit: 'ppm' },
  'kg/kg': { power: 2, unit: 'wt%' },
};

const CONTENT_UNITS: readonly (readonly [RegExp, ContentUnit | 'at%'])[] = [
  [/\b(at|atom|atomic|mol) ?%/, 'at%'],
  [/\bppb\b|\b[µμu]g kg\b/, 'ppb'],
  [/\b(wt|w|weight|mass|m|gew)? ?ppm(w| w)?\b|\bmg kg\b|[µμu]g g\b|\bg t\b/, 'ppm'],
  [/\bkg kg\b|\bg g\b/, 'kg/kg'],
  [
    /(\b(wt|w|weight|mass|masse|massen|ma|m|gew|gewichts|pds|poids|peso|en) ?)?%( ?(m|w|wt|masse|peso|poids) ?m?$)?|\b(wtpct|pct|percent|prozent|pourcent|gewichtsprozent|massenprozent|masseprozent|porcentaje)\b|\b(wt|gew)$/,
    'wt%',
  ],
];

const MASS_UNITS: readonly (readonly [RegExp, MassUnit | 'ton'])[] = [
  [/\bkgs?\b|\bkilos?\b|kilogram|公斤|千克/, 'kg'],
  [/\b(t|to|tonnes?|tonnen?|mt|toneladas?)\b|吨/, 't'],
  [/\btons?\b/, 'ton'],
  [/\b(lbs?|pounds?)\b/, 'lb'],
  [/\b(g|gr|gramm?s?|grammes?)\b|(?<!千)克/, 'g'],
];

/** A unit found in words, and the words without it. */
export interface FoundUnit<U> {
  readonly unit: U | undefined;
  readonly rest: string;
}

const find = <U>(list: readonly (readonly [RegExp, U])[], words: string): FoundUnit<U> => {
  for (const [pattern, unit] of list)
    if (pattern.test(words)) return { unit, rest: words.replace(pattern, ' ').replace(/\s+/g, ' ').trim() };
  return { unit: undefined, rest: words };
};

/** Unit of contents in words that `plainWords` made. */
export const contentUnitIn = (words: string): FoundUnit<ContentUnit | 'at%'> => find(CONTENT_UNITS, words);

/** Unit of mass in words that `plainWords` made; `ton` is one of several. */
export const massUnitIn = (words: string): FoundUnit<MassUnit | 'ton'> => find(MASS_UNITS, words);

/** Unit written behind the number of one cell. */
export const cellUnit = (text: string): ContentUnit | MassUnit | 'at%' | 'ton' | undefined => {
  const words = plainWords(text);
  const content = contentUnitIn(words);
  if (content.unit !== undefined && content.rest === '') return content.unit;
  const mass = massUnitIn(words);
  return mass.unit !== undefined && mass.rest === '' ? mass.unit : undefined;
};
