import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { Grade } from '../../../metal/alloy/grade.ts';

/** Grades that are one alloy under several names, by index into the list of grades. */
export interface Families {
  readonly members: readonly (readonly number[])[];
  /** familyOf[grade] indexes `members`. */
  readonly familyOf: Int32Array;
}

/** Contents below this [kg/kg] do not contradict an equivalence: residuals differ between standards of one alloy. */
const DECIDING_CONTENT = 0.003;
/** Slack on touching windows [1]: 5 %, the rounding of printed limits. */
const SLACK = 0.05;

/**
 * Families by transitive closure of the catalogue's `equivalents`, leaving out those that the compositions contradict
 * (DZ4125 and Rene 125 share a name in the handbook, and differ by 1.5 wt% Ti).
 */
export function familiesOf(grades: readonly Grade[]): Families {
  const indexOf = new Map(grades.map((grade, i) => [grade.id, i]));
  const parent = grades.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at]!;
    return at;
  };
  grades.forEach((grade, i) => {
    for (const id of grade.equivalents) {
      const other = indexOf.get(id);
      if (other !== undefined && compatible(grade, grades[other]!)) parent[root(i)] = root(other);
    }
  });
  const members: number[][] = [];
  const familyOf = new Int32Array(grades.length);
  const numberOf = new Map<number, number>();
  grades.forEach((_, i) => {
    const head = root(i);
    const family = numberOf.get(head) ?? members.push([]) - 1;
    numberOf.set(head, family);
    members[family]!.push(i);
    familyOf[i] = family;
  });
  return { members, familyOf };
}

/** True when no element above DECIDING_CONTENT has windows that exclude each other. */
function compatible(a: Grade, b: Grade): boolean {
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
