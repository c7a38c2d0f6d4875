import type { Catalogue } from './catalogue.ts';
import type { ElementSymbol } from './element.ts';
import type { Grade } from './grade.ts';

/** Whose names of alloys a plant reads: IN718 or GH4169. */
export type NameRegion = 'western' | 'chinese';

/** One name for each alloy that the catalogue holds under several. */
export interface CatalogueNames {
  /** The id under which the region knows that alloy; what the catalogue does not hold keeps its words. */
  readonly nameOf: (id: string) => string;
  /** The other ids of the same alloy, in the order of the catalogue. */
  readonly alsoOf: (id: string) => readonly string[];
}

/**
 * The names of a region. A grade that the region does not know keeps its id: no other alloy is put in its place.
 * Twins are the `equivalents` of the data that the compositions do not contradict.
 */
export function catalogueNames(catalogue: Catalogue, region: NameRegion): CatalogueNames {
  const known = new Map<string, readonly Grade[]>();
  const twinsOf = (id: string): readonly Grade[] => {
    const twins = known.get(id) ?? twinsIn(id);
    known.set(id, twins);
    return twins;
  };
  const twinsIn = (id: string): readonly Grade[] => {
    const grade = catalogue.get(id);
    if (!grade) return [];
    const family = new Set([grade]);
    // a set is walked to its end, also over what is added on the way
    for (const member of family)
      for (const twin of member.equivalents) {
        const other = catalogue.get(twin);
        if (other && sameAlloy(member, other)) family.add(other);
      }
    return [...catalogue.values()].filter((one) => family.has(one));
  };
  const nameOf = (id: string): string => {
    const grade = catalogue.get(id);
    if (!grade || regionOf(grade) === region) return id;
    return twinsOf(id).find((twin) => regionOf(twin) === region)?.id ?? id;
  };
  return {
    nameOf,
    alsoOf: (id) => {
      const name = nameOf(id);
      return twinsOf(id).flatMap((twin) => (twin.id === name ? [] : [twin.id]));
    },
  };
}

/** Whose name the id of a grade is: those of GB/T 14992 are letters for the process, then a number. */
export const regionOf = ({ id }: Pick<Grade, 'id'>): NameRegion =>
  /^(?:M?GH|FGH|K|DZ|DD|JG)\d/.test(id) ? 'chinese' : 'western';

/** Contents below this [kg/kg] do not contradict an equivalence: residuals differ between standards of one alloy. */
const DECIDING_CONTENT = 0.003;
/** Slack on touching windows [1]: 5 %, the rounding of printed limits. */
const SLACK = 0.05;

/**
 * True when no element above DECIDING_CONTENT has windows that exclude each other: DZ4125 and Rene 125 share a name in
 * the handbook, and differ by 1.5 wt% Ti.
 */
export function sameAlloy(a: Grade, b: Grade): boolean {
  const elements = new Set([...Object.keys(a.nominal), ...Object.keys(b.nominal)]) as Set<ElementSymbol>;
  for (const element of elements) {
    if (element === a.balance || element === b.balance) continue;
    if (Math.max(a.nominal[element] ?? 0, b.nominal[element] ?? 0) < DECIDING_CONTENT) continue;
    const first = windowOf(a, element);
    const second = windowOf(b, element);
    if (first.min > second.max * (1 + SLACK) || second.min > first.max * (1 + SLACK)) return false;
  }
  return true;
}

function windowOf(grade: Grade, element: ElementSymbol): { readonly min: number; readonly max: number } {
  const limit = grade.limits[element];
  if (!limit) return { min: 0, max: DECIDING_CONTENT };
  return { min: limit.min ?? 0, max: limit.max ?? 1 };
}
