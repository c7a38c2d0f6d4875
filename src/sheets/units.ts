/** A unit as printed, and how a number in it becomes a content. */
export interface Unit {
  readonly printed: string;
  readonly kind: 'mass' | 'solution' | 'intensity' | 'atomic';
  /** Of a mass: wt% of one of it. Of a solution: mg/L of one of it. */
  readonly factor: number;
}

const MASS: readonly (readonly [RegExp, number])[] = [
  [
    /^((wt|w|w\/w|m|m\/m|ma|mass|masse|massen|gew|weight|mas)[.-]*)?%(-?(wt|w\/w|m\/m|mass|by(mass|weight)|massique|(en)?mass[ea]|(in|en)?peso|p\/p|w|m)|\((wt|w\/w|m\/m)\))?$|^(wt)?pct$|^percent(bymass)?$|^(wt|weight|mass)percent$|^(gewichts?|massen)prozent$|^g\/100g$|^质量%$|^质量分数%$|^massfraction%$/,
    1,
  ],
  [/^‰$|^g\/kg$|^mg\/g$|^permille$/, 0.1],
  [
    /^w?ppmw?(-?(wt|mass|w\/w|m\/m|byweight|bymass))?(\(?(w|wt|m|mass)\)?)?$|^mg\/kg$|^([uµμ]|mc)g\/g$|^g\/(t|mt|tonne)$|^mgkg-1$|^([uµμ])gg-1$/,
    1e-4,
  ],
  [
    /^w?ppbw?(-?(wt|mass|w\/w|m\/m|byweight|bymass))?(\(?(w|wt|m|mass)\)?)?$|^([uµμ]|mc)g\/kg$|^ng\/g$|^mg\/t$|^[uµμ]gkg-1$/,
    1e-7,
  ],
  [/^ppt(w|wt)?$|^ng\/kg$|^pg\/g$/, 1e-10],
  [/^(g\/g|kg\/kg|massfraction)$/, 100],
];

const SOLUTION: readonly (readonly [RegExp, number])[] = [
  [/^mg\/(l|dm3|dm³)$|^mg\s?l-1$|^([uµμ]|mc)g\/ml$|^mgl-1$/, 1],
  [/^([uµμ]|mc)g\/(l|dm3)$|^ng\/ml$|^[uµμ]gl-1$/, 1e-3],
  [/^ng\/l$|^pg\/ml$/, 1e-6],
  [/^g\/(l|dm3)$|^mg\/ml$/, 1e3],
];

const INTENSITY =
  /^(k|m)?(cps|counts?|cnts?|cts|imp)(\/s(ec)?|persecond)?(\/ma|\/[uµμ]a)?$|^c\/s$|^int(ens(ity|ität)?)?\.?$|^(net|raw|gross)?(intensity|intensität|counts)$|^ratio$|^mv$|^a\.u\.?$|^abs(orbance)?$|^counts?(per)?(second)?$|^kc\/s$/;

const ATOMIC =
  /^(at|atomic|a)-?pp[mb]$|^pp[mb][-(]?(a|at|atom|atomic|mol)\)?$|^(at|atom|atomic|mol|mole)[.-]*%$|^%-?\(?(at|atom|atomic|mol)\)?$|^(at|atomic|mol)percent$/;

/** The unit that a word names, brackets and blanks aside; undefined for a word that names none. */
export function unitOf(text: string): Unit | undefined {
  const bare = text
    .trim()
    .replace(/^in\s+/i, '')
    .replace(/^[[(](.*)[\])]$/, '$1')
    .replaceAll('·', '')
    .replaceAll(/\s+/g, '')
    .toLowerCase();
  if (bare === '' || bare.length > 24) return undefined;
  const printed = text
    .trim()
    .replace(/^[[(](.*)[\])]$/, '$1')
    .trim();
  for (const [kind, units] of [
    ['mass', MASS],
    ['solution', SOLUTION],
  ] as const) {
    const found = units.find(([pattern]) => pattern.test(bare));
    if (found) return { printed, kind, factor: found[1] };
  }
  if (ATOMIC.test(bare)) return { printed, kind: 'atomic', factor: 0 };
  return INTENSITY.test(bare) ? { printed, kind: 'intensity', factor: 0 } : undefined;
}

const GRAMS = new Map([
  ['g', 1],
  ['mg', 1e-3],
  ['kg', 1e3],
  ['ug', 1e-6],
]);
const LITRES = new Map([
  ['l', 1],
  ['ml', 1e-3],
  ['cm3', 1e-3],
  ['ul', 1e-6],
  ['dm3', 1],
]);

/** Grams or litres of one of a unit of mass or volume: "mg" -> 0.001; undefined for another word. */
export const gramsOf = (word: string): number | undefined => GRAMS.get(word.toLowerCase());
export const litresOf = (word: string): number | undefined => LITRES.get(word.toLowerCase());
