import type { Grade } from '../../../metal/alloy/grade.ts';
import { sameAlloy } from '../../../metal/alloy/twins.ts';

/** Grades that are one alloy under several names, by index into the list of grades. */
export interface Families {
  readonly members: readonly (readonly number[])[];
  /** familyOf[grade] indexes `members`. */
  readonly familyOf: Int32Array;
}

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
      if (other !== undefined && sameAlloy(grade, grades[other]!)) parent[root(i)] = root(other);
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
