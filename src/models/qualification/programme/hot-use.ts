/** Families of tests that a material used hot is asked for. */
const FAMILIES = ['creep', 'fatigue'] as const;
export type Family = (typeof FAMILIES)[number];

/** Code under which a person answers for a family that a programme does not name. */
export const CODE_OF: Readonly<Record<Family, string>> = { creep: 'no-creep', fatigue: 'no-fatigue' };

export const FAMILY_WORDS: Readonly<Record<Family, string>> = {
  creep: 'creep or stress rupture',
  fatigue: 'fatigue',
};

/** What a property is called, in the languages of the plants; `family` states it where the name does not. */
export interface NamedProperty {
  readonly id: string;
  readonly unit: string;
  readonly family?: Family | undefined;
}

const CREEP = /creep|stress[ -]?rupture|rupture (life|time)|larson|kriech|zeitstand|fluage|蠕变|持久/i;
const FATIGUE =
  /fatigue|(?<![a-z])[lh]cf(?![a-z])|crack[ -]growth|\bs-?n[ -](line|curve)\b|ermüdung|dauerschwing|dauerfest|wöhler|疲劳/i;
/** Hours: "rupture" alone may be an elongation. */
const HOURS = /^(h|hr|hrs|hours?)$/i;

function familiesOf({ id, unit, family }: NamedProperty): readonly Family[] {
  if (family !== undefined) return [family];
  const isCreep = CREEP.test(id) || (/rupture/i.test(id) && HOURS.test(unit.trim()));
  return [...(isCreep ? (['creep'] as const) : []), ...(FATIGUE.test(id) ? (['fatigue'] as const) : [])];
}

/**
 * Share of the solidus [K/K] above which alloys creep under load: 0.4 (Frost and Ashby, Deformation-Mechanism Maps, 1982: metals from
 * 0.3, alloys from 0.4 of the melting temperature). Recalled.
 */
const HOT = 0.4;
/** Solidus of Inconel 718 [K], the lowest of the common disk alloys (handbook, 1260 degC): of a grade without one. Assumption. */
const LEAST_SOLIDUS_K = 1533;

/** Where metal is used; both [K]. */
export interface HotUse {
  /** Highest temperature in service; absent: hot, as superalloys are bought to be. */
  readonly useTemperature_K?: number | undefined;
  readonly solidus_K?: number | undefined;
}

export const isUsedHot = ({ useTemperature_K, solidus_K = LEAST_SOLIDUS_K }: HotUse): boolean =>
  useTemperature_K === undefined || useTemperature_K >= HOT * solidus_K;

/** Families that a programme of metal used hot does not name; empty for metal used cold. */
export const unnamedFamilies = (properties: readonly NamedProperty[], use: HotUse): readonly Family[] =>
  isUsedHot(use)
    ? FAMILIES.filter((family) => !properties.some((one) => familiesOf(one).includes(family)))
    : [];
